"""Start of the program: a command goes to the command line, everything else opens the window."""

import sys

from lssdesk import cli


def main() -> int:
    """The exit code of the command, or of the window."""
    args = sys.argv[1:]
    if args and (args[0] in cli.COMMANDS or args[0] in ("--version", "-h", "--help")):
        return cli.main(args)
    from lssdesk import app

    return app.main(args)


if __name__ == "__main__":
    sys.exit(main())
