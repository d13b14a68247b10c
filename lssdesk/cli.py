"""The command line: calculations and checks on files, without a database and without a window.

Exit codes after formats.md §3: 0 done, 1 a check found something that blocks, 2 the input or the
call is wrong (one Swedish line on standard error, nothing on standard output), 3 a fault of the
program.
"""

import argparse
import io
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from lssdesk import __version__, log, paths
from lssdesk.errors import InputError, LssdeskError, Refused
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.store import keys

DONE, BLOCKED, WRONG, FAULT = 0, 1, 2, 3
MOST_BYTES = 50_000_000
MOST_STATISTICS = 250_000_000  # 20,000 persons in five years are 100 MB
MOST_PASSPHRASE = 10_000


class Parser(argparse.ArgumentParser):
    """Says in Swedish how the call is to be written: InputError."""

    def format_help(self) -> str:
        return t("cli.help", usage=self.usage or t("cli.usage")) + "\n"

    def error(self, message: str) -> NoReturn:
        raise InputError(t("cli.call", usage=self.usage or t("cli.usage")))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    log.leave_no_core()
    _speak_utf8()
    try:
        parsed = _parser().parse_args(args)
        run: Callable[[argparse.Namespace], int] = parsed.run
        code = run(parsed)
        sys.stdout.flush()
        return code
    except LssdeskError as error:
        print(_one_line(error), file=sys.stderr)
        return WRONG
    except BrokenPipeError:  # who reads has had enough; what is left in the buffer goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        print(log.report(error, datetime.now()), file=sys.stderr)
        print(t("cli.fault"), file=sys.stderr)
        return FAULT


