"""One module for each format that is not made from a template. Each holds a constant `FORMAT` and is light to import."""
