"""Every error a user can see: what happened, what to do next, and the exit code of the command that met it.

An error is raised where the trouble is found and caught once, at the boundary of a face. The message says what
happened and what was not changed; the hint is the next command or step.
"""

from __future__ import annotations


class FactcheckError(Exception):
    """The root of all errors that a user can see."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(FactcheckError):
    """The command was given something it can't use. Exit code 2."""

    exit_code = 2


class DeskNotFoundError(UsageError):
    """No desk was named and none lies above the working folder."""


class SettingsError(UsageError):
    """A settings file can't be read or holds a value that is not allowed."""


class UnknownPersonError(UsageError):
    """A change was asked for and nobody said who makes it."""


class MissingExtraError(UsageError):
    """A part that is installed separately is needed."""


class NoKeyError(UsageError):
    """A key of one's own is needed and there is none."""


class InvalidDateError(UsageError):
    """A date was given that is neither a day, a month nor a year."""


class RefusedError(FactcheckError):
    """The workflow, a standard or a check refuses the change. Exit code 3."""

    exit_code = 3


class StageRefusedError(RefusedError):
    """A move of the stage is not allowed from here, or its condition is not met."""


class StandardRefusedError(RefusedError):
    """A standard that the desk requires is not met."""


class UnwordedError(RefusedError):
    """A text is asked for in a language that nobody has worded it in, and none may stand in."""


class UnexplainedRatingError(RefusedError):
    """A verdict differs from that of a case with nearly the same claim, and nobody said why."""


class DuplicateRefusedError(RefusedError):
    """The thing is there already."""


class UnreadableSourceError(RefusedError):
    """An article or a file of evidence can't be read, or is larger than what is accepted."""


class NotFoundError(FactcheckError):
    """No such case, article, evidence, question, scale or template. Exit code 4."""

    exit_code = 4


class AmbiguousIdError(NotFoundError):
    """Several things start with the given prefix."""


class SaveError(FactcheckError):
    """The change was not saved. Exit code 5."""

    exit_code = 5


class ChangedMeanwhileError(SaveError):
    """Somebody else changed the case after it was read: nothing was written."""


class LockedError(SaveError):
    """Somebody else is writing the same file and does not finish."""


class NotWritableError(SaveError):
    """The file system refuses the write: no right, no room, or read-only."""


class UncertainSaveError(SaveError):
    """The change may or may not have reached the disk, and reading again did not tell."""


class NewerSchemaError(SaveError):
    """The file was written by a newer version of the program: it is read, never written."""


class CaptureError(FactcheckError):
    """A page could not be fetched or a copy not be made. Exit code 6."""

    exit_code = 6


class AddressRefusedError(CaptureError):
    """The address, or one it leads to, is none that is fetched: another scheme, or a private network."""


class NameNotFoundError(CaptureError):
    """No server has this name, or this machine is not online."""


class PageTimeoutError(CaptureError):
    """The server did not answer, or not to the end, in the time there was."""


class InsecureConnectionError(CaptureError):
    """The server could not prove who it is, so nothing was read from it."""


class PageTooLargeError(CaptureError):
    """The page is larger than what is fetched."""


class TooManyRedirectsError(CaptureError):
    """The address leads on to another, that one to a third, and so on without an end."""


class PageRefusedError(CaptureError):
    """The server answered, and not with the page. `status` is that of HTTP."""

    def __init__(self, message: str, *, status: int, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.status = status


class PageGoneError(PageRefusedError):
    """The server says that the page is not there (404) or is gone (410)."""


class ArchiveBusyError(CaptureError):
    """A public archive wants fewer requests or does not work now: later it may."""


class ArchiveRefusedError(CaptureError):
    """A public archive can't save this page."""


class MissingKeysError(CaptureError):
    """A service asks for keys of its user, and there are none or it does not accept them."""


class DamagedFileError(FactcheckError):
    """A file of the desk is not what was written. Exit code 7.

    `path` names the file, `event` the event that no longer agrees (id, position or "" where none can be named).
    """

    exit_code = 7

    def __init__(self, message: str, *, path: str, event: str = "", hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.path = path
        self.event = event


class TimeStampError(FactcheckError):
    """An answer is no time stamp of what was asked for, or nobody vouches for who gave it. Exit code 7."""

    exit_code = 7
