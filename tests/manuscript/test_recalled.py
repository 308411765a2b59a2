"""Citations that a file carries are found where they were written, whatever is masked there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.manuscript import signs
from sibcite.manuscript.carried import Cite
from sibcite.manuscript.document import MASK, Change, Flow
from sibcite.manuscript.recalled import Ground
from sibcite.model import Citation, Run, Span

TEXTS = st.lists(st.text(alphabet=f"ab {MASK}", max_size=60), min_size=1, max_size=4)


@given(TEXTS, st.data())
def test_what_stands_somewhere_is_found_there(texts: list[str], data: st.DataObject) -> None:
    flows = [Flow(text) for text in texts]
    at = data.draw(st.integers(0, len(texts) - 1))
    ends = sorted(data.draw(st.tuples(*[st.integers(0, len(texts[at]))] * 2)))
    span = Span(*ends)
    before, text, after = Ground(flows).around(at, span)
    cite = Cite(text, before, after, (Citation("a"),))
    plain = texts[at].replace(MASK, "")
    # A place within what is masked is none.
    if MASK not in texts[at][max(0, span.start - 1) : span.end + 1]:
        assert (at, span) in Ground(flows).places(cite)
    assert len(text.replace(MASK, "")) <= len(plain)


def test_what_is_masked_may_grow() -> None:
    before, text, after = Ground([Flow(f"So{MASK * 3} (1) is{MASK}")]).around(0, Span(6, 9))
    cite = Cite(text, before, after, (Citation("a"),))
    grown = Ground([Flow("Other"), Flow(f"So{MASK * 9} (1) is{MASK * 4}")])
    assert grown.places(cite) == [(1, Span(12, 15))]
    assert not Ground([Flow(f"So{MASK * 3} (1) is")]).places(cite)
    assert not Ground([Flow(f"So{MASK * 3} (1) is{MASK}", listed=True)]).places(cite)


@pytest.mark.parametrize(
    ("lead", "tail", "cited"), [(0, 0, "He (1)."), (1, 0, "(1)."), (1, 1, "(1)")]
)
def test_signs_stand_around_the_citation_proper(lead: int, tail: int, cited: str) -> None:
    runs = (Run("He "), Run("(1)"), Run("."))
    signed = signs.change(Change(0, Span(0, 0), runs, lead=lead, tail=tail), 12)
    text = "".join(run.text for run in signed.text)
    (flow,), (found,) = signs.read([Flow(f"So {text} it is.")])
    assert flow.text == "So He (1). it is."
    assert (found.number, found.span.of(flow.text)) == (12, cited)
