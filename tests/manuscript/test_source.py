"""A text file: masks over it, and edits that leave the rest as it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sibcite.manuscript.document import MASK
from sibcite.manuscript.source import Edit, Hidden, decoded, masked

TEXTS = st.text(alphabet="ab“ī\n", max_size=30)
PLACES = st.integers(0, 30)
SPANS = st.lists(st.tuples(PLACES, PLACES).map(sorted).map(tuple), max_size=6)


@given(TEXTS, SPANS, PLACES, PLACES)
def test_a_stretch_is_masked_as_in_the_whole(
    text: str, spans: list[tuple[int, int]], start: int, end: int
) -> None:
    spans = [(min(a, len(text)), min(b, len(text))) for a, b in spans]
    whole, hidden = masked(text, spans), Hidden(spans)
    over = {at for a, b in spans for at in range(a, b)}
    assert whole == "".join(MASK if at in over else one for at, one in enumerate(text))
    assert {at for at in range(len(text)) if at in hidden} == over
    assert hidden.of(text, start, end) == whole[start:end]


def test_a_text_without_masks_is_no_second_one() -> None:
    text = "x" * 100
    assert masked(text, ()) is text
    assert masked(text, [(3, 3)]) is text


@given(TEXTS, SPANS)
def test_edits_of_nothing_give_the_bytes_that_were_read(
    text: str, spans: list[tuple[int, int]]
) -> None:
    source = decoded(text.encode())
    same = [Edit(a, a, "") for a, _ in spans if a <= len(text)]
    assert source.edited(same) == source.raw
    assert source.edited(()) is source.raw


def test_an_edit_that_runs_into_another_begins_behind_it() -> None:
    source = decoded(b"0123456789")
    assert source.edited([Edit(2, 5, "“"), Edit(4, 7, "ī")]) == "01“ī789".encode()
