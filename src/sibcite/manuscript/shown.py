r"""What a reader sees of a text file, letter for letter: ``Karpov~1997``, ``<https://doi.org/…>``.

Citations are looked for in that, whatever the format. What is left of a command of LaTeX, and the
address of a work that may be cited, is filled with a sign that no reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sibcite.fields import tex
from sibcite.manuscript.document import FILLER, Flow, Manuscript
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.source import Put, with_put
from sibcite.manuscript.textfile import TextFile
from sibcite.model import Record

if TYPE_CHECKING:
    from sibcite.manuscript.latex import Latex

_PATH = r"[^\s(){}<>]*(?:\([^\s()<>]*\)[^\s(){}<>]*)*"
_LINK = re.compile(
    rf"(?:\\<)?<(?P<auto>https?://[^\s<>]+)>(?:\\?>)?|(?P<bare>https?://{_PATH}[\w/])"
    rf"|\[(?P<inside>[^\[\]\r\n]+)\]\((?P<destination>https?://{_PATH})\)"
    r"|\\url\{(?P<url>[^{}]+)\}|\\href\{(?P<href>[^{}]+)\}\{(?P<within>[^{}]+)\}"
)
_SCHEME = re.compile(r"https?://(?:(?:dx\.)?doi\.org/|www\.)?|www\.")
_CAPITALS = re.compile(
    r"<span style=\"font-variant:\s?small-caps;?\">(?P<inside>[^<>\r\n]{1,40})</span>"
)
_STOP = re.compile(r"\\[.)]")
_ESCAPE = re.compile(r"\\(?=[%_#&~$])")


def flows(
    manuscript: Manuscript, given: Sequence[Flow], records: Sequence[Record]
) -> tuple[Flow, ...]:
    """The flows of a manuscript as they are shown.

    Args:
        manuscript: The manuscript.
        given: Its flows.
        records: The works that may be cited, whose addresses hide nothing.
    """
    if not isinstance(manuscript, TextFile):
        return tuple(given)
    from sibcite.manuscript.latex import Latex, shown

    known = frozenset(map(_key, _addresses(records)))
    is_latex = isinstance(manuscript, Latex)
    rows = []
    for flow, start in zip(given, manuscript.starts, strict=True):
        raw = manuscript.source.text[start : start + len(flow.text)]
        text = flow.text if flow.listed else _linked(flow.text, raw, known)
        text = text if is_latex or flow.listed else _unescaped(text, raw)
        rows.append(replace(flow, text=shown.text(text, raw) if is_latex else text))
    return tuple(rows)


def mentions(manuscript: Manuscript, found: Sequence[Mention]) -> tuple[Mention, ...]:
    r"""Mentions of printed labels, with what the file prints of their words: ``3 \% of it``.

    One that ends within the braces of a command of LaTeX stays as it is.
    """
    from sibcite.manuscript.latex import Latex

    if not isinstance(manuscript, TextFile):
        return tuple(found)
    if not isinstance(manuscript, Latex):
        return tuple(replace(each, parts=tuple(map(_bare, each.parts))) for each in found)
    return tuple(_mended(manuscript, each) for each in found)


def _addresses(records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        for key in ("URL", "DOI"):
            yield from filter(None, (record.text(key), record.numbers.get(key, "")))


def _key(address: str) -> str:
    """An address without what its writers may leave out."""
    bare = _ESCAPE.sub("", address.strip())
    return _SCHEME.sub("", bare, count=1).rstrip("/.").casefold()


def _linked(text: str, raw: str, known: frozenset[str]) -> str:
    """A text in which the links to known addresses are filled, but for the words that they show."""
    if "://" not in raw:
        return text
    puts: list[Put] = []
    for link in _LINK.finditer(raw):
        address = next(filter(None, link.group("auto", "bare", "destination", "url", "href")))
        if _key(address) in known:
            words = next((each for each in ("inside", "within") if link[each]), None)
            puts.append(_filled(link, words, text))
    return with_put(text, puts)


def _filled(mark: re.Match[str], words: str | None, shown: str) -> Put:
    """What a mark shows, in the place of all of it: its words, and nothing of the rest."""
    start, end = mark.span(words) if words else (mark.end(), mark.end())
    whole = FILLER * (start - mark.start()) + shown[start:end] + FILLER * (mark.end() - end)
    return mark.start(), mark.end(), whole


def _unescaped(text: str, raw: str) -> str:
    r"""A text of Markdown with what its marks show: stops, ``f\. 0146``, and small capitals."""
    if "\\" not in raw and "</span>" not in raw:
        return text
    puts = [_filled(each, "inside", raw) for each in _CAPITALS.finditer(raw)]
    puts += [(each.start(), each.end(), each[0][1] + FILLER) for each in _STOP.finditer(raw)]
    return with_put(text, puts)


def _bare(part: Part) -> Part:
    where = replace(part.locator, rest=part.locator.rest.replace(FILLER, ""))
    return replace(part, name=part.name.replace(FILLER, ""), locator=where)


def _mended(manuscript: Latex, mention: Mention) -> Mention:
    parts = tuple(map(_told, mention.parts))
    stands = mention.span.moved(manuscript.starts[mention.flow]).of(manuscript.source.text)
    if stands.count("{") != stands.count("}"):
        parts = (*parts, Part("unread", stands))
    return replace(mention, parts=parts)


def _told(part: Part) -> Part:
    from sibcite.manuscript.latex import shown

    rest = tex.parse(shown.written(part.locator.rest))
    name = part.name.replace(FILLER, "")
    prefix = tex.parse(shown.written(part.prefix))
    return replace(part, name=name, prefix=prefix, locator=replace(part.locator, rest=rest))
