"""What a desk says of itself in `desk.toml`: who it is, how it rates, who works there, which standards it keeps.

To add a setting: one field here with its explanation, one line in `read_desk_settings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factcheck.config.calendar import KEYS as CALENDAR_KEYS
from factcheck.config.calendar import days_to_answer_from, working_days_from
from factcheck.config.explained import about, explanations
from factcheck.config.person import Person, person_from
from factcheck.config.settings_file import read_bytes
from factcheck.model.agency import KEYS as AGENCY_KEYS
from factcheck.model.agency import Agency, agency_from
from factcheck.model.dataclass import dataclass, field
from factcheck.model.standards import (
    LEVELS,
    MINIMUM_APPROVALS,
    MINIMUM_INDEPENDENT_SOURCES,
    STANDARDS,
    default_levels,
)
from factcheck.model.toml_form import TomlForm, parse_table, shown
from factcheck.model.working_days import DAYS_TO_ANSWER, WorkingDays

AT_LEAST = "at-least"  # the table under [standards] that holds the numbers
MOST_AT_LEAST = 20
COPIES = ("text", "files", "none")  # how much of a captured copy the site's readers get

# The settings under [desk], in the order in which a new file explains them.
DESK_KEYS = ("name", "language", "scale", "organisation", "url", "contact", "corrections", "funding")


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """The settings of one desk. The explanations are for its journalists: a new `desk.toml` carries them as comments."""

    # [desk]
    name: str = field(metadata=about("The name of the desk, as its summaries show it."))
    language: str = field(
        default="en", metadata=about("The language that the desk publishes in, as a tag: en, es, fr, de, pt-BR, …")
    )
    scale: str = field(
        default="default",
        metadata=about(
            "The rating scale, by its key: default, politifact, africa-check, … "
            "A file of your own in the folder scales/ beside this one adds another."
        ),
    )
    organisation: str = field(
        default="", metadata=about("The organisation behind the desk. What is published names it as the checker.")
    )
    url: str = field(default="", metadata=about("The organisation's homepage, with https:// in front."))
    contact: str = field(default="", metadata=about("Where readers reach the desk: an e-mail address or a page."))
    corrections: str = field(
        default="",
        metadata=about("Where readers report a mistake: a page or an e-mail address. Each summary shows it."),
    )
    funding: str = field(default="", metadata=about("Who pays for the work, in a sentence that readers may see."))

    # [standards]
    standards: Mapping[str, str] = field(
        default_factory=default_levels,
        metadata=about(
            "What a case must hold before it goes on. Each is off, warn (it is pointed out) or require (the case waits "
            "until it is met, or somebody sets it aside by name and with a reason). One left out is as in a new desk."
        ),
    )
    independent_sources: int = field(
        default=MINIMUM_INDEPENDENT_SOURCES,
        metadata=about("How many different origins the standard independent-sources asks for."),
    )
    approvals: int = field(
        default=MINIMUM_APPROVALS,
        metadata=about(
            "How many people besides the author have to approve a verdict under the standard second-person."
        ),
    )

    # [review]
    rate_first: bool = field(
        default=False,
        metadata=about(
            "true: a reviewer gives their own rating, with their reason, before the review shows them the author's. "
            "A different rating sends the case back with both reasons, and stats tell how far people agree."
        ),
    )
    reviewers: int = field(
        default=MINIMUM_APPROVALS,
        metadata=about(
            "How many people review a verdict where they rate first: with approvals = 2 and reviewers = 3 two of three "
            "carry it, and one may rate otherwise. Fewer than approvals counts as that many."
        ),
    )

    # [capture]
    capture_on_add: bool = field(
        default=True,
        metadata=about(
            "true: the page at an address is fetched and kept as soon as it is added as evidence. false: it waits for "
            "factcheck evidence capture. Confidential evidence always waits until it is named."
        ),
    )
    public_archive: bool = field(
        default=False,
        metadata=about(
            "true: what is captured is also saved in the Wayback Machine, in public, with the keys of whoever captures it "
            "(theirs, in their own settings). Confidential evidence never is."
        ),
    )

    # [site]
    site_url: str = field(
        default="",
        metadata=about(
            "Where the site that factcheck site build makes will stand, with https:// in front. Feeds, the site map and "
            "ClaimReview need whole addresses; --base-url takes its place."
        ),
    )
    site_copies: str = field(
        default="text",
        metadata=about(
            "How much of a captured source readers may open: text (its readable words, without pictures and scripts), "
            "files (also the very file that was captured), or none (its hash and time alone). New desks show the text: it "
            "lets readers check a quote, while whole files carry pictures, scripts and people’s details that are not yours "
            "to pass on. Choose none where your law does not let you quote that much. Confidential sources appear under "
            "none of them."
        ),
    )
    site_cards: bool = field(
        default=False,
        metadata=about(
            "true: a picture of each verdict for social networks is drawn for its page, which takes a moment for each and "
            "needs the extra “card”."
        ),
    )

    # [signing]
    sign_on_change: bool = field(
        default=False,
        metadata=about(
            "true: each change is signed with the key of whoever makes it, where they have one (factcheck key make), and "
            "factcheck doctor tells what is not signed as it should be."
        ),
    )

    # [calendar]
    weekend: tuple[str, ...] = field(
        default=WorkingDays().weekend,
        metadata=about("The days of every week on which nobody works. Deadlines count working days."),
    )
    holidays: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "Your holidays, which are no working days: a day such as 2026-04-03, or month and day, such as 12-25, for one "
            "of every year."
        ),
    )
    days_to_answer: int = field(
        default=DAYS_TO_ANSWER,
        metadata=about("How many working days a claimant has to answer where a request for a reply names no deadline."),
    )

    # [[agencies]]
    agencies: tuple[Agency, ...] = field(
        default=(),
        metadata=about(
            "News agencies that papers of your country repeat, one [[agencies]] each, beside those that are known "
            "already: papers that name one agency as their source count as one origin."
        ),
    )

    # [[people]]
    people: tuple[Person, ...] = field(
        default=(), metadata=about("The people of the desk, one [[people]] each, with name, address and role.")
    )

    language_fallback: str = field(
        default="",
        metadata=about(
            "The language in which summaries and letters are written where there is no wording in their own. Left out, "
            "they are refused."
        ),
    )

    # Keys of the file that this version does not know. They stay in the file; the desk tells its user about them.
    unknown: tuple[str, ...] = ()

    @property
    def working_days(self) -> WorkingDays:
        """The working days of the desk."""
        return WorkingDays(self.weekend, self.holidays)


def read_desk_settings(path: Path) -> DeskSettings:
    """The settings in a `desk.toml`.

    Raises SettingsError naming the file, the line or key, and what is allowed there. Keys that this version does not
    know are no error: their names are in `unknown`.
    """
    return desk_settings_from(parse_table(read_bytes(path), str(path)), str(path))


def desk_settings_from(table: Mapping[str, Any], file: str) -> DeskSettings:
    """The settings that the table of a file describes. Raises SettingsError."""
    whole = TomlForm(table, file)
    desk, standards = whole.inner("desk"), whole.inner("standards")
    at_least, calendar = standards.inner(AT_LEAST), whole.inner("calendar")
    days = working_days_from(calendar)
    return DeskSettings(
        name=desk.text("name"),
        language=desk.language("language", "en"),
        scale=desk.text("scale", "default"),
        organisation=desk.text("organisation", ""),
        url=_homepage(desk),
        contact=desk.text("contact", ""),
        corrections=desk.text("corrections", ""),
        funding=desk.text("funding", ""),
        standards={known.name: standards.choice(known.name, known.default_level, LEVELS) for known in STANDARDS},
        independent_sources=_number(at_least, "independent-sources", MINIMUM_INDEPENDENT_SOURCES),
        approvals=_number(at_least, "approvals", MINIMUM_APPROVALS),
        rate_first=whole.inner("review").flag("rate-first", False),
        reviewers=_number(whole.inner("review"), "reviewers", MINIMUM_APPROVALS),
        capture_on_add=whole.inner("capture").flag("on-add", True),
        public_archive=whole.inner("capture").flag("public-archive", False),
        site_url=_address(
            whole.inner("site"), "url", 'Write where the site will stand: url = "https://desk.example/checks".'
        ),
        site_copies=whole.inner("site").choice("copies", "text", COPIES),
        site_cards=whole.inner("site").flag("cards", False),
        sign_on_change=whole.inner("signing").flag("on-change", False),
        weekend=days.weekend,
        holidays=days.holidays,
        days_to_answer=days_to_answer_from(calendar),
        agencies=tuple(agency_from(form) for form in whole.each("agencies")),
        people=tuple(person_from(form) for form in whole.each("people")),
        language_fallback=desk.language("language-fallback") if "language-fallback" in desk.table else "",
        unknown=_unknown_keys(whole),
    )


def _homepage(desk: TomlForm) -> str:
    return _address(desk, "url", 'Write the address of the homepage: url = "https://desk.example".')


def _address(form: TomlForm, key: str, hint: str) -> str:
    from urllib.parse import urlsplit

    url = form.text(key, "")
    try:
        is_page = not url or (urlsplit(url).scheme in ("http", "https") and bool(urlsplit(url).hostname))
    except ValueError as error:
        raise form.wrong(key, f"is {shown(url)}", hint) from error
    if not is_page or any(sign.isspace() for sign in url):
        raise form.wrong(key, f"is {shown(url)}", hint)
    return url


def _number(at_least: TomlForm, key: str, default: int) -> int:
    return at_least.whole_number(key, default, least=1, most=MOST_AT_LEAST)


def _unknown_keys(whole: TomlForm) -> tuple[str, ...]:
    desk, standards = whole.inner("desk"), whole.inner("standards")
    return (
        *whole.unknown(("desk", "standards", "review", "capture", "site", "signing", "calendar", "agencies", "people")),
        *desk.unknown((*DESK_KEYS, "language-fallback")),
        *standards.unknown((*(known.name for known in STANDARDS), AT_LEAST)),
        *standards.inner(AT_LEAST).unknown(("independent-sources", "approvals")),
        *whole.inner("review").unknown(("rate-first", "reviewers")),
        *whole.inner("capture").unknown(("on-add", "public-archive")),
        *whole.inner("site").unknown(("url", "copies", "cards")),
        *whole.inner("signing").unknown(("on-change",)),
        *whole.inner("calendar").unknown(CALENDAR_KEYS),
        *(key for form in whole.each("agencies") for key in form.unknown(AGENCY_KEYS)),
        *(key for form in whole.each("people") for key in form.unknown(explanations(Person))),
    )
