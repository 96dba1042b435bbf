"""The whole way from an article's text to proposals: every sentence, ranked best first or set aside with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.intake.boilerplate import mark_asides
from factcheck.intake.cast import meet_cast
from factcheck.intake.claim_types import ClaimType, find_types
from factcheck.intake.claimants import Attribution, attribute
from factcheck.intake.mentions import Mentions, find_mentions
from factcheck.intake.mentions.said_on import find_said_on
from factcheck.intake.sentences import split_sentences
from factcheck.intake.splitting import find_parts
from factcheck.intake.worth import Scorer, Worth, weigh
from factcheck.model.canonical import sha256
from factcheck.model.dates import PartialDate
from factcheck.model.proposal import Proposal, Sentence
from factcheck.model.quote import cut_quote


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """All sentences of an article: proposals, best first (ties by place), and those set aside, in their order."""

    proposals: tuple[Proposal, ...]
    aside: tuple[Sentence, ...]


def propose(
    text: str, *, title: str = "", published_on: PartialDate | None = None, scorer: Scorer = weigh
) -> IntakeResult:
    """Propose the claims of an article's text.

    `title` is the article's title where it is known apart from the text, so that it is not offered as a claim.
    `published_on` is the date from which `last Tuesday` is counted; without one it stays unresolved. Offsets of
    the quotes are code points into `text` as given; their version is the SHA-256 of its UTF-8 form (surrogates, which a
    reader never lets in, are hashed as they are).
    """
    sentences = mark_asides(split_sentences(text), title=title)
    cast = meet_cast(text)
    said = attribute(text, sentences, cast)
    worths = scorer(sentences, said)
    types = find_types(sentences, said)
    mentions = find_mentions(text, sentences, published_on, cast)
    version = sha256(text.encode("utf-8", "surrogatepass"))
    offered = [place for place, sentence in enumerate(sentences) if not sentence.aside]
    offered.sort(key=lambda place: (-worths[place].score, place))
    return IntakeResult(
        proposals=tuple(
            _propose_one(
                text,
                version,
                rank,
                sentences[place],
                worths[place],
                said[place],
                types[place],
                mentions[place],
                published_on,
            )
            for rank, place in enumerate(offered, 1)
        ),
        aside=_only_aside(sentences),
    )


def _only_aside(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in sentences if sentence.aside)


def _propose_one(
    text: str,
    version: str,
    rank: int,
    sentence: Sentence,
    worth: Worth,
    said: Attribution | None,
    kind: ClaimType,
    mentioned: Mentions,
    published_on: PartialDate | None,
) -> Proposal:
    cue, cue_start = (said.cue, said.cue_start) if said else ("", None)
    return Proposal(
        rank=rank,
        quote=cut_quote(text, sentence.start, sentence.end, version=version),
        score=worth.score,
        reasons=worth.reasons,
        claimant=said.claimant if said else None,
        cue=cue,
        cue_start=cue_start,
        relayed=said.relayed if said else None,
        parts=find_parts(sentence.text),
        type=kind.name,
        type_because=kind.because,
        times=mentioned.times,
        quantities=mentioned.quantities,
        names=mentioned.names,
        said_on=find_said_on(sentence, mentioned.times, cue, cue_start, published_on),
    )
