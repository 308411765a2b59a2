"""Slips found: cases of `typos.md`, the article, and laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.romanize.fitting import russian_systems
from sibcite.romanize.typos import typos
from tests.cases import Case, cases

TITLE = "Soglasheniye mezhdu pravitel'stvami Sovetskogo Soyuza i Yaponii o voyennoplennykh"
ODD = st.text("abkzhtsyIVXie'’ʹ\"`·̆͡ \n-.,1ЖЁё", max_size=40)


@pytest.mark.parametrize("case", cases(__file__, "typos.md"), ids=lambda case: case.title)
def test_slips_are_found(case: Case) -> None:
    found = [f"{t.certainty} {t.code} {t.word} > {t.suggestion}" for t in typos(case.blocks[0])]
    assert "\n".join(found or ["-"]) == case.blocks[1]


@given(ODD | st.text(max_size=30), st.sampled_from([None, *russian_systems()]))
def test_looking_for_slips_never_fails(text: str, system: str | None) -> None:
    for typo in typos(text, system):
        assert typo.span.of(text) == typo.word
        assert typo.suggestion


@given(st.integers(0, len(TITLE) - 1), st.sampled_from("abdkxqz"))
def test_what_is_found_in_a_bent_title_stands_where_it_was_bent(place: int, letter: str) -> None:
    bent = TITLE[:place] + letter + TITLE[place + 1 :]
    for typo in typos(bent, "ru-bgn-pcgn"):
        assert typo.span.start - 2 <= place <= typo.span.end + 2


def test_a_clean_title_has_no_slips() -> None:
    assert typos(TITLE) == ()
