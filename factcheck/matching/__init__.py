"""Whether two articles or two claims are the same, by rules that show their reasons."""
