"""The command line: each command resolves what it was given, calls one job of the desk, and shows what came of it."""
