"""Where sentence vectors are at hand, speech is ranked by their meaning too; without them nothing of it is loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import pytest

from factcheck.intake.debates import meaning
from factcheck.intake.worth import weigh
from factcheck.model.proposal import Sentence

np = pytest.importorskip("numpy", reason="numpy comes with the extra semantic")
SPEECH = [
    "We cut the toll on the bridge by 40 percent in my first year.", "I thank you all for coming tonight.",
    "You know that we built nine schools.", "I love this town and I love its people.", "Our ferries were late every day.",
    "We must do better, and we will.", "I voted against the tunnel in May.", "What do you say to that?",
]  # fmt: skip


def sentences() -> list[Sentence]:
    return [Sentence(text, 0, len(text), place) for place, text in enumerate(SPEECH)]


def flat(texts: Sequence[str]) -> Any:
    """Vectors that say nothing."""
    return np.zeros((len(texts), meaning.WIDTH), dtype=np.float32)


def test_the_net_is_small_and_comes_back_from_its_file_as_it_was() -> None:
    net = meaning.load_net()
    packed = meaning.pack_net(net)
    assert len(packed) <= 100_000
    assert meaning.pack_net(meaning.unpack_net(packed)) == packed
    assert net.inner.shape == (meaning.WIDTH + len(net.marks), len(net.outer))


def test_speech_is_rated_by_meaning_where_there_are_vectors_and_says_so() -> None:
    without, with_vectors = weigh(sentences(), [None] * 8), weigh(sentences(), [None] * 8, flat)
    assert not any("meaning" in reason.phrase for worth in without for reason in worth.reasons)
    assert all(any("meaning" in reason.phrase for reason in worth.reasons) for worth in with_vectors)


def test_reasons_still_add_up_to_the_score() -> None:
    from factcheck.intake.worth import BASE

    for worth in weigh(sentences(), [None] * 8, flat):
        assert sum(reason.weight for reason in worth.reasons) == pytest.approx(worth.score - BASE, abs=0.002)


def test_vectors_are_asked_for_speech_only() -> None:
    def refuse(_texts: Sequence[str]) -> Any:
        raise AssertionError("nobody needs vectors")

    report = [Sentence(f"The harbour office closed pier {n} in May.", 0, 30, n) for n in range(9)]
    assert len(weigh(report, [None] * 9, refuse)) == 9


def test_only_the_likeliest_sentences_of_a_long_speech_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def count(texts: Sequence[str]) -> Any:
        asked.append(len(texts))
        return flat(texts)

    monkeypatch.setattr("factcheck.intake.worth._MOST_READ", 3)
    weigh(sentences(), [None] * 8, count)
    assert asked == [3]


def test_numpy_is_not_loaded_without_vectors() -> None:
    words = (
        "import sys; from factcheck.intake.worth import weigh; from factcheck.model.proposal import Sentence;"
        "weigh([Sentence('I know that we built it.', 0, 24, n) for n in range(9)], [None] * 9);"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0
