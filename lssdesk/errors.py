"""The kinds of error that an officer or a caller can meet.

Every message is one Swedish sentence, looked up from ``resources/texts``, that says what is the
case, where, and what to do.  Anything that is none of these is a fault of the program itself.
"""


class LssdeskError(Exception):
    """Base of all errors whose message may be shown as it stands."""


class Refused(LssdeskError):
    """A rule says no.

    ``field`` is the JSON pointer into the case document of the field that the rule speaks of
    (``/decision/valid_to``), or empty where it speaks of no single field.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Trouble(LssdeskError):
    """Disk, lock, key or file: the world is not as it has to be.  The message says what to do now."""


class InputError(LssdeskError):
    """The input or the call is wrong (exit code 2): what, where, and how to mend it."""
