"""Known references, slightly bent: what a typist, a scanner or an editor would do to them."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from tests.cases import cases

PAGES = (
    "article.md",
    "author_date.md",
    "title_first.md",
    "gost.md",
    "archival.md",
    "western.md",
    "japanese.md",
    "unknown.md",
)

KNOWN = [case.blocks[0] for page in PAGES for case in cases(__file__, f"reference/{page}")]

Bend = Callable[[str], str]

_SINGLE = " .,;:()[]*—–-'’“”«»&/\\<>{}$#%_№\n\t\u00a0\u0301\x00"
_WORDS = (" n.d. ", " б. г. ", " box 2, folder 7, ", " A.1.2.3 ", " ed. ", " Т. 3. ", " : ", " / ")
signs: st.SearchStrategy[str] = st.sampled_from([*_SINGLE, "(19", "). ", " [", "]. ", *_WORDS])


@st.composite
def _cut(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    return text[:start] + text[draw(st.integers(start, min(len(text), start + 12))) :]


@st.composite
def _insert(draw: st.DrawFn, text: str) -> str:
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(signs) + text[place:]


@st.composite
def _double(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 20)))
    return text[:end] + text[start:end] + text[end:]


@st.composite
def references(draw: st.DrawFn) -> str:
    """A known reference with up to three bends."""
    text = draw(st.sampled_from(KNOWN))
    for _ in range(draw(st.integers(0, 3))):
        text = draw(draw(st.sampled_from([_cut, _insert, _double]))(text))
    return text
