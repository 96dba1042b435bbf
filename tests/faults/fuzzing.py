"""Case files that nobody wrote: made to break whoever reads them. Some by chance, some by a forger who knows every rule.

The forger's files agree with their hashes, so that they reach the fold, which nothing else guards.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.model.canonical import canonical_bytes, sha256
from factcheck.model.event import event_of, hash_body
from factcheck.store.layout import lay_out
from factcheck.store.strict_json import NotStrictError
from factcheck.store.subjects import CASES
from tests.faults.damaging import harm

LONGEST = 1 << 18  # bytes of one value; a file may be larger
Maker = Callable[[Random, Sequence[bytes]], bytes]

_ODD_TEXTS = (
    *("", " ", "\x00", "\x1b]52;c;!\x07", "\u202e", "\ud800", "\U0001f469\u200d\U0001f52c", "../../etc/passwd", "=1+1"),
    *(
        "9" * 5000,
        "a" * 70_000,
        "2026-02-30T25:61:61Z",
        "0000-00-00",
        "nan",
        "[/]",
        "published",
        "in-review",
        "k7h2m3pq",
    ),
)
_ODD_NUMBERS = (-1, 0, 1, 2, 3, 10**6, 2**31, 2**53, 2**53 + 1, 2**64, -(2**63), 10**400)


def odd_value(rng: Random, depth: int = 0) -> Any:
    """A value that nobody expects in that place."""
    sort = rng.randrange(9 if depth < 4 else 5)
    if sort == 0:
        return rng.choice(_ODD_TEXTS)
    if sort == 1:
        return rng.choice(_ODD_NUMBERS)
    if sort == 2:
        return rng.choice((None, True, False))
    if sort in (3, 4):
        return rng.choice(([], {}, "", 0, [[]], {"": ""}))
    if sort in (5, 6):
        return [odd_value(rng, depth + 1) for _ in range(rng.randrange(4))]
    names = ("id", "name", "kind", "text", "value", "url", "rating", rng.choice(_ODD_TEXTS[:10]))
    return {rng.choice(names): odd_value(rng, depth + 1) for _ in range(rng.randrange(4))}


def harmed(rng: Random, seeds: Sequence[bytes]) -> bytes:
    """A sound file after several accidents."""
    return harm(rng.choice(seeds), rng, rng.randrange(1, 6))[0]


def noise(rng: Random, seeds: Sequence[bytes]) -> bytes:
    """Bytes, or characters that JSON is made of."""
    if rng.randrange(2):
        return rng.randbytes(rng.randrange(400))
    words = (
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"',
        '"case"',
        '"events"',
        '"1"',
        "null",
        "1e9",
        "-0",
        "NaN",
        "\\ud800",
        "\n",
    )
    head = rng.choice(seeds)[: rng.randrange(200)] if rng.randrange(2) else b""
    return head + "".join(rng.choices(words, k=rng.randrange(300))).encode()


def bomb(rng: Random, seeds: Sequence[bytes]) -> bytes:
    """A little that wants to become a lot: depth, digits, keys, one long text."""
    size = rng.choice((2_000, 20_000, LONGEST))
    filling = rng.choice(
        (
            b"[" * size,
            b'{"a":' * (size // 5),
            b"[" * size + b"]" * size,
            b"9" * size,
            b"-" + b"1" * size + b".5e99999",
            b'"' + b"\\u0000" * (size // 6) + b'"',
            b'"' + "‮".encode() * (size // 3) + b'"',
            b"{" + b",".join(b'"k%d":%d' % (number, number) for number in range(size // 12)) + b"}",
            b"[" + b",".join([b"{}"] * (size // 3)) + b"]",
        )
    )
    data = rng.choice(seeds)
    at = data.find(b": ", rng.randrange(len(data)))
    return filling if at < 0 else data[: at + 2] + filling + data[data.find(b"\n", at) :]


def reworked(rng: Random, seeds: Sequence[bytes]) -> bytes:
    """A sound file of which some values are odd, laid out as a file is."""
    tables = json.loads(rng.choice(seeds))
    for _ in range(rng.randrange(1, 4)):
        _spoil(rng, tables)
    return _laid_out(tables)


def forged(rng: Random, seeds: Sequence[bytes]) -> bytes:
    """A file of odd events whose hashes, clocks and parents agree, and a state that may be left as it was."""
    tables = json.loads(rng.choice(seeds))
    name, events = next(iter(tables)), list(tables["events"].values())
    for _ in range(rng.randrange(1, 4)):
        event = rng.choice(events)
        if rng.randrange(4) == 0:
            event["kind"] = rng.choice(events).get("kind", "note-added")
        body = event.get("body")
        place = body if isinstance(body, dict) and rng.randrange(3) else event
        _spoil(rng, place, keep=("id", "parents", "clock", "body", "body_hash", "salt"))
    if rng.randrange(3) == 0:
        events.insert(rng.randrange(len(events) + 1), json.loads(json.dumps(rng.choice(events))))
    try:
        tables["events"] = {str(place): event for place, event in enumerate(_chained(events), 1)}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return reworked(rng, seeds)  # what has no hash can't be forged
    if rng.randrange(2):
        tables[name] = _state_of(list(tables["events"].values())) or tables[name]
    elif rng.randrange(2):
        _spoil(rng, tables[name])
    return _laid_out(tables)


def _state_of(records: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The state that odd events fold to, so that the whole file agrees with itself; None where they fold to none."""
    try:
        return {"1": CASES.record_of(CASES.fold([event_of(record) for record in records]))}
    except (FactcheckError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError):
        return None


