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
