"""Random cases that could have happened: several people, several copies, everything through the checks.

`random_case` and `random_copies` make them from a `random.Random`, `histories` as a hypothesis strategy that shrinks to the
fewest steps. Each step is one seed, so a step means the same whatever comes before it: leaving one out leaves the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from hypothesis import strategies as st

from factcheck.errors import FactcheckError
from factcheck.model import stages
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.change import Change, add_article, change_case, open_case
from factcheck.model.event import Draft, Event, Who, make_event
from factcheck.model.evidence import KINDS, STANCES
from factcheck.model.fold import fold_case, in_order
from factcheck.model.ids import new_id
from factcheck.model.standards import STANDARDS
from tests.model.making import ANA, AT, BEN, CLEO, OTHER_CASE, moment, text_fields

PEOPLE = (ANA, BEN, CLEO, Who("Dora Lind"))

# Few enough that two people often say the same, and with letters, directions and signs that are easily damaged.
TEXTS = (
    "The Halden bridge was closed for the whole of 1952.",
    "The ferry carried 40,000 people; nobody counted them.",
    "Zażółć gęślą jaźń – „most” był zamknięty.",
    "پل در سال ۱۹۵۲ بسته بود\u200cاست.",
    "橋は一年中閉鎖されていた。",
    'He wrote "closed\\open"\tand\nleft. 👩‍🔬',
    "<b>closed</b> [/] =1+1 \u202enepo",
)
DATES = ("1952", "1952-06", "2026-02-27", "unknown")
DAYS = ("2026-03-20", "2026-04-01", "2027-01-31")
RATINGS = ("true", "half-true", "false")
TAGS = ("bridges", "history", "transport")
URLS = tuple(f"https://records.example/{number}" for number in range(4))

Action = Callable[[Random, Case], Draft]


def random_case(rng: Random, n: int, *, foreign: bool = False) -> list[Event]:
    """A valid case of `n` events (at least 1) by several people on one copy; `foreign` lets a newer version add to it."""
    events = _opening(rng)
    while len(events) < n:
        step = _foreign if foreign and not rng.randrange(10) else _act
        events = step(rng, events)
    return events[:n]


def random_copies(rng: Random, n: int, copies: int = 3, *, foreign: bool = True) -> list[list[Event]]:
    """Copies of one case after `n` steps, each something done on one of them or one meeting another."""
    return _play([rng.getrandbits(64) for _ in range(n)], rng.getrandbits(64), copies, foreign)


def random_article(rng: Random, n: int = 1) -> list[Event]:
    """A valid article of `n` events (at least 1)."""
    change = add_article(new_id(rng.getrandbits), rng.choice(PEOPLE), AT, _salts(rng))
    text = " ".join(rng.choices(TEXTS, k=3))
    own = {"article": change.state.id, **text_fields(text)}
    change.add(Draft("article-added", own, {"text": text, "title": rng.choice(TEXTS), "url": rng.choice(URLS)}))
    while len(change.events) < n:
        change.add(Draft("proposal-declined", {}, {"quote": rng.choice(TEXTS), "reason": rng.choice(TEXTS)}))
    return change.events


def histories(copies: int = 3, most: int = 24, *, foreign: bool = True) -> st.SearchStrategy[list[list[Event]]]:
    """The events of each of several copies of one case, after at most `most` steps in which people work and meet."""
    seeds = st.integers(0, 2**32 - 1)
    return st.builds(lambda steps, start: _play(steps, start, copies, foreign), st.lists(seeds, max_size=most), seeds)


def cases(most: int = 24, *, foreign: bool = True) -> st.SearchStrategy[list[Event]]:
    """The events of one case that copies have worked on and met over."""
    return histories(2, most, foreign=foreign).map(lambda copies: in_order(copies[0] + copies[1]))


def worked_on(rng: Random, events: list[Event]) -> list[Event]:
    """The events of a case and one more, by somebody who had seen them all."""
    return _act(rng, events)


def _play(steps: Iterable[int], start: int, copies: int, foreign: bool) -> list[list[Event]]:
    held = [_opening(Random(start))] * copies
    # A few steps lead to no late stage, so half of all cases begin with some work behind them.
    for _ in range(Random(start).choice((0, 0, 6, 14))):
        held = [_act(Random(start + len(held[0])), held[0])] * copies
    for seed in steps:
        rng = Random(seed)
        place = rng.randrange(copies)
        kind = rng.randrange(12)
        if kind == 0:
            held[place] = in_order(held[place] + held[rng.randrange(copies)])
        elif kind == 1 and foreign:
            held[place] = _foreign(rng, held[place])
        else:
            held[place] = _act(rng, held[place])
    return held


def _opening(rng: Random) -> list[Event]:
    change = open_case(new_id(rng.getrandbits), rng.choice(PEOPLE), AT, _salts(rng))
    body: dict[str, Any] = {"claim": rng.choice(TEXTS)}
    if rng.randrange(2):
        body |= {"claimant": {"name": "Ivo Brandt", "kind": "person"}, "claimed_on": rng.choice(DATES)}
        body |= {"appearance": rng.choice(URLS), "score": rng.randrange(1001), "reasons": [rng.choice(TEXTS)]}
    change.add(Draft("case-opened", {"case": change.state.id}, body))
    return change.events


def _act(rng: Random, events: list[Event]) -> list[Event]:
    """The events after one thing that is allowed now; a note where everything tried was refused."""
    change = change_case(events, rng.choice(PEOPLE), moment(rng.randrange(10_000)), _salts(rng))
    for _ in range(4):
        if _happens(rng, change, rng.choice(_ACTIONS)):
            return change.events
    _happens(rng, change, _note)
    return change.events


def _happens(rng: Random, change: Change[Case], action: Action) -> bool:
    try:
        change.add(action(rng, change.state))
    except FactcheckError:
        return False
    return True


def _foreign(rng: Random, events: list[Event]) -> list[Event]:
    """Something that a newer version does: a kind and fields that this one does not know."""
    case = fold_case(events)
    kind = rng.choice(("image-geolocated", "note-added", "claim-amended"))
    fields = {"lens": {"metres": rng.randrange(100), "signs": [None, True, "☂"]}, "with": "f" * 64}
    body = {"text": rng.choice(TEXTS), "why": rng.choice(TEXTS), "mood": [rng.choice(TEXTS)]}
    event = make_event(
        Draft(kind, fields, body),
        by=rng.choice(PEOPLE),
        at=moment(rng.randrange(10_000)),
        clock=case.clock + 1,
        parents=case.heads,
        salt=_salts(rng)(),
    )
    return [*events, event]


def _salts(rng: Random) -> Callable[[], str]:
    return lambda: f"{rng.getrandbits(128):032x}"


def _evidence(rng: Random, case: Case) -> str:
    return rng.choice(case.evidence).id if case.evidence else "00000000"


def _cites(rng: Random, case: Case) -> list[str]:
    counting = [piece.id for piece in case.evidence if piece.counts]
    return rng.sample(counting, k=rng.randint(1, len(counting))) if counting else []


def _note(rng: Random, _case: Case) -> Draft:
    return Draft("note-added", {}, {"text": rng.choice(TEXTS)})


def _reword(rng: Random, _case: Case) -> Draft:
    return Draft("claim-reworded", {}, {"claim": rng.choice(TEXTS), "reason": rng.choice(TEXTS)})


def _amend(rng: Random, _case: Case) -> Draft:
    details: dict[str, Any] = {
        "claimant": {"name": rng.choice(("Ivo Brandt", "unknown")), "kind": "person"},
        "claimed_on": rng.choice(DATES),
        "appearance": rng.choice((*URLS, "unknown")),
        "why": rng.choice(TEXTS),
        "checkable": rng.choice(("checkable", "opinion", "")),
        "priority": rng.randrange(4),
        "due": rng.choice(DAYS),
        "quote": {"text": rng.choice(TEXTS), "start": 3, "end": 9},
    }
    names = rng.sample(sorted(details), k=rng.randint(1, 3))
    return Draft("claim-amended", {}, {name: details[name] for name in names})


def _tell(rng: Random, _case: Case) -> Draft:
    claimant = {"name": "Ivo Brandt", "kind": "person"}
    return Draft("claim-amended", {}, {"claimant": claimant, "claimed_on": rng.choice(DATES), "appearance": URLS[0]})


def _assign(rng: Random, case: Case) -> Draft:
    gone = rng.sample(case.assignees, k=rng.randint(0, len(case.assignees)))
    return Draft("assigned", {"add": [rng.choice(PEOPLE).name] * rng.randrange(2), "remove": gone}, {})


def _tag(rng: Random, case: Case) -> Draft:
    gone = rng.sample(case.tags, k=rng.randint(0, len(case.tags)))
    return Draft("tagged", {"add": rng.sample(TAGS, k=rng.randrange(3)), "remove": gone}, {})


def _ask(rng: Random, _case: Case) -> Draft:
    return Draft("question-asked", {}, {"text": rng.choice(TEXTS)})


def _answer(rng: Random, case: Case) -> Draft:
    question = rng.choice(case.questions).id if case.questions else ""
    return Draft("question-answered", {"question": question, "cites": _cites(rng, case)}, {"text": rng.choice(TEXTS)})


def _search(rng: Random, _case: Case) -> Draft:
    return Draft("search-recorded", {}, {"text": rng.choice(TEXTS)})


def _appear(rng: Random, _case: Case) -> Draft:
    return Draft("appearance-added", {}, {"where": rng.choice(URLS), "when": rng.choice((*DATES, ""))})


def _link(rng: Random, _case: Case) -> Draft:
    return Draft("linked", {"relation": rng.choice(("related", "follows")), "case_linked": OTHER_CASE}, {})


def _override(rng: Random, _case: Case) -> Draft:
    return Draft("standard-overridden", {"standard": rng.choice(STANDARDS).name}, {"because": rng.choice(TEXTS)})


def _add_evidence(rng: Random, _case: Case) -> Draft:
    body = {
        "url": rng.choice(URLS),
        "stance": rng.choice(STANCES),
        "kind": rng.choice((*KINDS, "")),
        "title": rng.choice(TEXTS),
        "quote": rng.choice(TEXTS),
        "origin": rng.choice(("county", "state", "")),
        "published_on": rng.choice(("1952", "")),
    }
    return Draft("evidence-added", {"confidential": not rng.randrange(4)}, body)


def _amend_evidence(rng: Random, case: Case) -> Draft:
    flag = {"confidential": bool(rng.randrange(2))} if rng.randrange(2) else {}
    body = {rng.choice(("title", "quote", "note", "origin")): rng.choice(TEXTS)} if rng.randrange(3) else {}
    return Draft("evidence-amended", {"evidence": _evidence(rng, case), **flag}, body)


def _withdraw_evidence(rng: Random, case: Case) -> Draft:
    return Draft("evidence-withdrawn", {"evidence": _evidence(rng, case)}, {"reason": rng.choice(TEXTS)})


def _capture(rng: Random, case: Case) -> Draft:
    body = {"sha256": sha256(rng.choice(TEXTS).encode()), "extension": "html", "size": rng.randrange(9_999)}
    return Draft("copy-captured", {"evidence": _evidence(rng, case)}, body)


def _request(rng: Random, case: Case) -> Draft:
    moves = {"stage": stages.AWAITING_REPLY} if case.stage == stages.RESEARCHING else {}
    return Draft("reply-requested", {"deadline": rng.choice(DAYS), **moves}, {"to": "Ivo Brandt", "text": TEXTS[0]})


def _receive(rng: Random, case: Case) -> Draft:
    request = rng.choice(case.requests).id if case.requests else ""
    moves = {"stage": stages.RESEARCHING} if case.stage == stages.AWAITING_REPLY else {}
    return Draft("reply-received", {"request": request, **moves}, {"text": rng.choice(TEXTS)})


def _waive(rng: Random, _case: Case) -> Draft:
    reason = rng.choice(("not-possible", "safety", "self-evident"))
    return Draft("reply-waived", {"reason": reason}, {"note": rng.choice(TEXTS)})


def _propose(rng: Random, case: Case) -> Draft:
    moves = {} if case.stage in (stages.DRAFTED, stages.CORRECTING) else {"stage": stages.DRAFTED}
    fields = {"rating": rng.choice(RATINGS), "scale": "default", "scale_version": "1", "cites": _cites(rng, case)}
    return Draft("verdict-proposed", {**fields, **moves}, {"reasoning": rng.choice(TEXTS)})


def _review(rng: Random, case: Case) -> Draft:
    decision = rng.choice(("approve", "approve", "ask-changes", "rate"))
    moves = {"approve": {"stage": stages.APPROVED}, "ask-changes": {"stage": stages.RESEARCHING}}.get(decision, {})
    rated = {"rating": rng.choice(RATINGS)} if decision == "rate" else {}
    verdict = case.verdict.event if case.verdict else ""
    return Draft("verdict-reviewed", {"verdict": verdict, "decision": decision, **moves, **rated}, {"reason": TEXTS[1]})


def _kept(rng: Random) -> dict[str, str]:
    return {name: sha256(rng.choice(TEXTS).encode()) for name in ("html", "markdown")}


def _publish(rng: Random, _case: Case) -> Draft:
    return Draft("published", {"kept": _kept(rng), "stage": stages.PUBLISHED}, {"url": rng.choice(URLS)})


def _correct(rng: Random, _case: Case) -> Draft:
    body = {name: rng.choice(TEXTS) for name in ("was", "now", "because", "reported_by")}
    return Draft("corrected", {"kept": _kept(rng), "stage": stages.PUBLISHED}, body)


def _withdraw(rng: Random, _case: Case) -> Draft:
    return Draft("withdrawn", {"stage": stages.WITHDRAWN}, {"reason": rng.choice(TEXTS)})


def _move(rng: Random, case: Case) -> Draft:
    to = rng.choice(stages.MOVES.get(case.stage, stages.STAGES))
    fields = {"stage": to, "of": OTHER_CASE, "until": rng.choice(DAYS)}
    return Draft("stage-moved", fields, {"reason": rng.choice(TEXTS)})


def _advance(rng: Random, case: Case) -> Draft:
    """What brings the case one step nearer to publication."""
    steps: dict[str, Action] = {
        stages.TRIAGE: _move if case.claimant and case.claimed_on and case.appearance else _tell,
        stages.OPEN: _move if case.assignees else _assign,
        stages.RESEARCHING: _propose if case.evidence else _add_evidence,
        stages.IN_REVIEW: _review,
        stages.APPROVED: _publish,
        stages.CORRECTING: _correct,
    }
    if case.stage == stages.DRAFTED:
        return Draft("stage-moved", {"stage": stages.IN_REVIEW}, {})
    return steps.get(case.stage, _move)(rng, case)


def _undo(rng: Random, case: Case) -> Draft:
    """Undo one of the newest changes; not all that is drawn may be undone."""
    targets = [*case.heads, *case.undone, *(note.stamp.event for note in case.notes), *case.evidence_touched]
    return Draft("undone", {"targets": [rng.choice(targets)], "undone_kinds": []}, {})


_ACTIONS: tuple[Action, ...] = (
    *(_advance,) * 12,
    *(_add_evidence, _amend_evidence, _undo, _move) * 2,
    *(_note, _reword, _amend, _tell, _assign, _tag, _ask, _answer, _search, _appear, _link, _override),
    *(_withdraw_evidence, _capture, _request, _receive, _waive, _propose, _review, _publish, _correct, _withdraw),
)
