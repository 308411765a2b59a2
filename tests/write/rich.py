"""Rich text in tests: a notation to type it in, and rich texts bent from known references."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import strategies as st

from sibcite.model import Mark, RichText, Run, joined

_TAG = re.compile(
    r"<(/?)(italic|bold|underline|small-caps|superscript|subscript|link)(?:=([^<>]*))?>"
)
_MARKS: tuple[Mark, ...] = (
    "italic",
    "bold",
    "underline",
    "small-caps",
    "superscript",
    "subscript",
)

KNOWN = (
    "Karpov, V. V. (1997). ",
    "Plenniki Stalina. Sibirskoye internirovaniye yaponskoy armii 1945-1956 gg.",
    " [Stalin's Prisoners. The Siberian Interment of the Japanese Army in 1945-1956]. ",
    "Kiyev-L'vov: Institute of Ukrainian Studies. (In Russian)",
    "AVP RF [Archive of Foreign Policy] (1946, September 15). ",
    "Shiberia yokuryū. Beisō kankei no naka de no hen'yō",
    "№ 9898ss",
    "シベリア抑留「米ソ関係」",
    "Ф. Р-9401. Оп. 2. Д. 582. Л. 9–12 об.",
    "(accessed: 08 July 2020)",
    " ",
)
HOSTILE = (
    *("*", "**", "_", "__", "`", "```", "[", "]", "(", ")", "![", "](x)", "[^1]", "[@a]", "[ ] "),
    *(
        "<b>",
        "</em>",
        "<!--",
        "<?x",
        "<http://a.b>",
        "&amp;",
        "&#42;",
        "&",
        "\\",
        "\\\\",
        "$",
        "$$",
    ),
    *("~", "^", "# ", "- ", "+ ", "> ", "1. ", "(1) ", "| ", "---", "===", "!", "{.x}", ":", '"'),
    *(
        "'",
        "%",
        "«",
        "»",
        "“",
        ".",
        ",",
        " ",
        "  ",
        "\u00a0",
        "a",
        "Я",
        "字",
        "\n",
        "--",
        "@a",
        "€",
    ),
)
LINKS = ("https://a.org/x_(y)?b=1&c=*d*", "http://docs.cntd.ru/document/901731107", "javascript:x")


@st.composite
def bent(draw: st.DrawFn) -> RichText:
    """Pieces of known references with hostile ones between them, under random marks."""
    pieces = st.lists(st.sampled_from(KNOWN + HOSTILE * 2), min_size=1, max_size=4).map("".join)
    marks = st.frozensets(st.sampled_from(_MARKS), max_size=2)
    links = st.sampled_from(("",) * 6 + LINKS)
    runs = st.builds(Run, text=pieces, marks=marks, link=links)
    return joined(draw(st.lists(runs, min_size=1, max_size=5)))


def typed(text: str) -> RichText:
    """Rich text from a case: `<italic>Title</italic>`, `<link=https://a.org>a</link>`."""
    runs, marks, link, start = [], frozenset[Mark](), "", 0
    for tag in _TAG.finditer(text):
        runs.append(Run(text[start : tag.start()], marks, link))
        start = tag.end()
        if tag[2] == "link":
            link = "" if tag[1] else tag[3]
        else:
            marks ^= {mark for mark in _MARKS if mark == tag[2]}
    return joined([*runs, Run(text[start:], marks, link)])


class Shown(HTMLParser):
    """What a browser shows: each character with the tags around it."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.characters: list[tuple[str, frozenset[str]]] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(markup)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append({"i": "em", "b": "strong"}.get(tag, tag))
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == {"i": "em", "b": "strong"}.get(tag, tag)

    def handle_data(self, data: str) -> None:
        self.characters += [(one, frozenset(self._open)) for one in data]


_SHOWN_AS = {
    "italic": "em",
    "bold": "strong",
    "underline": "u",
    "small-caps": "span",
    "superscript": "sup",
    "subscript": "sub",
}


def expected(rich: RichText) -> list[tuple[str, frozenset[str]]]:
    """The characters of rich text but for white space, with the tags that stand for the marks."""
    return [
        (one, frozenset(_SHOWN_AS[mark] for mark in run.marks))
        for run in rich
        for one in run.text
        if not one.isspace()
    ]


def shown(markup: str) -> list[tuple[str, frozenset[str]]]:
    """The characters that HTML shows but for white space, with the tags that stand for marks."""
    return [
        (one, tags & frozenset(_SHOWN_AS.values()))
        for one, tags in Shown(markup).characters
        if not one.isspace()
    ]
