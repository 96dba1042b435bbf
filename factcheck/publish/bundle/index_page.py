"""The small page that explains a bundle: what it is, what it holds, how to verify it, and what verifying can't tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.publish.bundle.manifest import Manifest
from factcheck.publish.template_files import SHIPPED, TemplateFile


def index_page(manifest: Manifest, told: Sequence[Mapping[str, Any]]) -> bytes:
    """The page of a bundle, from its manifest (whose list of members it does not need) and the records of its cases."""
    from factcheck.publish.template_engine import fill_template

    cases = [record["cases"][0] for record in told]
    record = {
        "language": "en",
        "desk_name": manifest.desk_name,
        "made_on": manifest.made_on,
        "version": manifest.version,
        "article": {"id": manifest.article, "title": _title(cases)} if manifest.article else None,
        "cases": [
            {"id": one["id"], "claim": one.get("claim"), "rating": one.get("rating_label"), "standing": one.get("standing"),
             "url": one.get("url")}
            for one in cases
        ],
        "left_out": [{"what": one.what, "because": one.because} for one in manifest.left_out],
    }  # fmt: skip
    template = TemplateFile("bundle", "html", SHIPPED / "bundle.j2")
    return fill_template(template, record, None, "bundle").encode("utf-8")


def _title(cases: Sequence[Mapping[str, Any]]) -> str:
    return next((str(one["article"].get("title") or "") for one in cases if one.get("article")), "")
