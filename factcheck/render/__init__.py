"""Everything the command line prints: for a terminal, as labelled lines, as JSON, as CSV. Hostile text leaves it inert."""
