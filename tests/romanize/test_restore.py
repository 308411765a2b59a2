"""Romanized Russian restored: cases of `restore.md`, and laws."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sibcite.romanize.fitting import russian_systems
from sibcite.romanize.forward import romanize
from sibcite.romanize.lexicon import END, lexicon
from sibcite.romanize.readings import known_readings
from sibcite.romanize.restore import restore
from sibcite.romanize.spelling import spelled
from tests.cases import Case, cases

ODD = st.text("abkzhtsyIVXie'’ʹ\"`·̆͡ \n-.,1ЖЁё", max_size=60)
# What is repeated without end in the test of time.
REPEATED = ("i", "ya ", "shch", "'", "a\u0361", "I. ", "Homo ", "otnoshenii ", "y·", "zhil-", "''e")


@st.composite
def known_words(draw: st.DrawFn) -> str:
    """A walk through the lexicon."""
    node, word = lexicon().root, ""
    while True:
        children = lexicon().children(node)
        letter = draw(st.sampled_from(sorted(children)))
        if letter == END:
            return word
        node, word = children[letter], word + letter


@pytest.mark.parametrize("case", cases(__file__, "restore.md"), ids=lambda case: case.title)
def test_a_romanized_text_is_restored(case: Case) -> None:
    system, wanted = case.blocks[1].split("\n")
    assert restore(case.blocks[0], None if system == "?" else system).text == wanted


@given(known_words(), st.sampled_from(russian_systems()))
def test_a_word_of_the_lexicon_is_among_the_readings_of_its_romanization(
    word: str, system: str
) -> None:
    assume(spelled(romanize(word, system)))
    assert word in [each.word for each in known_readings(spelled(romanize(word, system)), system)]


@given(known_words(), st.sampled_from(russian_systems()))
def test_a_word_of_the_lexicon_is_among_the_alternatives_in_a_text(word: str, system: str) -> None:
    assume((lexicon().bucket(word) or 0) >= 2)
    restored = restore(romanize(f"тогда {word}", system), system)
    # A small word of another language is left alone.
    assume(len(restored.words) == 2 and restored.words[1].alternatives)
    assert word in [each for each, _ in restored.words[1].alternatives]


@given(ODD | st.text(max_size=40), st.sampled_from([None, *russian_systems()]))
def test_restoring_never_fails_and_keeps_all_that_is_no_word(text: str, system: str | None) -> None:
    restored = restore(text, system)
    at, rest = 0, restored.text
    for word in restored.words:
        assert word.span.of(text) == word.written
        best = word.alternatives[0][0] if word.alternatives else word.written
        before = text[at : word.span.start] + best
        assert rest.startswith(before)
        at, rest = word.span.end, rest[len(before) :]
    assert rest == text[at:]
    assert 0 <= restored.confidence <= 1


@given(ODD)
def test_scores_fall_and_make_one_at_most(text: str) -> None:
    for word in restore(text, "ru-ala-lc-simplified").words:
        scores = [score for _, score in word.alternatives]
        assert scores == sorted(scores, reverse=True)
        assert sum(scores) <= 1.0001
        assert len({each for each, _ in word.alternatives}) == len(scores)


@given(st.text("абвгдежзийклмнопрстуфхцчшщыэюя", min_size=1, max_size=12))
def test_a_reversible_system_comes_back_exactly(word: str) -> None:
    romanized = romanize(word, "ru-iso9")
    assume(not re.fullmatch("[ivxlcdm]+", romanized))
    restored = restore(f"kniga {romanized}", "ru-iso9")
    # A small word of another language, `of`, is left alone.
    assume(restored.words[-1].alternatives)
    assert restored.text == f"книга {word}"


def test_an_unknown_system_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="ru-bgn-pcgn"):
        restore("voyna", "ru-klingon")


def test_a_rare_reading_is_an_alternative() -> None:
    (word,) = restore("kategorii", "ru-ala-lc-simplified").words
    assert [each for each, _ in word.alternatives] == ["категории", "категорий"]


@pytest.mark.parametrize("sign", REPEATED)
def test_time_grows_with_length(sign: str) -> None:
    """Four times as much takes four times as long, with much to spare for the machine."""
    short, long = (sign * (size // len(sign)) for size in (5_000, 20_000))
    restore(short, "ru-icao")
    assert _seconds(long) < 12 * max(_seconds(short), 0.01)


def _seconds(text: str) -> float:
    """The best of three, since the machine may be busy."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        restore(text, "ru-icao")
        taken.append(time.process_time() - begun)
    return min(taken)
