"""What a file carries beside its print: its works, and what its citations cite.

No style prints all of a work, and not every citation is read again as it was meant. The text is
JSON, a line a work and a line a citation:

    {"works": [{"printed": ["Karpov V. …"], "item": {…}}],
     "cites": [{"text": "(Karpov 1997, 46)", "before": "it is so ", "works": [{"id": …}], …}]}

A format keeps it where no reader sees it: in a part of a Word file, in a comment at the end of
Markdown and LaTeX.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from typing import Any

from sibcite.fields import jsontext
from sibcite.manuscript import lines
from sibcite.manuscript.document import Manuscript
from sibcite.model import Citation, Diagnostic, Record, Span

# What would end a comment, and what no XML holds.
_UNSAFE = re.compile("--|[\ufffe\uffff]")
_FIELDS = {each.name: each.type for each in fields(Citation) if each.name != "note"}


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation that a file prints.

    Attributes:
        text: How it stands in its flow, the markup of the format with it.
        before, after: What stands around it there.
        works: What it cites.
        shape: `bare` for one without the brackets that the style has.
        narrative: Whether its author stands in the sentence.
        stays: Whether the author's words are left, as not all of them were understood.
    """

    text: str
    before: str
    after: str
    works: tuple[Citation, ...]
    shape: str = ""
    narrative: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """What a file carries.

    Attributes:
        works: The works of its list, each with the lines that print it.
        cites: Its citations, in their order.
    """

    works: tuple[tuple[tuple[str, ...], Record], ...] = ()
    cites: tuple[Cite, ...] = ()


def text(rows: Iterable[tuple[str, Record]], cites: Sequence[Cite]) -> str:
    """The text for works, each with a line that prints it, and for citations.

    Of two lists each has a line for a work.
    """
    from sibcite.write.item import item

    printed: dict[str, list[str]] = {}
    works: dict[str, Record] = {}
    for line, work in rows:
        printed.setdefault(work.id, []).append(line)
        works[work.id] = work
    shown = [jsontext.show({"printed": printed[key], "item": item(works[key])}) for key in works]
    cited = [jsontext.show(_cite(each)) for each in cites]
    both = ",\n".join(shown), ",\n".join(cited)
    return _UNSAFE.sub(_escaped, f'{{"works": [\n{both[0]}],\n"cites": [\n{both[1]}]}}')


def _escaped(found: re.Match[str]) -> str:
    return found[0][:-1] + f"\\u{ord(found[0][-1]):04x}"


def _cite(cite: Cite) -> dict[str, Any]:
    shown = {key: value for key, value in asdict(cite).items() if value}
    default = asdict(Citation(""))
    works = (asdict(each) for each in cite.works)
    shown["works"] = [
        {key: each[key] for key in _FIELDS if key == "id" or each[key] != default[key]}
        for each in works
    ]
    return shown


def read(manuscript: Manuscript) -> Carried:
    """What a manuscript carries; nothing where that was broken by hand."""
    return _read(manuscript.carried) or Carried()


def works(manuscript: Manuscript) -> dict[int, Record]:
    """The works that a manuscript carries, by the places in its list of the lines that print them.

    Of works that are printed alike each has a line of its own.
    """
    known: dict[str, deque[Record]] = {}
    for printed, work in read(manuscript).works:
        for line in printed:
            known.setdefault(line, deque()).append(work)
    if not known:
        return {}
    rows = enumerate(lines.marked(manuscript))
    places = ((place, known[line]) for place, line in rows if line in known)
    return {place: each.popleft() for place, each in places if each}


def remarks(manuscript: Manuscript) -> tuple[Diagnostic, ...]:
    """A warning where what a file carries was changed by hand and cannot be read any more."""
    if not manuscript.carried or _read(manuscript.carried) is not None:
        return ()
    message = "What the file carries of its works cannot be read; it is read as it is printed."
    hint = "Look through the list and the citations, or name the works with -b."
    return (Diagnostic("carried-unread", "warning", message, None, hint),)


@lru_cache(maxsize=2)
def _read(carried: str) -> Carried | None:
    """What a text says; None where it says nothing of the kind."""
    from sibcite.read.items import records

    if not carried.strip():
        return Carried()
    try:
        found = jsontext.decoder().decode(carried)
        json.dumps(found, ensure_ascii=False).encode()
        rows, cites = found["works"], tuple(map(_cited, found["cites"]))
        printed = tuple(tuple(_strings(row["printed"])) for row in rows)
        parsed = records((_mapping(row["item"]), Span(0, 0)) for row in rows)
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return None
    # Two works of one id, or one that is none, would make others of them.
    if any(each.severity == "error" for each in parsed.diagnostics) or len(printed) != len(
        {each.id for each in parsed.value}
    ):
        return None
    return Carried(tuple(zip(printed, parsed.value, strict=True)), cites)


def _cited(row: Mapping[str, Any]) -> Cite:
    """A citation from its row.

    Raises:
        KeyError, TypeError, ValueError: It is none.
    """
    cited = tuple(_citation(each) for each in row["works"])
    strings = {key: row.get(key, "") for key in ("before", "after", "shape")}
    if not cited:
        raise ValueError("A citation cites something.")
    _strings((row["text"], *strings.values()))
    narrative, stays = bool(row.get("narrative")), bool(row.get("stays"))
    return Cite(row["text"], works=cited, **strings, narrative=narrative, stays=stays)


def _citation(row: Mapping[str, Any]) -> Citation:
    values = {key: value for key, value in row.items() if key in _FIELDS}
    for key, value in values.items():
        if not isinstance(value, bool if _FIELDS[key] in ("bool", bool) else str):
            raise TypeError(key)
    return Citation(**values)


def _strings(values: Iterable[Any]) -> Iterable[str]:
    """The values.

    Raises:
        TypeError: One of them is no text.
    """
    found = list(values)
    if not all(isinstance(each, str) for each in found):
        raise TypeError("no text")
    return found


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("no item")
    return value
