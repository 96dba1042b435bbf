"""factcheck: a desk for fact-checkers that lives in the terminal.

The package is laid out in rooms (see ARCHITECTURE.md): `model` holds the words of the trade, the rooms above it
each do one kind of work, `desk` is the only door to them, and `cli` is a face on the desk.
"""

__version__ = "0.1.0"
