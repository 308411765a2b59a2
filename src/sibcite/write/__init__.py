"""OUT: records as data, and rich text as markup; every format is one line in a table here.

What writes records is imported when it is asked for, since a library may stand behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sibcite.model import Entry, ListLayout, Record, RichText
from sibcite.write import html, latex, markdown, plain

__all__ = ["BIBLIOGRAPHIES", "CITATIONS", "RECORDS"]


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

BIBLIOGRAPHIES: Mapping[str, Callable[[Sequence[Entry], ListLayout], str]] = {
    "plain": plain.write,
    "markdown": markdown.write,
    "html": html.write,
    "latex": latex.write,
}

CITATIONS: Mapping[str, Callable[[RichText], str]] = {
    "plain": plain.show,
    "markdown": markdown.show,
    "html": html.show,
    "latex": latex.show,
}
