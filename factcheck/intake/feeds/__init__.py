"""Reading what others hand over in bulk: feeds of checks, answers of a search, and the sheets that desks keep."""
