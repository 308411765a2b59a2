"""Names and initials: their pages, and what holds of any name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.csl import Style, render
from sibcite.csl.initials import initials
from sibcite.model import plain
from tests.cases import Case, cases
from tests.csl.styles import items, shown, style, whole

INITIALIZED = whole(
    '<bibliography><layout><names variable="author"><name initialize-with=". "/></names></layout>'
    "</bibliography>"
)


@pytest.mark.parametrize("case", cases(__file__, "name_orders.md"), ids=lambda case: case.title)
def test_names_are_printed_as_the_page_says(case: Case) -> None:
    rendered = render(style(case.blocks[0]), items(case.blocks[1]))
    assert [shown(entry.text) for entry in rendered.bibliography] == case.blocks[2].splitlines()
    assert not rendered.diagnostics


@pytest.mark.parametrize("case", cases(__file__, "initials.md"), ids=lambda case: case.title)
def test_initials_are_made_as_the_page_says(case: Case) -> None:
    told, *given_names = case.blocks[0].splitlines()
    _, mark, rest = told.split('"')
    words = rest.split()
    made = [
        initials(one, mark, "keep" not in words, "plain" not in words, "digraphs" in words)
        for one in given_names
    ]
    assert made == case.blocks[1].splitlines()


@pytest.mark.parametrize(
    ("language", "printed"),
    [("ru", "Zh. A. Medvedev"), ("", "Zh. A. Medvedev"), ("ja", "Z. A. Medvedev")],
)
def test_digraphs_are_kept_where_the_names_may_be_romanized_cyrillic(
    language: str, printed: str
) -> None:
    author = {"family": "Medvedev", "given": "Zhores Aleksandrovich"}
    item = {"id": "a", "type": "book", "author": [author], "language": language}
    (entry,) = render(Style.load(INITIALIZED, digraphs=True), [item]).bibliography
    assert plain(entry.text) == printed


def test_digraphs_are_not_kept_unless_asked() -> None:
    item = {"id": "a", "type": "book", "author": [{"family": "Medvedev", "given": "Zhores"}]}
    (entry,) = render(Style.load(INITIALIZED), [item]).bibliography
    assert plain(entry.text) == "Z. Medvedev"


WORDS = st.sampled_from(
    ("Viktor", "Ya.", "Jean-Paul", "Zhores", "de", "A", "Shch.", "昭菜", "O'Neil", "É.-M.", "Дж.")
)
MARKS = st.sampled_from(("", ".", ". ", " "))
FLAGS = st.tuples(st.booleans(), st.booleans(), st.booleans())


@given(st.lists(WORDS, max_size=5), MARKS, FLAGS)
def test_initials_keep_the_order_of_the_words(
    words: list[str], mark: str, flags: tuple[bool, bool, bool]
) -> None:
    made = initials(" ".join(words), mark, *flags)
    place = 0
    for word in words:
        place = made.index(word[0], place) + 1


@given(st.text(st.sampled_from("Aa. -–<i>/'’\u0301ß²(Ж")) | st.text(), MARKS, FLAGS)
def test_initials_are_made_of_anything(
    text: str, mark: str, flags: tuple[bool, bool, bool]
) -> None:
    assert len(initials(text, mark, *flags)) <= (len(text) + 1) * (len(mark) + 4)
