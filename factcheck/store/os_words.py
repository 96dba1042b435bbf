"""What an error of the operating system means, in plain words."""

from __future__ import annotations

import errno

from factcheck.errors import NotWritableError

_WORDS = {
    errno.ENOSPC: ("the disk is full", "Free some space on it, then run the command again."),
    errno.EROFS: ("the disk can only be read", "Copy the desk to a disk that can be written, or mount it for writing."),
    errno.EACCES: ("you have no right to do that there", "Ask the owner of the desk for the right, or work on a copy."),
    errno.EPERM: ("you have no right to do that there", "Ask the owner of the desk for the right, or work on a copy."),
    errno.EMFILE: ("too many files are open", "Close some programs, then run the command again."),
    errno.ENFILE: ("too many files are open", "Close some programs, then run the command again."),
    errno.EIO: ("the disk reported a fault", "Copy the desk to another disk, then run: factcheck doctor"),
    errno.ENOENT: ("its folder is gone", "Look whether the desk was moved, then run the command again."),
    errno.ENAMETOOLONG: ("its path is too long", "Move the desk to a folder with a shorter path."),
    errno.ELOOP: ("a link stands where a file should be", "Put the file itself in the place of the link."),
    errno.EINTR: ("it was interrupted", "Run the command again."),
    errno.EAGAIN: ("the disk is busy", "Run the command again."),
}
# Not every system knows these two.
if hasattr(errno, "EDQUOT"):
    _WORDS[errno.EDQUOT] = (
        "your share of the disk is used up",
        "Free some of your own files, then run the command again.",
    )
if hasattr(errno, "ESTALE"):
    _WORDS[errno.ESTALE] = ("the network folder went away", "Connect it again, then run the command again.")


def explain(error: OSError) -> str:
    """The cause in a few plain words, as the second half of a sentence."""
    known = _WORDS.get(error.errno or 0)
    return known[0] if known else (error.strerror or str(error) or "the system gave no reason")


def advise(error: OSError) -> str:
    """What to do about it."""
    known = _WORDS.get(error.errno or 0)
    return known[1] if known else "Run the command again; if it happens again: factcheck doctor"


def not_saved(what: str, error: OSError) -> NotWritableError:
    """The error that says that nothing was written and why. `what` begins the sentence: `Case k7h2m3pq`."""
    return NotWritableError(f"{what} was not saved: {explain(error)}. Nothing was changed.", hint=advise(error))
