"""Verdict summaries: what readers may see of a case, an article or a period, and the formats it is written in."""
