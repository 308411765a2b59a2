"""What a reader sees of a text file, letter for letter: ``Karpov~1997``, ``<https://doi.org/…>``.

Citations are looked for in that, whatever the format; each format says what it shows. What marks
it up, and the address of a work that may be cited, is filled with a sign that no reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sibcite.manuscript.document import Flow, Manuscript
from sibcite.manuscript.mentions import Mention
from sibcite.manuscript.source import Put, filled, with_put
from sibcite.manuscript.textfile import TextFile
from sibcite.model import Record

_SCHEME = re.compile(r"https?://(?:(?:dx\.)?doi\.org/|www\.)?|www\.")
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
    known = frozenset(map(_key, _addresses(records)))
    rows = []
    for flow, start in zip(given, manuscript.starts, strict=True):
        raw = manuscript.source.text[start : start + len(flow.text)]
        text = flow.text if flow.listed else _linked(manuscript.link, flow.text, raw, known)
        rows.append(manuscript.as_shown(replace(flow, text=text), raw))
    return tuple(rows)


def mentions(manuscript: Manuscript, found: Sequence[Mention]) -> tuple[Mention, ...]:
    r"""Mentions of printed labels, with what the file prints of their words: ``3 \% of it``."""
    if not isinstance(manuscript, TextFile):
        return tuple(found)
    return tuple(map(manuscript.as_written, found))


def _addresses(records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        for key in ("URL", "DOI"):
            yield from filter(None, (record.text(key), record.numbers.get(key, "")))


def _key(address: str) -> str:
    """An address without what its writers may leave out."""
    bare = _ESCAPE.sub("", address.strip())
    return _SCHEME.sub("", bare, count=1).rstrip("/.").casefold()


def _linked(link: re.Pattern[str], text: str, raw: str, known: frozenset[str]) -> str:
    """A text in which the links to known addresses are filled, but for the words that they show."""
    if "://" not in raw:
        return text
    puts: list[Put] = []
    for found in link.finditer(raw):
        told = {name: said for name, said in found.groupdict().items() if said}
        words = "words" if told.pop("words", "") else None
        if not known.isdisjoint(map(_key, told.values())):
            puts.append(filled(found, words, text))
    return with_put(text, puts)