def _speak_utf8() -> None:
    """What is printed is UTF-8 everywhere (formats.md), also where a system's pipes are not."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _one_line(error: LssdeskError) -> str:
    """The sentence, and the field that it speaks of where it does not say so itself.

    A name that it quotes may hold signs that steer the terminal, or half signs that cannot be printed.
    """
    text = "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(str(error).split()))
    field = error.field if isinstance(error, Refused) else ""
    return t("cli.at_field", text=text, field=field) if field else text


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="lssdesk", usage=t("cli.usage"), add_help=True)
    parser.add_argument("--version", action="version", version=f"lssdesk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    _add_on_files(commands)
    _add_verify(commands)
    _add_full(commands)

    law = commands.add_parser("law", usage="lssdesk law tables|coverage [--json]")
    law.add_argument("what", choices=["tables", "coverage"])
    law.add_argument("--json", action="store_true")
    law.set_defaults(run=_law)

    schema = commands.add_parser("schema", usage="lssdesk schema")
    schema.set_defaults(run=_schema)
    selftest = commands.add_parser("selftest", usage="lssdesk selftest")
    selftest.set_defaults(run=_selftest)
    return parser


def _add_on_files(commands: "argparse._SubParsersAction[Parser]") -> None:
    calc = commands.add_parser("calc", usage="lssdesk calc hours|costs|statistics FIL")
    calc.add_argument("what", choices=["hours", "costs", "statistics"])
    calc.add_argument("file")
    calc.set_defaults(run=_calc)

    check = commands.add_parser("check", usage="lssdesk check FIL [--json]")
    check.add_argument("file")
    check.add_argument("--json", action="store_true")
    check.add_argument("--as-of", type=_day)
    check.set_defaults(run=_check)

    letter = commands.add_parser("letter", usage="lssdesk letter FIL -o UT.pdf")
    letter.add_argument("file")
    letter.add_argument("-o", "--output", required=True)
    letter.set_defaults(run=_letter)


def _add_verify(commands: "argparse._SubParsersAction[Parser]") -> None:
    usage = "lssdesk verify [--data MAPP] [--officer NAMN] [--letter FIL.pdf] [--json]"
    verify = commands.add_parser("verify", usage=usage)
    verify.add_argument("--data", type=Path)
    verify.add_argument("--officer", default="")
    verify.add_argument("--letter", default="")
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(run=_verify)


def _add_full(commands: "argparse._SubParsersAction[Parser]") -> None:
    export = commands.add_parser("export", usage="lssdesk export MAPP [--data MAPP] [--officer NAMN]")
    export.add_argument("folder", type=Path)
    export.add_argument("--data", type=Path)
    export.add_argument("--officer", default="")
    export.set_defaults(run=_export)

    usage = "lssdesk import MAPP --data NY_MAPP --officer NAMN"
    import_ = commands.add_parser("import", usage=usage)
    import_.add_argument("folder", type=Path)
    import_.add_argument("--data", type=Path, required=True)
    import_.add_argument("--officer", required=True)
    import_.set_defaults(run=_import)


def _day(text: str) -> date:
    try:
        if not re.fullmatch(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(t("cli.day", text=text)) from error


def read_text(name: str, most: int | None = None) -> str:
    """The text of a file, or of standard input for ``-``; UTF-8, with or without a byte order mark."""
    data = _bytes(name, sys.stdin.buffer if name == "-" else None, most)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(t("cli.not_utf8", file=name, line=line)) from error


def _bytes(name: str, stream: BinaryIO | None = None, most: int | None = None) -> bytes:
    """All of a file, or of a stream that is open already.  InputError where that cannot be read."""
    most = MOST_BYTES if most is None else most
    try:
        with nullcontext(stream) if stream else Path(name).open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError as error:
        raise InputError(t("cli.no_file", file=name)) from error
    except (OSError, ValueError) as error:
        raise InputError(t("cli.unreadable", file=name)) from error
    if len(data) > most:
        raise InputError(t("cli.too_large", file=name, most=most // 1_000_000))
    return data


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _calc(args: argparse.Namespace) -> int:
    if args.what == "statistics":
        from lssdesk.law import statistics

        _print_json(statistics.calc_statistics(read_text(args.file, MOST_STATISTICS)))
        return DONE
    from lssdesk.law.hours import calc

    count = calc.calc_hours if args.what == "hours" else calc.calc_costs
    _print_json(count(read_text(args.file), date.today()))
    return DONE


def _check(args: argparse.Namespace) -> int:
    from lssdesk.flow import case_file, report

    case = case_file.read(read_text(args.file))
    as_of = args.as_of or date.today()
    found = report.check(case, as_of)
    if args.json:
        _print_json(found)
    else:
        print(report.in_words(found))
    return BLOCKED if report.blocks(found) else DONE


def _letter(args: argparse.Namespace) -> int:
    from lssdesk.flow import case_file, letters
    from lssdesk.store.files import write_durably

    case = case_file.read(read_text(args.file))
    pdf = letters.final_pdf(case, date.today())
    output = Path(args.output)
    if not output.parent.is_dir() or (output.exists() and not output.is_file()):
        raise InputError(t("cli.unwritable", file=args.output))
    write_durably(output, pdf)
    return DONE


def _law(args: argparse.Namespace) -> int:
    from lssdesk.law import coverage, tables

    if args.what == "coverage":
        found = coverage.report()
        words = coverage.in_words(found)
    else:
        found = {"tables": tables.law_versions(date.today())}
        words = "\n".join(t("cli.table", **row) for row in found["tables"])
    if args.json:
        _print_json(found)
    else:
        print(words)
    return DONE


def _verify(args: argparse.Namespace) -> int:
    """Check the signed letters, or whether a file is one of them; the database is read and never written."""
    from lssdesk.flow import verify, verify_report
    from lssdesk.store.reading import reading

    pdf = _bytes(args.letter) if args.letter else None
    folder = args.data or paths.data_folder()
    key = _key(folder, args.officer)
    with reading(folder, key) as database:
        if pdf is None:
            result = verify.check(database)
            whole, found = result.whole, verify_report.as_json(result)
            words = verify_report.lines(result)
        else:
            letter = verify.find(database, pdf)
            whole, found = letter is not None and not letter.remarks, verify_report.found_as_json(letter)
            words = verify_report.found(letter)
    if args.json:
        _print_json(found)
    else:
        print("\n".join(words))
    return DONE if whole else BLOCKED


def _export(args: argparse.Namespace) -> int:
    """Everything in open formats, as an officer who may; two persons where the municipality wants it."""
    from lssdesk.flow import full_export
    from lssdesk.flow.desk import Desk
    from lssdesk.store.office import Office

    if not args.folder.is_dir():
        raise InputError(t("cli.unwritable", file=args.folder))
    folder = args.data or paths.data_folder()
    unlocked = _unlocked(folder, args.officer)
    desk = Desk(Office.open(folder, unlocked.key, _now()), unlocked, _now)
    try:
        done = full_export.export(desk, args.folder)
    finally:
        desk.close()
    print(t("archive.export.done", folder=done.folder, rows=done.rows, files=done.files))
    return DONE


def _import(args: argparse.Namespace) -> int:
    """A full export into a new office; the code of its recovery sheet is printed once."""
    from lssdesk.flow import full_import

    full_import.checked(args.folder)
    done = full_import.read(args.folder, args.data, args.officer, _passphrase(), _now())
    print(t("archive.export.imported", rows=done.rows, code=done.recovery_code))
    return DONE


def _now() -> datetime:
    return datetime.now(UTC)


def _key(folder: Path, officer: str) -> "keys.DatabaseKey":
    """The database's key, opened by the passphrase of an officer, of ``officer`` where one is named."""
    return _unlocked(folder, officer).key


def _unlocked(folder: Path, officer: str) -> "keys.Unlocked":
    from lssdesk.store import keys

    if keys.state(folder) in ("new", "unfinished"):
        raise InputError(t("verify.no_folder", folder=folder))
    unlocked = keys.unlock(folder, _passphrase(), datetime.now(UTC))
    if officer and unlocked.officer != officer:
        raise InputError(t("verify.other_officer", officer=officer))
    return unlocked


def _passphrase() -> str:
    """Typed unseen at a terminal, else the first line of standard input: never an argument or a variable,
    which other programs can read."""
    if sys.stdin.isatty():
        import getpass  # 5 ms that every start would pay

        return getpass.getpass(t("verify.passphrase"))
    try:
        line = sys.stdin.buffer.readline(MOST_PASSPHRASE).decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputError(t("cli.not_utf8", file="-", line=1)) from error
    if not line:
        raise InputError(t("verify.no_passphrase"))
    return line


def _schema(args: argparse.Namespace) -> int:
    from lssdesk.flow import schema

    sys.stdout.write(schema.text())
    return DONE


def _selftest(args: argparse.Namespace) -> int:
    from lssdesk import selftest

    return selftest.run()
