"""One screen, one file, its `.tcss` beside it."""
