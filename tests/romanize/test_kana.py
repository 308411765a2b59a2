"""Kana in Latin letters and back, by cases and laws; readings as far as no dictionary is needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import tables
from sibcite.romanize.japanese import agrees
from sibcite.romanize.kana import (
    LONG,
    SYSTEMS,
    hiragana,
    is_japanese,
    katakana,
    morae,
    romanize_kana,
    with_long_vowels,
)
from tests.cases import Case, cases

CASES = cases(__file__, "kana.md")
# Morae that are written like others come back as those; loan words are of Hepburn alone.
ALIKE = {"hepburn": "ぢづゐゑを", "kunrei": "ぢづゐゑをゎ", "nihon": ""}
NATIVE = [
    kana
    for kana in {**tables.words("kana")["every"], **tables.words("kana")["hepburn"]}
    if kana != "source"
    and not set(kana) & set("ぁぃぅぇぉゔ")
    and kana not in ("でゅ", "てゅ", "ふゅ")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_kana_are_romanized_and_come_back_as_their_case_says(case: Case) -> None:
    for line in case.blocks[1].splitlines():
        manner, _, expected = line.partition(" | ")
        system, _, option = manner.partition(" long=")
        assert romanize_kana(case.blocks[0], system, option) == expected, system
    if len(case.blocks) > 2:
        assert hiragana(romanize_kana(case.blocks[0])) == case.blocks[2]


@pytest.mark.parametrize("system", SYSTEMS)
@given(st.data())
def test_kana_come_back_as_they_were(system: str, data: st.DataObject) -> None:
    known = [kana for kana in NATIVE if not set(kana) & set(ALIKE[system])]
    morae_ = st.sampled_from([*known, "ん"])
    text = "".join(data.draw(st.lists(morae_, min_size=2, max_size=8)))
    # An n behind n, and は, へ alone, are read otherwise; a mora is never alone here.
    assert hiragana(romanize_kana(text, system, "written"), system) == text


@given(st.lists(st.sampled_from(NATIVE), min_size=1, max_size=8), st.sampled_from(LONG))
def test_romanized_kana_are_japanese(kana: list[str], long: str) -> None:
    assert is_japanese(romanize_kana("".join(kana), "hepburn", long))


@given(st.text(max_size=40), st.sampled_from(SYSTEMS))
def test_whatever_is_given_something_is_returned(text: str, system: str) -> None:
    assert isinstance(hiragana(romanize_kana(text, system), system), str)
    assert isinstance(katakana(text, system), str)
    assert is_japanese(text) in (True, False)
    assert agrees(text, text) in (True, False, None)


def test_long_vowels_are_written_in_the_way_that_is_asked() -> None:
    assert with_long_vowels("Tookyoo Tôkyô Toukyou", "macron") == "Tōkyō Tōkyō Tōkyō"
    assert with_long_vowels("TŌKYŌ Shōwa", "bare") == "TOKYO Showa"
    assert with_long_vowels("The book of Tōkyō", "written") == "The book of Toukyou"


def test_the_morae_of_a_word_are_told_in_any_system() -> None:
    assert morae("Jitchū") == ("ji", "tchū")
    assert morae("Shin'ichi") == ("shi", "n'", "i", "chi")
    assert morae("Shimbun") == ("shi", "m", "bu", "n")
    assert morae("syuppansya") == ("syu", "ppa", "n", "sya")
    assert morae("Stalin") == ()
    assert katakana("Shiberia Tōkyō") == "シベリア トーキョー"


@pytest.mark.parametrize(
    ("original", "romanized", "answer"),
    [
        ("とうきょう", "Tōkyō", True),
        ("シベリア", "Siberiya", False),
        ("シベリア", "Shiberia", True),
        ("わたしはうみへ", "Watashi wa umi e", True),
        ("思うこと", "Omou koto ga", False),
        ("Siberia", "Siberia", None),
        ("ぁ", "a", False),
    ],
)
def test_kana_agree_with_their_romanization_or_not(
    original: str, romanized: str, answer: bool | None
) -> None:
    assert agrees(original, romanized) is answer


def test_the_choices_are_named_when_a_system_is_not_known() -> None:
    with pytest.raises(ValueError, match=r"known as 'wapuro'\. Choices: hepburn, kunrei, nihon"):
        romanize_kana("あ", "wapuro")
