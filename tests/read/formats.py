"""What the tests of every format of records ask alike."""

from __future__ import annotations

from hypothesis import strategies as st

from sibcite.model import Parsed, Record
from sibcite.write import csljson

_SIGNS = (*"{}[]\"\\@,:=#%$~'()\n \t\r\x00\u00a0\u2028", "@book{", '"id"', "null", "\ud800")


def described(text: str, parsed: Parsed[tuple[Record, ...]]) -> list[str]:
    """The records as CSL-JSON, and the remarks by line, for a page of cases."""
    remarks = [
        f"{_line(text, each.span.start if each.span else 0)}: {each.severity}[{each.code}] "
        f"{each.message}"
        for each in parsed.diagnostics
    ]
    return [csljson.write(parsed.value).strip(), *(["\n".join(remarks)] if remarks else [])]


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


@st.composite
def bent(draw: st.DrawFn, known: list[str]) -> str:
    """A known input with a few stretches cut out, doubled or put in."""
    text = draw(st.sampled_from(known))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 40)))
        middle = draw(st.sampled_from(["", text[start:end] * 2, *_SIGNS]))
        text = text[:start] + middle + text[end:]
    return text


def assert_spans_lie_in(text: str, parsed: Parsed[tuple[Record, ...]]) -> None:
    for each in parsed.diagnostics:
        assert each.span is None or each.span.end <= len(text)
