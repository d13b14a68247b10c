"""Start of the program: a command goes to the command line, everything else opens the window."""

import sys

from lssdesk import cli

WINDOW_OPTIONS = ("--demo", "--data", "--pictures")


def main() -> int:
    """The exit code of the command, or of the window."""
    args = sys.argv[1:]
    if args and args[0].split("=")[0] not in WINDOW_OPTIONS:
        return cli.main(args)
    from lssdesk import app

    return app.main(args)


if __name__ == "__main__":
    sys.exit(main())
