"""The picture of a verdict for social networks: what stands on it, how its letters are set and its signs drawn."""
