"""Evidence before it joins a case: what a source is, and the bytes of a file that is kept as its copy."""
