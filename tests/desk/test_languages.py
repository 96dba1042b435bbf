"""No text comes out in a language that nobody asked for without a word about it."""

from __future__ import annotations

import pytest

from factcheck.desk.languages import language_notes, readers_language
from factcheck.desk.letters import LetterWanted, letter_notes, write_reply_letter
from factcheck.desk.place import Desk
from factcheck.desk.summaries import Wanted, make_summary, write_summary_of
from factcheck.desk.summary_files import make_summary_file
from factcheck.errors import UnwordedError, UsageError
from factcheck.model.dataclass import replace
from factcheck.publish.template_files import SHIPPED
from tests.desk.making import approved, researched


def speaking(desk: Desk, language: str, fallback: str = "") -> Desk:
    return replace(desk, settings=replace(desk.settings, language=language, language_fallback=fallback))


@pytest.mark.parametrize(("asked", "words"), [("es", "es"), ("pt-BR", "pt"), ("ar-EG", "ar"), ("en", "en"), ("", "en")])
def test_a_tag_of_a_region_falls_back_to_its_main_language(desk: Desk, asked: str, words: str) -> None:
    case = approved(desk)
    page = write_summary_of(desk, Wanted((case,), language=asked), "html")
    assert f'<html lang="{words}"' in page
    assert make_summary_file(desk, Wanted((case,), language=asked), "html").notes == ()


def test_a_language_without_wording_is_refused(desk: Desk) -> None:
    case = approved(desk)
    with pytest.raises(UnwordedError) as refusal:
        make_summary(desk, Wanted((case,), language="pl"))
    assert refusal.value.exit_code == 3
    assert refusal.value.message == "There is no wording in pl. Nothing was written."
    assert "words.pl.j2" in refusal.value.hint
    assert "--lang-fallback en" in refusal.value.hint
    with pytest.raises(UnwordedError):
        make_summary(speaking(desk, "tlh"), Wanted((case,)))


def test_another_language_stands_in_where_somebody_says_so_and_it_is_told(desk: Desk) -> None:
    case = approved(desk)
    for spoken, wanted in (
        (desk, Wanted((case,), language="pl", fallback="de")),
        (speaking(desk, "pl", "de"), Wanted((case,))),
    ):
        made = make_summary_file(spoken, wanted, "text")
        assert "Unser Urteil: Falsch" in made.text  # labels too: no text is in two languages
        assert [note for note in made.notes if "no wording in pl" in note and "in de" in note and "words.pl.j2" in note]
    with pytest.raises(UnwordedError):
        make_summary(desk, Wanted((case,), language="pl", fallback="tlh"))


def test_words_of_the_desk_are_enough(desk: Desk) -> None:
    desk.templates_folder.mkdir()
    words = (SHIPPED / "words.en.j2").read_text(encoding="utf-8")
    (desk.templates_folder / "words.pl.j2").write_text(words.replace("Our verdict", "Nasz werdykt"), encoding="utf-8")
    page = write_summary_of(desk, Wanted((approved(desk),), language="pl"), "text")
    assert "Nasz werdykt: Fałsz" in page


@pytest.mark.parametrize("tag", ["../en", "EN", "x" * 40, "en\n"])
def test_what_is_no_tag_of_a_language_is_wrong_usage(desk: Desk, tag: str) -> None:
    with pytest.raises(UsageError):
        readers_language(desk, tag)


def test_a_missing_label_is_shown_with_its_language_and_told_with_the_file_to_mend(desk: Desk) -> None:
    desk.scales_folder.mkdir()
    shipped = (SHIPPED.parents[1] / "verdicts" / "scales" / "default.toml").read_text(encoding="utf-8")
    lines = [
        line for line in shipped.splitlines() if line != 'labels.es = "Falso"' and not line.startswith("meaning.es")
    ]
    (desk.scales_folder / "default.toml").write_text("\n".join(lines), encoding="utf-8")
    made = make_summary_file(desk, Wanted((approved(desk),), language="es"), "text")
    assert "Nuestro veredicto: False (en)" in made.text
    assert "significa" not in made.text
    label, meaning = made.notes
    assert "has no label in es for false; shown in en" in label
    assert f"labels.es in {desk.scales_folder / 'default.toml'}" in label
    assert "does not say in es what false means" in meaning


def test_a_scale_in_all_six_languages_has_no_gap(desk: Desk) -> None:
    case = approved(desk)
    for language in ("en", "es", "fr", "de", "pt", "ar"):
        assert language_notes(desk, make_summary(desk, Wanted((case,), language=language)), language) == ()


def test_a_letter_goes_by_the_same_rule(desk: Desk) -> None:
    case = researched(desk)
    with pytest.raises(UnwordedError) as refusal:
        write_reply_letter(desk, case, LetterWanted(language="pl"))
    assert "letter.pl.j2" in refusal.value.hint
    wanted = LetterWanted(language="pl", fallback="fr")
    letter, text = write_reply_letter(desk, case, wanted)
    assert "NOS QUESTIONS" in text
    assert "no wording in pl" in letter_notes(desk, letter, wanted)[0]
