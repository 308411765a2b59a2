"""What a presentation adds to printed text: other forms, the archive's name, the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sibcite.cite import holdings, items, notes
from sibcite.cite.presentation import Presentation
from sibcite.model import Entry, Record, RichText, Run, joined, plain

_CLOSING = '”’»“」』"'
_VARIABLES = {anchor: (variable, setting) for variable, setting, anchor in items.FOLLOWED}
_ANCHOR = re.compile(f"[{''.join((*_VARIABLES, items.ARCHIVE, items.ADDRESS))}]")
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
    done, rest = list[Run](), list(text)
    waiting = {anchor: list(records) for anchor in (*_VARIABLES, items.ARCHIVE, items.ADDRESS)}
    while rest:
        run = rest.pop(0)
        found = _ANCHOR.search(run.text)
        if found is None:
            done.append(run)
            continue
        done.append(replace(run, text=run.text[: found.start()]))
        rest.insert(0, replace(run, text=run.text[found.end() :]))
        record = _owner(plain(tuple(done)), waiting[found[0]], found[0], shown)
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


def _owner(before: str, waiting: list[Record], anchor: str, shown: Presentation) -> Record | None:
    """The work that an anchor belongs to: the first whose words stand before it."""
    if len(waiting) < 2:
        return waiting.pop() if waiting else None
    said = _letters(before)
    named = (each for each in waiting if said.endswith(_letters(_stands(each, anchor, shown))))
    record = next(named, waiting[0])
    waiting.remove(record)
    return record


def _stands(record: Record, anchor: str, shown: Presentation) -> str:
    """What a work has before an anchor; a mark that ends no text if it has none there."""
    composed = items.anchored(record, shown.of(record.language))
    return composed.get(anchor, "\u0001")


def _letters(text: str) -> str:
    return "".join(each for each in text[-400:].casefold() if each.isalnum() or each == "\u0001")


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
        short = later.replace("'", items.APOSTROPHE)
        at = len(done) - 1
        done[at] = replace(done[at], text=done[at].text.removesuffix(short) + first)
    named.add(key)


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
