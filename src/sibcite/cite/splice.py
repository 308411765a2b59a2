"""What a presentation adds to printed text: other forms, the archive's name, the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from sibcite.cite import holdings, items, notes
from sibcite.cite.presentation import Presentation
from sibcite.model import Entry, Record, RichText, Run, joined, plain

_CLOSING = '”’»“」』"'
_VARIABLES = {anchor: (variable, setting) for variable, setting, anchor in items.FOLLOWED}
_ANCHORS = (*_VARIABLES, items.ARCHIVE, items.ADDRESS)
_ANCHOR = re.compile(f"[{''.join(_ANCHORS)}]")
# A work that may have an anchor, and the letters that it has before it.
_Waiting: TypeAlias = tuple[Record, str]
_NOWHERE = "\u0001"
# Kanji and kana, which no printer sets in italics, and what stands between them.
_CHARACTER = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_CHARACTERS = re.compile(rf"{_CHARACTER}+(?:[\W\d_]*{_CHARACTER}+)*")
# Under this key stands whether the labels of an address have been explained.
_EXPLAINED = " explained"


def bibliography(
    entries: Sequence[Entry], records: Mapping[str, Record], shown: Presentation
) -> tuple[Entry, ...]:
    """The entries of a list with what the presentation adds, in the order of the list.

    Args:
        entries: What the engine printed.
        records: The records of the list by the ids of the entries.
        shown: What to add.
    """
    named: set[str] = set()
    whole = []
    for entry in entries:
        record = records[entry.id]
        text = _completed(entry.text, [record], shown, named)
        noted = (*text, *_note(text, record, shown))
        whole.append(Entry(entry.id, _finished(noted), record))
    return tuple(whole)


def citations(
    texts: Sequence[RichText], cited: Sequence[Sequence[Record]], shown: Presentation
) -> tuple[RichText, ...]:
    """Rendered citations, and the works of each, with what the presentation adds."""
    named: set[str] = set()
    rows = zip(texts, cited, strict=True)
    return tuple(_finished(_completed(text, works, shown, named)) for text, works in rows)


def _completed(
    text: RichText, records: Sequence[Record], shown: Presentation, named: set[str]
) -> RichText:
    """The text with what belongs at each of its anchors, from the first to the last."""
    if not any(_ANCHOR.search(run.text) for run in text):
        return text
    done, rest = list[Run](), list(text)
    waiting = _waiting(records, shown)
    while rest:
        run = rest.pop(0)
        found = _ANCHOR.search(run.text)
        if found is None:
            done.append(run)
            continue
        done.append(replace(run, text=run.text[: found.start()]))
        rest.insert(0, replace(run, text=run.text[found.end() :]))
        record = _owner(done, waiting[found[0]])
        if record is None:
            continue
        if found[0] in _VARIABLES:
            variable, setting = _VARIABLES[found[0]]
            done += _closing(rest)
            done += _behind(record, variable, setting, shown)
        else:
            _replaced(done, record, found[0], shown, named)
            if done[-1].text.endswith("."):
                _unstopped(rest)
    return tuple(done)


def _waiting(records: Sequence[Record], shown: Presentation) -> dict[str, list[_Waiting]]:
    """By anchor the works that may have one, with the letters that they have before it."""
    if len(records) == 1:
        return {anchor: [(records[0], "")] for anchor in _ANCHORS}
    rows = [(record, items.anchored(record, shown.of(record.language))) for record in records]
    return {
        # What has no such anchor has a mark before it that ends no text.
        anchor: [(record, _letters(composed.get(anchor, _NOWHERE))) for record, composed in rows]
        for anchor in _ANCHORS
    }


def _owner(done: Sequence[Run], waiting: list[_Waiting]) -> Record | None:
    """The work that an anchor belongs to: the first whose words stand before it."""
    if not waiting:
        return None
    said = _letters(plain(tuple(done[-8:]))) if len(waiting) > 1 else ""
    at = next((place for place, (_, words) in enumerate(waiting) if said.endswith(words)), 0)
    return waiting.pop(at)[0]


def _letters(text: str) -> str:
    return "".join(each for each in text[-400:].casefold() if each.isalnum() or each == _NOWHERE)


def _behind(record: Record, variable: str, setting: str, shown: Presentation) -> Iterator[Run]:
    if variable in record.texts:
        for run in items.follows(record, variable, setting, shown):
            yield replace(run, variable=run.variable or variable)


def _replaced(
    done: list[Run], record: Record, anchor: str, shown: Presentation, named: set[str]
) -> None:
    """Put the archive, or the address, as it stands at its first mention; later ones stay."""
    if record.address is None:
        return
    rules = shown.archive
    if anchor == items.ARCHIVE:
        key = record.address.archive or record.address.written
        later = holdings.later(record.address, rules)
        first = holdings.first(record.address, rules, bool(record.names.get("author")))
    else:
        key = _EXPLAINED
        later, first = items.located(record, rules), items.located(record, rules, spelled=True)
    if key not in named:
        done[-1] = replace(done[-1], text=_instead(done[-1].text, later, first))
    named.add(key)


def _instead(text: str, short: str, full: str) -> str:
    """The text with its end, which a style may have put in other letters or marks, in full."""
    wanted, found = _letters(short), ""
    for at in range(len(text) - 1, -1, -1):
        found = _letters(text[at]) + found
        if len(found) >= len(wanted):
            return text[:at] + full if found == wanted else text
    return text


def _unstopped(rest: list[Run]) -> None:
    """Take off the full stop that comes next; it was one too many behind an anchor: ``9 ob.``."""
    at = next((at for at, run in enumerate(rest) if run.text), None)
    if at is not None and rest[at].text.startswith("."):
        rest[at] = replace(rest[at], text=rest[at].text[1:])


def _closing(rest: list[Run]) -> Iterator[Run]:
    """The closing quotes that come next, taken off."""
    while rest:
        run = rest[0]
        left = run.text.lstrip(_CLOSING)
        closing = run.text[: len(run.text) - len(left)]
        rest[0] = replace(run, text=left)
        if closing:
            yield replace(run, text=closing)
        if left:
            return
        rest.pop(0)


def _finished(runs: Sequence[Run]) -> RichText:
    """The text with its own apostrophes, and kanji upright."""
    return joined(piece for run in runs for piece in _upright(_with_apostrophes(run)))


def _with_apostrophes(run: Run) -> Run:
    if items.APOSTROPHE not in run.text and items.APOSTROPHE not in run.link:
        return run
    return replace(
        run,
        text=run.text.replace(items.APOSTROPHE, "'"),
        link=run.link.replace(items.APOSTROPHE, "'"),
    )


def _upright(run: Run) -> Iterator[Run]:
    """The run in pieces, of which those of kanji and kana are not in italics."""
    if "italic" not in run.marks or not _CHARACTERS.search(run.text):
        yield run
        return
    last = 0
    for found in _CHARACTERS.finditer(run.text):
        yield replace(run, text=run.text[last : found.start()])
        yield replace(run, text=found[0], marks=run.marks - {"italic"})
        last = found.end()
    yield replace(run, text=run.text[last:])


def _note(text: RichText, record: Record, shown: Presentation) -> RichText:
    """The note of the language, after the entry's last full stop."""
    rules = shown.of(record.language).language_note
    noted = notes.note(record.language, rules) if rules.place == "end" else ""
    if not noted:
        return ()
    space = "" if not text or plain(text).endswith(" ") else " "
    return (Run(space + noted, variable="language"),)
