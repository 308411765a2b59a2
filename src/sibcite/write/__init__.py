"""OUT: records as data, and rich text as markup; every format is one line in a table here.

What writes records is imported when it is asked for, since a library may stand behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from sibcite.model import Entry, ListLayout, ListSection, Record, RichText
from sibcite.write import clipboard, html, latex, markdown, plain, rtf, typst

__all__ = ["BIBLIOGRAPHIES", "CITATIONS", "HEADINGS", "RECORDS", "write_lists"]


def _csl_json(records: Sequence[Record]) -> str:
    from sibcite.write import csljson

    return csljson.write(records)


def _jsonl(records: Sequence[Record]) -> str:
    from sibcite.write import jsonl

    return jsonl.write(records)


def _bibtex(records: Sequence[Record]) -> str:
    from sibcite.write import bibtex

    return bibtex.write(records)


RECORDS: Mapping[str, Callable[[Sequence[Record]], str]] = {
    "csl-json": _csl_json,
    "jsonl": _jsonl,
    "bibtex": _bibtex,
}

CITATIONS: Mapping[str, Callable[[RichText], str]] = {
    "plain": plain.show,
    "markdown": markdown.show,
    "html": html.show,
    "latex": latex.show,
    "rtf": rtf.show,
    "typst": typst.show,
    "clipboard": clipboard.show,
}

# What stands above a list, with the lines that part it from the list.
HEADINGS: Mapping[str, Callable[[str], str]] = {
    "plain": plain.heading,
    "markdown": markdown.heading,
    "html": html.heading,
    "latex": latex.heading,
    "rtf": rtf.heading,
    "typst": typst.heading,
    "clipboard": clipboard.heading,
}

_LISTS: Mapping[str, Callable[[Sequence[Entry], ListLayout], str]] = {
    "plain": plain.write,
    "markdown": markdown.write,
    "html": html.write,
    "latex": latex.write,
    "rtf": rtf.paragraphs,
    "typst": typst.write,
    "clipboard": clipboard.paragraphs,
}

# What an id becomes where entries can be linked to: of two ids it may make one.
_ANCHORS: Mapping[str, Callable[[str], str]] = {
    "html": html.anchor,
    "latex": latex.anchor,
    "typst": typst.anchor,
}

# What makes a whole file of them, for markups that are a file or nothing.
_WHOLE: Mapping[str, Callable[[str], str]] = {
    "rtf": rtf.whole,
    "clipboard": clipboard.whole,
}


def write_lists(to: str, sections: Sequence[ListSection]) -> str:
    """One or several lists, each under its heading if it has one, as one whole text.

    Args:
        to: A key of `BIBLIOGRAPHIES`.
        sections: In the order of the page; one without entries is left out with its heading.

    Returns:
        Text that ends with a line end; nothing for no entries. An id that comes again, as in a
        second list of the same works, is counted (`karpov1997-2`), so that no link has two ends;
        and a record gives its data once.
    """
    parts = [
        (HEADINGS[to](section.heading) if section.heading else "")
        + _LISTS[to](section.entries, section.layout)
        for section in _told_apart(sections, _ANCHORS.get(to, str))
    ]
    text = "\n".join(parts)
    return _WHOLE[to](text) if to in _WHOLE else text


def _told_apart(
    sections: Sequence[ListSection], anchor: Callable[[str], str]
) -> Iterator[ListSection]:
    """The sections that have entries, and no two of these under one anchor or with one record."""
    taken: set[str] = set()
    given: set[int] = set()
    for section in sections:
        entries = []
        for entry in section.entries:
            name, count = entry.id, 1
            while anchor(name) in taken:
                count += 1
                name = f"{entry.id}-{count}"
            taken.add(anchor(name))
            record = entry.record if id(entry.record) not in given else None
            given.add(id(entry.record))
            entries.append(replace(entry, id=name, record=record))
        if entries:
            yield replace(section, entries=tuple(entries))


def _one_list(to: str, entries: Sequence[Entry], layout: ListLayout) -> str:
    return write_lists(to, [ListSection(tuple(entries), layout)])


BIBLIOGRAPHIES: Mapping[str, Callable[[Sequence[Entry], ListLayout], str]] = {
    to: partial(_one_list, to) for to in _LISTS
}
