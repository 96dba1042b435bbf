"""What stands around the reviews in a DataFeed of schema.org: the head of the feed, and that of each item.

A feed tells of a verdict that was taken back too, by an item without a review that says since when it is gone, so that
whoever reads feeds can take it out.
"""

from __future__ import annotations

from factcheck.publish.claim_review import CONTEXT


def feed_head(changed: str) -> dict[str, str]:
    """The feed without its items. `changed` is the day or the moment of its last change (ISO), "" for none yet."""
    return {"@context": CONTEXT, "@type": "DataFeed", **({"dateModified": changed} if changed else {})}


def item_head(url: str, *, created: str = "", changed: str = "", deleted: str = "") -> dict[str, str]:
    """An item without its reviews: the address of its page and days or moments (ISO), each left out where it is "". An item
    that is deleted has no reviews."""
    dates = {"dateCreated": created, "dateModified": changed, "dateDeleted": deleted, "url": url}
    return {"@type": "DataFeedItem", **{name: value for name, value in dates.items() if value}}
