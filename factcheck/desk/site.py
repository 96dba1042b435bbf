"""The desk's site: build it, changing only what has to change, and look it through before it is put online."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factcheck.desk.place import Desk
from factcheck.desk.site_hands import SiteHands
from factcheck.desk.site_making import make_files
from factcheck.desk.site_reading import SiteReading, read_cases
from factcheck.desk.site_room import SiteOrder, SiteRoom
from factcheck.errors import RefusedError, UsageError
from factcheck.model.collecting import uncollected
from factcheck.model.site import SiteBuilt
from factcheck.publish.clearance import public_url
from factcheck.publish.site.folder import Made, SiteFolder, open_folder
from factcheck.publish.site.job import Job
from factcheck.publish.site.plan import plan_site

Progress = Callable[[str, int, int], None]  # what is done, how much of it, of how much


def build_site(
    desk: Desk, folder: Path, *, base_url: str = "", language: str = "", progress: Progress = lambda *_: None
) -> SiteBuilt:
    """Build the site of what the desk published. A file that would be the same is not touched.

    Raises RefusedError where the folder holds what is not ours or lies in the desk, UsageError for an address that is none,
    SettingsError for a language that the site has no words in, DamagedFileError, NotWritableError.
    """
    room = site_room(desk, folder, base_url=base_url, language=language)
    room.templates.site_words  # noqa: B018 - a language without words is refused before the folder is made
    site = open_folder(room.order.folder)
    with SiteHands(room) as hands, uncollected():  # what is known of all cases and files is kept until the end
        jobs, reading = planned(room, hands, progress)
        made, written = _make(hands, site, jobs, reading, progress)
    removed = sum(site.take_away(path) for path in site.known.keys() - made.keys())
    site.write_manifest(made, {"base_url": room.order.base_url, "language": room.order.language})
    return _told(room, reading, made, written, removed)


def site_room(desk: Desk, folder: Path, *, base_url: str = "", language: str = "") -> SiteRoom:
    """What a site is made with. Raises RefusedError and UsageError as `build_site` does."""
    target = folder.absolute()
    if target.resolve() == desk.root or desk.root in target.resolve().parents or target.resolve() in desk.root.parents:
        raise RefusedError(
            f"{folder} and the desk lie in each other. Nothing was written.",
            hint="Name a folder beside the desk: factcheck site build public",
        )
    order = SiteOrder(desk.root, target, site_address(base_url or desk.settings.site_url),
                      language or desk.settings.language, desk.today)  # fmt: skip
    return SiteRoom(order, desk)


def site_address(address: str) -> str:
    """Where the site will stand, with a slash at its end; "" where nobody said. Raises UsageError where it is no address."""
    if not address:
        return ""
    known = public_url(address)
    if not known or "?" in known or "#" in known:
        raise UsageError(
            f"“{address}” is no address that a site can stand at.",
            hint="factcheck site build public --base-url https://desk.example/checks",
        )
    return known if known.endswith("/") else f"{known}/"


def _read(room: SiteRoom, hands: SiteHands, progress: Progress) -> SiteReading:
    total, done = [0], [0]

    def begin(count: int) -> None:
        total[0] = count

    def step(count: int) -> None:
        done[0] += count
        progress("Reading cases", done[0], total[0])

    return read_cases(room, hands, begin, step)


def planned(room: SiteRoom, hands: SiteHands, progress: Progress = lambda *_: None) -> tuple[list[Job], SiteReading]:
    """The jobs of all files of a site as the desk stands now, and what was read for them."""
    reading = _read(room, hands, progress)
    places = {one.entry.id: place for place, one in reading.cases.items()}
    return plan_site(reading.entries, places, room.frame, room.templates, room.frame_digest), reading


def _make(
    hands: SiteHands, site: SiteFolder, jobs: list[Job], reading: SiteReading, progress: Progress
) -> tuple[dict[str, Made], int]:
    """Make what is not current: everything that stands afterwards, and how many files were written."""
    made = {one.path: site.known[one.path] for one in jobs if site.is_current(one.path, one.digest)}
    wanted = [one for one in jobs if one.path not in made]
    written = 0
    for number, (path, known, was_written) in enumerate(make_files(hands, site, wanted, reading.records), 1):
        if known is not None:
            made[path] = known
        written += was_written
        progress("Writing pages", number, len(wanted))
    return made, written


def _told(room: SiteRoom, reading: SiteReading, made: dict[str, Made], written: int, removed: int) -> SiteBuilt:
    shown = [entry for entry in reading.entries if entry.is_shown]
    notes = []
    if not room.order.base_url:
        notes.append(
            "Nobody said where the site will stand, so it has no site map and its links are relative: "
            "--base-url, or url under [site] in desk.toml."
        )
    if room.desk.settings.site_cards and not room.frame.cards:
        notes.append("There are no pictures for social networks: they need the extra “card”, which is not installed.")
    if room.frame.cards and not room.order.base_url:
        notes.append(
            "The pictures for social networks are drawn and not named by the pages, which need --base-url for that."
        )
    return SiteBuilt(
        folder=room.order.folder,
        base_url=room.order.base_url,
        checks=len(shown),
        articles=sum(path.startswith("articles/") for path in made),
        files=len(made),
        written=written,
        removed=removed,
        read=reading.read,
        leaks=tuple(reading.leaks),
        notes=tuple(notes),
    )
