"""Taking an article in: it is read, recognised or kept, and its sentences are proposed as claims to open cases on."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from factcheck.desk.cases import Done, NewClaim, opening
from factcheck.desk.place import Desk
from factcheck.desk.ranking import scorer_here
from factcheck.errors import UnreadableSourceError, UsageError
from factcheck.evidence.sources import demand_address
from factcheck.intake.propose import propose
from factcheck.intake.readers import read_article
from factcheck.intake.selecting import select_proposals
from factcheck.intake.splitting import split_claim
from factcheck.matching.articles import Known, find_known, words_key
from factcheck.model.article import Article
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Draft
from factcheck.model.marks import place_at
from factcheck.model.proposal import Claimant, Proposal, Proposed, ReadArticle, Sentence
from factcheck.model.stages import DECLINED

TAKEN_BACK = "taken back while its article was gone through"  # the reason of a case that was opened by a wrong key
LARGEST_SOURCE = 64 * 1024 * 1024  # bytes read before a reader sees them; each reader has a smaller limit of its own


@dataclass(frozen=True, slots=True)
class Given:
    """What the person says about an article; it goes before what the source states. "" where they said nothing.

    `not_taken` names the details that the source states and the person does not believe, parted by blanks.
    """

    url: str = ""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published_on: str = ""
    not_taken: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal and what became of it before: the case that was opened on it, or the reason it was declined."""

    proposal: Proposal
    case: str = ""
    declined: str = ""

    @property
    def is_new(self) -> bool:
        """Whether nobody has decided on it yet."""
        return not self.case and not self.declined


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An article at the desk with its candidates, best first. `recognised` says why it was known already ("" for a new
    one), `is_new_version` that its text had changed, `sources` where each proposed detail came from, `captured` the SHA-256
    of the WARC where a page was fetched."""

    article: Article
    recognised: str
    is_new_version: bool
    candidates: tuple[Candidate, ...]
    aside: tuple[Sentence, ...]
    sources: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...] = ()
    captured: str = ""

    @property
    def is_capture_tied(self) -> bool:
        """Whether the newest version of the article was read from what was captured now."""
        return self.article.current.raw_sha256 == self.captured

    @property
    def undecided(self) -> tuple[Candidate, ...]:
        """The candidates that nobody has decided on yet."""
        return tuple(candidate for candidate in self.candidates if candidate.is_new)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """An article before it is taken in: each detail with its value and where it came from; why it is known, "" if not."""

    details: tuple[tuple[str, str, str], ...]
    recognised: str


def read_source(source: str, *, encoding: str = "") -> ReadArticle:
    """Read an article from a file, or from standard input where the source is `-`. `desk.pages` reads addresses.

    `encoding` is that of a text, where somebody knows it. Raises UnreadableSourceError for what is missing, too large, or no
    text, UsageError for an encoding that nobody knows.
    """
    stated = _stated(encoding)
    if source == "-":
        return read_article(sys.stdin.buffer.read(LARGEST_SOURCE + 1), name="", media_type=stated)
    try:
        path = Path(source).expanduser()
        with path.open("rb") as file:
            data = file.read(LARGEST_SOURCE + 1)
    except (OSError, RuntimeError, ValueError) as error:  # unreadable, no such home folder, no possible path
        why = getattr(error, "strerror", None) or "it is no path of a file"
        raise UnreadableSourceError(
            f"{source} can't be read: {why}. Nothing was changed.",
            hint="Give an address, the path of a file, or - to read from standard input.",
        ) from error
    return read_article(data, name=path.name.encode("utf-8", "replace").decode(), media_type=stated)


def read_written(text: str) -> ReadArticle:
    """Read an article that somebody wrote or pasted into their editor."""
    return read_article(text)


def say_detail(given: Given, name: str, words: str) -> Given:
    """What is said of an article, with one detail more; words of a dash say that there is none, whatever the source states.

    Raises UsageError for an address that is none, InvalidDateError for such a date.
    """
    if words == "-":
        return replace(given, **{name: "", "not_taken": f"{given.not_taken} {name}"})
    said = replace(given, **{name: words})
    _given_body(said)
    return said


def look_at(desk: Desk, read: ReadArticle, given: Given) -> LookedAt:
    """What would be known of an article and whether it is at the desk already; nothing is kept."""
    details, sources = _details(read, given)
    known = _find_known(desk, read, details)
    return LookedAt(sources, known.because if known else "")


def take_in(desk: Desk, read: ReadArticle, given: Given) -> TakenIn:
    """Keep an article, or recognise it, and propose its claims. An article that changed is kept as a new version."""
    details, sources = _details(read, given)
    digest = sha256(read.text.encode())
    known = _find_known(desk, read, details)
    if known is None:
        article = _keep_new(desk, read, digest, details)
    else:
        article = _keep_known(desk, known.article, read, digest, given)
    result = propose(read.text, title=article.title, published_on=article.published_on, scorer=scorer_here())
    return TakenIn(
        article=article,
        recognised=known.because if known else "",
        is_new_version=known is not None and known.article.version(digest) is None,
        candidates=candidates_of(desk, article, [_placed(proposal, read) for proposal in result.proposals]),
        aside=result.aside,
        sources=sources,
        notes=read.notes,
        captured=sha256(read.raw) if read.final_url else "",
    )


def accept(desk: Desk, taken: TakenIn, proposal: Proposal, *, claims: Sequence[str] = (), claimant: str | None = None
           ) -> list[Done]:  # fmt: skip
    """Open a case on a proposal: on its own words, on a rewording, or one each on its parts."""
    return [_open(desk, taken, proposal, claim, claimant) for claim in (claims or (proposal.quote.text,))]


def accept_all(
    desk: Desk, taken: TakenIn, proposals: Sequence[Proposal], progress: Callable[[int, int], None] | None = None
) -> list[tuple[Proposal, Done]]:
    """Open a case on each proposal that has none yet. `progress` is told how many of how many are done."""
    undecided = {candidate.proposal.rank for candidate in taken.candidates if not candidate.case}
    chosen = [proposal for proposal in proposals if proposal.rank in undecided]
    opened = []
    for number, proposal in enumerate(chosen, 1):
        opened.append((proposal, _open(desk, taken, proposal, proposal.quote.text, None)))
        if progress is not None:
            progress(number, len(chosen))
    return opened


def choose(taken: TakenIn, which: str | None, min_score: float | None) -> tuple[Proposal, ...]:
    """The proposals of these ranks, or that score so much; a declined one only where its rank is named.

    Raises UsageError for ranks that are not there.
    """
    chosen = select_proposals(tuple(candidate.proposal for candidate in taken.candidates), which, min_score)
    if which is not None and which.strip()[:1].isdigit():
        return chosen
    declined = {candidate.proposal.rank for candidate in taken.candidates if candidate.declined}
    return tuple(proposal for proposal in chosen if proposal.rank not in declined)


def propose_parts(proposal: Proposal) -> tuple[str, ...]:
    """The parts of a compound sentence as claims of their own; the one sentence where it has none."""
    return split_claim(proposal.quote.text)


def decline(desk: Desk, taken: TakenIn, proposal: Proposal, reason: str = "") -> Article:
    """Remember that a person looked at a proposal and opened no case, so that it is not proposed again."""
    draft = Draft("proposal-declined", {}, {"quote": proposal.quote.text, "reason": reason.strip()})
    return _change(desk, taken.article, draft)


def amend_article(desk: Desk, article_id: str, given: Given) -> Article:
    """Write or change details of an article."""
    identifier = desk.store.resolve_article(article_id)
    return _change(desk, desk.store.read_article(identifier).article, Draft("article-amended", {}, _given_body(given)))


def _details(read: ReadArticle, given: Given) -> tuple[dict[str, str], tuple[tuple[str, str, str], ...]]:
    dated = Proposed(str(read.published_on[0]), read.published_on[1]) if read.published_on else None
    proposed = {
        "url": read.url, "title": read.title, "publisher": read.publisher, "author": read.author, "published_on": dated,
    }  # fmt: skip
    not_taken = given.not_taken.split()
    stated = {name: value for name, value in proposed.items() if value and value.value and name not in not_taken}
    body = {name: value.value for name, value in stated.items()}
    sources = {name: (value.value, value.source) for name, value in stated.items()}
    said = _given_body(given)
    sources |= {name: (value, "given") for name, value in said.items()}
    extra = {"language": read.language, "source_name": read.source_name}
    details = {**body, **said, **{name: value for name, value in extra.items() if value}}
    return details, tuple((name, value, source) for name, (value, source) in sources.items())


def _given_body(given: Given) -> dict[str, str]:
    body = {
        name: getattr(given, name).strip() for name in ("url", "title", "publisher", "author") if getattr(given, name)
    }
    if given.url:
        demand_address(given.url)
    if given.published_on:
        body["published_on"] = str(PartialDate.parse(given.published_on))
    return body


def _text_fields(desk: Desk, read: ReadArticle, digest: str) -> dict[str, str]:
    kept = desk.store.keep_bytes(read.raw, read.extension)
    return {"text_sha256": digest, "raw_sha256": kept, "raw_extension": read.extension}


def _text_body(read: ReadArticle) -> dict[str, Any]:
    """The text with what belongs to it; what is not known is left out, as in events of before."""
    known = {"marks": [list(mark) for mark in read.marks], "final_url": read.final_url, "taken_at": read.taken_at}
    return {"text": read.text, **{name: value for name, value in known.items() if value}}


def _find_known(desk: Desk, read: ReadArticle, details: dict[str, str]) -> Known | None:
    digest, articles = sha256(read.text.encode()), desk.store.iter_article_states()
    return find_known(read.text, digest, details.get("title", ""), details.get("url", ""), articles)


def _placed(proposal: Proposal, read: ReadArticle) -> Proposal:
    """The proposal with the page or the time at which readers find it."""
    place = place_at(read.marks, proposal.quote.start or 0)
    return replace(proposal, quote=replace(proposal.quote, place=place)) if place else proposal


def _stated(encoding: str) -> str:
    """The media type of a text in an encoding that somebody named."""
    if not encoding:
        return ""
    try:
        codecs.lookup(encoding)
    except (LookupError, ValueError) as error:
        raise UsageError(
            f"Nobody knows an encoding “{encoding}”. Nothing was changed.", hint="For example: --encoding windows-1250"
        ) from error
    return f"text/plain; charset={encoding}"


def _keep_new(desk: Desk, read: ReadArticle, digest: str, details: dict[str, str]) -> Article:
    who, fields = desk.who, _text_fields(desk, read, digest)

    def edit(change: Change[Article]) -> None:
        own = {**fields, "article": change.state.id}
        change.add(Draft("article-added", own, {**details, **_text_body(read)}))

    return desk.store.create_article(edit, by=who, at=desk.moment).article


def _keep_known(desk: Desk, article: Article, read: ReadArticle, digest: str, given: Given) -> Article:
    said = {name: value for name, value in _given_body(given).items() if value != article.detail(name)}
    is_new_text = article.version(digest) is None
    if not said and not is_new_text:
        return article
    who = desk.who
    fields = _text_fields(desk, read, digest) if is_new_text else {}

    def edit(change: Change[Article]) -> None:
        if is_new_text:
            change.add(Draft("version-kept", fields, _text_body(read)))
        if said:
            change.add(Draft("article-amended", {}, said))

    return desk.store.change_article(article.id, edit, by=who, at=desk.moment).article


def candidates_of(desk: Desk, article: Article, proposals: Sequence[Proposal]) -> tuple[Candidate, ...]:
    """Proposals with what became of each. A case that was taken back leaves its claim undecided."""
    opened: dict[str, str] = {}
    for identifier in desk.store.cases_of_article(article.id):
        case = desk.store.read_case(identifier).case
        is_taken_back = case.stage == DECLINED and case.stage_reason == TAKEN_BACK
        if case.quote is not None and not is_taken_back:
            opened.setdefault(words_key(case.quote.text), identifier)
    declined = {words_key(one.quote): one.reason or "declined" for one in article.declined}
    candidates = []
    for proposal in proposals:
        key = words_key(proposal.quote.text)
        candidates.append(Candidate(proposal, opened.get(key, ""), declined.get(key, "")))
    return tuple(candidates)


def _open(desk: Desk, taken: TakenIn, proposal: Proposal, claim: str, claimant: str | None) -> Done:
    new = _new_claim(taken.article, proposal, claim)
    if claimant is not None:
        new = replace(new, claimant=claimant, claimant_kind="unknown")

    def edit(change: Change[Case]) -> None:
        change.add(opening(new, change.state.id))

    case = desk.store.create_case(edit, by=desk.who, at=desk.moment).case
    return Done(case, "case", case.id)


def _new_claim(article: Article, proposal: Proposal, claim: str) -> NewClaim:
    """What an article tells of a claim in it: it was made on the day that its sentence says, else there on the day it
    appeared, by whom it names or by itself."""
    outlet = Claimant(article.publisher, "outlet") if article.publisher else None
    claimant = proposal.claimant or outlet
    return NewClaim(
        claim=" ".join(claim.split()),
        quote=proposal.quote,
        claimant=claimant.name if claimant else "",
        claimant_kind=claimant.kind if claimant else "unknown",
        claimed_on=proposal.said_on or str(article.published_on or ""),
        appearance=article.url or article.title or article.detail("source_name"),
        article=article.id,
        score=proposal.score,
        reasons=tuple(reason.phrase for reason in proposal.reasons if reason.weight > 0),
        times=proposal.times,
        quantities=proposal.quantities,
        names=proposal.names,
        type=proposal.type,
        type_because=proposal.type_because,
    )


def _change(desk: Desk, article: Article, draft: Draft) -> Article:
    def edit(change: Change[Article]) -> None:
        change.add(draft)

    changed: Any = desk.store.change_article(article.id, edit, by=desk.who, at=desk.moment)
    return changed.article  # type: ignore[no-any-return]
