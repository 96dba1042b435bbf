"""Rating scales and the standards of a desk: what a verdict is measured with."""
