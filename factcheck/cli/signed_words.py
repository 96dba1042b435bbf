"""A command whose words may begin with a minus, `tag k3f -health`. They would otherwise be taken for options, `-health` for
`-h`, and a mistyped option for a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.core import TyperCommand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from typer._click import Context

_TAKEN_AWAY = "+-"  # a plus is no option, and no word of ours begins with both


class SignedWordsCommand(TyperCommand):
    """Takes `-word` for a word. `-h` by itself and all that begins with two dashes stay options."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """As Typer does it, after the words were told from the options."""
        return super().parse_args(ctx, list(_told_apart(args)))


def signed_words(words: Iterable[str]) -> list[str]:
    """The words as they were typed, each with the sign that it had."""
    return [word[1:] if word.startswith(_TAKEN_AWAY) else word for word in words]


def _told_apart(args: Iterable[str]) -> Iterator[str]:
    for arg in args:
        is_word = arg.startswith("-") and not arg.startswith("--") and arg not in ("-", "-h")
        yield f"+{arg}" if is_word else arg
