"""Fields as nodes: what is markup, what is a quote, and that no text is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.csl import richfield
from sibcite.csl.nodes import Node, Out, text_of

PIECES = (
    *("Kaga", "シベリア", " ", ".", "’", "'", '"', "“", "”", "«", "»", "<", ">", "l'", "O'Neil"),
    *(
        "<i>",
        "</i>",
        "<b>",
        "</B>",
        "<sup>",
        "</sup>",
        "<sc>",
        "</sc>",
        "</span>",
        "<x>",
        "<i a=b>",
    ),
    *('<span class="nocase">', '<span style="font-variant: small-caps;">', '<span class="x">'),
)
FIELDS = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
_TAGS_AND_QUOTES = re.compile(
    "</?(?:i|b|sup|sub|sc|span)(?:\\s[^<>]*)?>|[\"'“”‘’«»]", re.IGNORECASE
)


def _shown(kids: list[Out]) -> str:
    """The kids in words: quotes in braces, marks in brackets."""
    text = ""
    for kid in kids:
        if isinstance(kid, str):
            text += kid
        elif kid.dress.quotes:
            text += f"{{{_shown(kid.kids)}}}"
        else:
            names = [value for _, value in kid.dress.marks] + ["nocase"] * kid.dress.nocase
            text += f"[{' '.join(names)}|{_shown(kid.kids)}]"
    return text


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("Kaga", "Kaga"),
        ("On <i>Kaga</i> <B>maru</B>", "On [italic|Kaga] [bold|maru]"),
        ("19<sup>e</sup>", "19[sup nocase|e]"),
        ('<span class="nocase">iPhone</span>', "[nocase|iPhone]"),
        ('<span style="font-variant: small-caps;">ussr</span>', "[small-caps nocase|ussr]"),
        ('<span class="x">Kaga</span>', '[|<span class="x">Kaga</span>]'),
        ("a <i>b", "a <i>b"),
        ("a</i> b", "a</i> b"),
        ("<i>a <b>b</i> c</b>", "[italic|a <b>b] c</b>"),
        ("R&D < 1945 > x", "R&D < 1945 > x"),
    ],
)
def test_tags_in_pairs_are_marks(field: str, shown: str) -> None:
    assert _shown(richfield.parse(field)) == shown


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ('On "Kaga"', "On {Kaga}"),
        ("On 'Kaga'", "On {Kaga}"),
        ("“Kaga” and «Maru»", "{Kaga} and {Maru}"),
        ("\"On the 'Kaga'\"", "{On the {Kaga}}"),
        ("the internees' letters", "the internees’ letters"),
        ("O'Neil's 'Kaga'", "O’Neil’s {Kaga}"),
        ("l'''", "l’’’"),
        ('12" guns', '12" guns'),
        ('"<i>Kaga</i>"', "{[italic|Kaga]}"),
        ('<i>"Kaga</i>"', '[italic|"Kaga]"'),
    ],
)
def test_quotes_in_pairs_are_quotes_and_others_are_not(field: str, shown: str) -> None:
    assert _shown(richfield.parse(field)) == shown


@pytest.mark.parametrize(
    ("affix", "text"),
    [
        ('He said "go." ', "He said “go.” "),
        ("'Kaga', ", "“Kaga”, "),
        ("\"On 'Kaga'\"", "“On ‘Kaga’”"),
        ("‘Kaga’", "‘Kaga’"),
        ("see «Kaga» and <i>x</i>'s", "see «Kaga» and x’s"),
    ],
)
def test_quotes_in_an_affix_are_only_curled(affix: str, text: str) -> None:
    assert text_of(Node(richfield.parse_affix(affix))) == text


@given(FIELDS)
def test_a_field_keeps_all_its_text(field: str) -> None:
    for parse in (richfield.parse, richfield.parse_affix):
        kept = _TAGS_AND_QUOTES.sub("", text_of(Node(parse(field))))
        assert kept == _TAGS_AND_QUOTES.sub("", field)


@pytest.mark.parametrize("tag", ["<i>", '"', "«", '<span class="nocase">'])
def test_however_deep_the_markup_all_text_is_kept(tag: str) -> None:
    field = f"{tag} " * 5000 + "Kaga" + "</i></span>»" * 5000
    assert "Kaga" in text_of(Node(richfield.parse(field)))
