"""How the process that takes a source apart says that it can't be read."""

from __future__ import annotations


class SourceRefusedError(Exception):
    """The source can't be read. `sentence` goes on after its name: `is locked with a password.`"""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
