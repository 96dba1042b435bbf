"""Keys as people read them on a keyboard, from Textual's names for them."""

from __future__ import annotations

_NAMES = {
    "escape": "esc", "enter": "⏎", "question_mark": "?", "slash": "/", "colon": ":", "space": "space", "plus": "+",
    "minus": "-", "up": "↑", "down": "↓", "left": "←", "right": "→", "full_stop": ".", "comma": ",",
    "left_square_bracket": "[", "right_square_bracket": "]", "asterisk": "*", "exclamation_mark": "!", "tab": "tab",
    "less_than_sign": "<", "greater_than_sign": ">", "equals_sign": "=", "number_sign": "#", "backspace": "⌫",
}  # fmt: skip


def key_name(key: str) -> str:
    """`ctrl+s` as `^s`, `question_mark` as `?`."""
    if key.startswith("ctrl+"):
        return f"^{key_name(key[5:])}"
    return _NAMES.get(key, key)


def textual_name(written: str) -> str:
    """The other way round: `^s` as `ctrl+s`, `?` as `question_mark`; what is no such name stays as it is."""
    if len(written) > 1 and written.startswith("^"):
        return f"ctrl+{textual_name(written[1:])}"
    return next((key for key, name in _NAMES.items() if name == written), written)
