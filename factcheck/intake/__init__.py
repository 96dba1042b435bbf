"""From an article to the claims in it: read it, cut it into sentences, rank them, and propose who said what.

Nothing here decides anything: every sentence of the article stays in the answer, ranked or set aside with its reason,
and a person accepts, rewords, splits or declines.
"""
