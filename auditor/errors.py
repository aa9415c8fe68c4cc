"""Everything that can go wrong and that a user can act on.

AuditorError
├── InputError          a file, folder or paste cannot be read as what it should be
│   ├── UnreadableInput   missing, empty, binary, too large, not text
│   ├── WrongInput        readable, but not what was asked for (a search-result page, a key file)
│   │   └── WrongQuery      a search that breaks the rules of the boolean language
│   └── ThinInput         readable, but too little of it to say anything
├── ModelError          the language model that was asked for cannot be loaded
├── OutputError         a report cannot be written where it was asked for
└── AuditFileError      a saved audit cannot be loaded back

Every message is one line that says what was found, what was expected and what to try next.
Only `auditor.cli` turns one of these into a printed line and an exit code.
"""


class AuditorError(Exception):
    """Base of all errors that are the input's fault, not the program's; its message is one line.

    Names in archives and what libraries say of damaged files hold line ends and signs that steer a terminal.
    """

    def __init__(self, message: str) -> None:
        super().__init__("".join(sign if sign.isprintable() else " " for sign in message))


class InputError(AuditorError):
    """Something given to the program cannot be used."""


class UnreadableInput(InputError):
    """Missing, empty, binary, too large, or not text at all."""


class WrongInput(InputError):
    """Readable, but not the kind of thing that was asked for."""


class WrongQuery(WrongInput):
    """A search that cannot be understood; `column` counts the characters of `text` from 1."""

    def __init__(self, message: str, text: str, column: int) -> None:
        super().__init__(message)
        self.text = text
        self.column = column


class ThinInput(InputError):
    """Too little text or too few postings to say anything."""


class ModelError(AuditorError):
    """The language model that was asked for cannot be loaded."""


class OutputError(AuditorError):
    """A report or workspace file cannot be written."""


class AuditFileError(AuditorError):
    """A saved audit is damaged, or of a format this version does not know."""
