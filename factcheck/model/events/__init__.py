"""One module for each kind of event: what must hold for it to happen, and what it changes."""
