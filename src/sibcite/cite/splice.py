"""What a presentation adds to printed text: other forms, the archive's name, the language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sibcite.cite import holdings, items, notes
from sibcite.cite.presentation import Presentation
from sibcite.model import Citation, Entry, Record, RichText, Run, joined, plain

_CLOSING = '”’»“」』"'


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
        text = _completed(entry.text, record, shown, named)
        noted = (*text, *_note(text, record, shown))
        whole.append(Entry(entry.id, _plain_apostrophes(noted), record))
    return tuple(whole)


def citations(
    texts: Sequence[RichText],
    clusters: Sequence[Sequence[Citation]],
    records: Mapping[str, Record],
    shown: Presentation,
) -> tuple[RichText, ...]:
    """Rendered citations with what the presentation adds, in the order of the document."""
    named: set[str] = set()
    whole = []
    for text, cluster in zip(texts, clusters, strict=True):
        completed = text
        for citation in cluster:
            if citation.id in records:
                completed = _completed(completed, records[citation.id], shown, named)
        whole.append(_plain_apostrophes(completed))
    return tuple(whole)


def _completed(text: RichText, record: Record, shown: Presentation, named: set[str]) -> RichText:
    for variable, setting, anchor in items.FOLLOWED:
        if variable in record.texts:
            behind = items.follows(record, variable, setting, shown)
            runs = tuple(replace(run, variable=run.variable or variable) for run in behind)
            text = _added(text, anchor, runs) if runs else text
    return _archive(text, record, shown, named)


def _archive(text: RichText, record: Record, shown: Presentation, named: set[str]) -> RichText:
    """The archive in its full form where the list names it first, and without its anchor."""
    if record.address is None or items.ARCHIVE not in plain(text):
        return text
    key = record.address.archive or record.address.written
    later = holdings.later(record.address, shown.archive)
    short = later.replace("'", items.APOSTROPHE) + items.ARCHIVE
    name = holdings.later if key in named else holdings.first
    named.add(key)
    full = name(record.address, shown.archive)
    replaced = tuple(replace(run, text=run.text.replace(short, full)) for run in text)
    return tuple(replace(run, text=run.text.replace(items.ARCHIVE, "")) for run in replaced)


def _added(text: RichText, anchor: str, added: RichText) -> RichText:
    """The runs in the place of the first anchor, outside the quotes that close right after it."""
    before, after = list[Run](), list(text)
    while after:
        run = after.pop(0)
        head, found, tail = run.text.partition(anchor)
        if not found:
            before.append(run)
            continue
        closing = tail[: len(tail) - len(tail.lstrip(_CLOSING))]
        before.append(replace(run, text=head + closing))
        if not tail:
            before.extend(_closing_run(after))
        rest = (replace(run, text=tail[len(closing) :]), *after)
        return (*before, *added, *_without(rest, anchor))
    return text


def _closing_run(after: list[Run]) -> Iterator[Run]:
    """The closing quotes that begin the next run, taken off it."""
    if not after:
        return
    first = after[0]
    rest = first.text.lstrip(_CLOSING)
    closing = first.text[: len(first.text) - len(rest)]
    if closing:
        after[0] = replace(first, text=rest)
        yield replace(first, text=closing)


def _plain_apostrophes(runs: Sequence[Run]) -> RichText:
    plain = (replace(run, text=run.text.replace(items.APOSTROPHE, "'")) for run in runs)
    return joined(replace(run, link=run.link.replace(items.APOSTROPHE, "'")) for run in plain)


def _without(runs: Sequence[Run], anchor: str) -> RichText:
    return tuple(replace(run, text=run.text.replace(anchor, "")) for run in runs)


def _note(text: RichText, record: Record, shown: Presentation) -> RichText:
    """The note of the language, after the entry's last full stop."""
    rules = shown.of(record.language).language_note
    noted = notes.note(record.language, rules) if rules.place == "end" else ""
    if not noted:
        return ()
    space = "" if not text or plain(text).endswith(" ") else " "
    return (Run(space + noted, variable="language"),)