def _chained(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events one after the other, each with the hashes that its content gives."""
    made: list[dict[str, Any]] = []
    for clock, event in enumerate(events, 1):
        event["parents"] = [made[-1]["id"]] if made else []
        event["clock"] = clock
        if event["body"] is not None:
            event["body_hash"] = hash_body(event["body"], event["salt"])
        hashed = {key: value for key, value in event.items() if key not in ("id", "body", "salt")}
        made.append({**event, "id": sha256(canonical_bytes(hashed))})
    return made


def _spoil(rng: Random, value: Any, keep: tuple[str, ...] = ()) -> None:
    """Put something odd somewhere into a value, or take something out."""
    while True:
        places = [key for key in value if key not in keep] if isinstance(value, dict) else list(range(len(value)))
        if not places:
            return
        place = rng.choice(places)
        inner = value[place]
        if isinstance(inner, dict | list) and inner and rng.randrange(4):
            value = inner
            continue
        deed = rng.randrange(6)
        if deed == 0:
            del value[place]
        elif deed == 1 and isinstance(value, dict):
            value[str(rng.choice(_ODD_TEXTS))[:50]] = odd_value(rng)
        else:
            value[place] = odd_value(rng)
        return


def _laid_out(tables: dict[str, Any]) -> bytes:
    """Laid out as a file is where that can be, as plain JSON where not."""
    try:
        name, _ = tables
        return lay_out(name, tables[name]["1"], list(tables["events"].values()))
    except (NotStrictError, ValueError, TypeError, KeyError, AttributeError):
        return json.dumps(tables, ensure_ascii=True).encode()


MAKERS: dict[str, Maker] = {
    "harmed": harmed,
    "noise": noise,
    "bomb": bomb,
    "reworked": reworked,
    "forged": forged,
}
SHARES = {"harmed": 25, "noise": 10, "bomb": 5, "reworked": 25, "forged": 35}  # of a hundred


def fuzzed(rng: Random, seeds: Sequence[bytes]) -> tuple[str, bytes]:
    """One file, and how it was made."""
    sort = rng.choices(list(SHARES), weights=list(SHARES.values()))[0]
    return sort, MAKERS[sort](rng, seeds)
