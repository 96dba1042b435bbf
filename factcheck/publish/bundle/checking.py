"""Verifying a bundle: the container, each member against the manifest, each event, and all that must follow from the events.

The manifest only helps to say what happened to which member. What is proved is proved by the chain of events: whoever alters
a member and writes the manifest anew is found all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from factcheck.model.bundle_report import ALTERED, NOTE, UNPROVED, BundleFinding, BundleReport
from factcheck.model.canonical import sha256
from factcheck.publish.bundle.case_checking import NONSENSE, CheckedCase, check_case
from factcheck.publish.bundle.container import Opened, unpack
from factcheck.publish.bundle.index_page import index_page
from factcheck.publish.bundle.manifest import FORM, INDEX, MANIFEST, Manifest, read_manifest
from factcheck.publish.bundle.record import NotARecordError, article_record, page_of, record_text


def check_bundle(name: str, data: bytes, version: str) -> BundleReport:
    """What is found in a bundle's bytes by this version of the program.

    Raises HostileBundleError and CutBundleError where it is not opened at all.
    """
    return _Checking(name, data, unpack(data), version).report()


class _Checking:
    def __init__(self, name: str, data: bytes, opened: Opened, version: str) -> None:
        self.name, self.data, self.opened, self.version = name, data, opened, version
        self.members: Mapping[str, bytes] = opened.members
        self.findings: list[BundleFinding] = []

    def report(self) -> BundleReport:
        """All checks, one after the other."""
        for name in self.opened.broken:
            self.altered(name, "its bytes do not agree with their check sum in the zip: it was altered or cut")
        manifest = self._manifest()
        cases = [self._case(identifier, manifest) for identifier in self._case_ids(manifest)]
        self._check_article(manifest, cases)
        self._check_index(manifest, cases)
        self._check_strays(manifest, cases)
        if not self.opened.is_exact and not any(one.level == ALTERED for one in self.findings):
            self.altered("", "its members are whole, but the zip around them was packed by another hand")
        for one in manifest.left_out if manifest else ():
            self.findings.append(BundleFinding(NOTE, "", f"{one.what} is not in it: {one.because}"))
        return BundleReport(
            self.name, sha256(self.data), manifest.whole if manifest else "", manifest.made_on if manifest else "",
            manifest.version if manifest else "", manifest.desk_name if manifest else "", len(self.members),
            tuple(one.told for one in cases if one.told), tuple(dict.fromkeys(self.findings)),
        )  # fmt: skip

    def altered(self, member: str, sentence: str) -> None:
        """Note something that is not what was written."""
        self.findings.append(BundleFinding(ALTERED, member, sentence))

    def _manifest(self) -> Manifest | None:
        if MANIFEST not in self.members:
            if MANIFEST not in self.opened.broken:
                self.altered(MANIFEST, "it is missing")
            return None
        try:
            manifest = read_manifest(self.members[MANIFEST])
        except NotARecordError as error:
            self.altered(MANIFEST, f"{error}: it was altered")
            return None
        if manifest.form != FORM:
            self.findings.append(BundleFinding(UNPROVED, MANIFEST, "it is of a form that this version does not know"))
        self._compare(manifest)
        return manifest

    def _compare(self, manifest: Manifest) -> None:
        listed = {one.name: one for one in manifest.members}
        for name, one in listed.items():
            data = self.members.get(name)
            if data is None and name not in self.opened.broken:
                self.altered(name, "it is missing")
            elif data is not None and (len(data), sha256(data)) != (one.size, one.sha256):
                self.altered(name, "it is not what the manifest says: it was altered")
        for name in sorted(set(self.members) - set(listed) - {MANIFEST}):
            self.altered(name, "it was added: the manifest does not name it")

    def _case_ids(self, manifest: Manifest | None) -> list[str]:
        """The cases that the manifest names, and those of which there are members."""
        there = sorted({name.split("/")[1] for name in self.members if name.startswith("cases/")})
        named = list(dict.fromkeys(manifest.cases)) if manifest else []
        for identifier in sorted(set(there) - set(named)) if manifest else ():
            self.altered(f"cases/{identifier}", "it was added: the manifest does not name this case")
        return [*named, *(one for one in there if one not in named)]

    def _case(self, identifier: str, manifest: Manifest | None) -> CheckedCase:
        left_out = {one.what for one in manifest.left_out} if manifest else set()
        checked = check_case(identifier, self.members, left_out, self._is_comparable(manifest))
        self.findings += checked.findings
        return checked

    def _is_comparable(self, manifest: Manifest | None) -> bool:
        """Whether pages can be made anew: they are those of the version that made them."""
        return manifest is None or manifest.version == self.version

    def _check_article(self, manifest: Manifest | None, cases: list[CheckedCase]) -> None:
        records = [one.record for one in cases if one.record]
        if manifest is None or not manifest.article or len(records) < len(cases) or not records:
            return
        expected = {"json": record_text, "html": page_of}
        for ending, make in expected.items():
            name = f"articles/{manifest.article}.{ending}"
            self._compare_made(name, partial(_made, make, records), manifest, is_page=ending == "html")

    def _check_index(self, manifest: Manifest | None, cases: list[CheckedCase]) -> None:
        records = [one.record for one in cases if one.record]
        if manifest is not None and len(records) == len(cases):
            self._compare_made(INDEX, partial(index_page, manifest, records), manifest, is_page=True)

    def _compare_made(self, name: str, make: Callable[[], bytes], manifest: Manifest, *, is_page: bool) -> None:
        if name not in self.members:
            if name not in self.opened.broken:
                self.altered(name, "it is missing")
        elif is_page and not self._is_comparable(manifest):
            self.findings.append(BundleFinding(UNPROVED, name, other_version(manifest.version, self.version)))
        elif not _is_made(make, self.members[name]):
            self.altered(name, "it does not follow from the cases of the bundle: it was altered")

    def _check_strays(self, manifest: Manifest | None, cases: list[CheckedCase]) -> None:
        """Members that nothing in the bundle speaks of."""
        known = {MANIFEST, INDEX, *(name for one in cases for name in one.members)}
        if manifest is not None and manifest.article:
            known |= {f"articles/{manifest.article}.{ending}" for ending in ("json", "html")}
        for name in sorted(set(self.members) - known):
            self.altered(name, "it was added: nothing in the bundle speaks of it")


def _made(make: Callable[[Mapping[str, Any]], bytes], records: list[Mapping[str, Any]]) -> bytes:
    return make(article_record(records))


def _is_made(make: Callable[[], bytes], data: bytes) -> bool:
    """Whether a member is what it must be; what can't be made is not."""
    try:
        return make() == data
    except NONSENSE:
        return False


def other_version(made_by: str, this: str) -> str:
    """Why a page can't be proved."""
    return f"it was made by version {made_by[:40]} and this is {this}, so it can't be made again to compare: read case.json"
