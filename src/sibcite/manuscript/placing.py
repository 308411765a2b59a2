"""What is put in the place of each citation: as text, into a note, as a live field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from sibcite.manuscript.document import MASK, Change, Flow
from sibcite.manuscript.links import Link
from sibcite.manuscript.names import letters
from sibcite.model import Citation, Record, RichText, Run, Span, plain

Cites = Literal["auto", "text", "notes", "zotero"]
# A full stop before one of these would be one too many.
_STOPS = (".", ";", ",", ":")
_SPACES = " \t\r\n\u00a0\u202f~"
_WORD_BEFORE = re.compile(r"[^\W\d_]\s+\Z")
# Three are no stop; quotes that close behind one hold what is cited.
_STOP_BEHIND = re.compile(r"[.,;:!?](?!\.)(?:[”’\"]|'')?")
_WORDS_BEFORE = re.compile(r"(?P<word>[^\s~])(?:[ \t\u00a0\u202f~]|\r?\n)?\Z")
# What marks italics in the text of a file.
_UNSHOWN = re.compile(rf"[{MASK}{{}}*]")
# A number of the list, with a place in the work or without; or no words at all.
_COUNTED = re.compile(r"[(\[](?:\d{1,3}[,)\]]|[\W\d]*\Z)")

# A link, its works with the number of their note, and whether it becomes a note.
Placed = tuple[Link, tuple[Citation, ...], bool]


def placed_in(
    flows: Sequence[Flow], found: Sequence[Link], cites: Cites, notes: bool
) -> list[Placed]:
    """The citations in the order of the document, each with the note that it stands in.

    New notes and those that are there are counted together, as they will stand.
    """
    to_notes = cites == "notes" or (cites == "auto" and notes)
    marks = sorted(flow.at for flow in flows if flow.at is not None)
    placed: list[Placed] = []
    number, seen = 0, 0
    for link_ in found:
        if not link_.works:
            continue
        flow = flows[link_.mention.flow]
        at = flow.at or (link_.mention.flow, link_.mention.span.start)
        while seen < len(marks) and marks[seen] <= at:
            number, seen = number + 1, seen + 1
        is_foot = to_notes or link_.mention.command.lower().startswith("foot")
        as_note = is_foot and link_.whole and flow.at is None and not flow.note
        if as_note:
            number += 1
        note = number if as_note or flow.at is not None else 0
        in_sentence = link_.mention.shape == "key" and link_.mention.narrative and not to_notes
        works = link_.works
        if to_notes and link_.mention.narrative:
            works = tuple(replace(work, suppress_author=False) for work in works)
        placed.append((link_, _cited(works, note, in_sentence), as_note))
    return placed


def _cited(works: tuple[Citation, ...], note: int, in_sentence: bool) -> tuple[Citation, ...]:
    """Works with the number of their note; the first without the author that a sentence names."""
    suppressed = in_sentence or works[0].suppress_author
    if suppressed == works[0].suppress_author and all(work.note == note for work in works):
        return works
    first = replace(works[0], note=note, suppress_author=suppressed)
    return (first, *(replace(work, note=note) for work in works[1:]))


def names_author(link_: Link, works: Sequence[Citation]) -> bool:
    """Whether the author is to be put into the sentence: ``@saito1995 [p. 208]``."""
    mention = link_.mention
    alone = mention.command.lower() == "citeauthor"
    return mention.shape == "key" and (mention.narrative or alone) and bool(works)


class Writer:
    """Makes changes of printed citations."""

    def __init__(
        self,
        flows: Sequence[Flow],
        records: Sequence[Record],
        names: Mapping[str, RichText],
        cites: Cites,
        marks_follow_stops: bool = False,
    ) -> None:
        self._flows, self._names, self._cites = flows, names, cites
        self._marks_follow_stops = marks_follow_stops
        self._by_id = {record.id: record for record in records}

    def changes(
        self, placed: Sequence[Placed], texts: Sequence[RichText]
    ) -> tuple[tuple[Change, ...], ...]:
        """What to put in the place of each citation; nothing for one that stays."""
        return tuple(
            tuple(self._change(*each, text)) if self._is_new(each, text) else ()
            for each, text in zip(placed, texts, strict=True)
        )

    def _is_new(self, placed: Placed, text: RichText) -> bool:
        """Whether a citation gets another text."""
        link_, works, as_note = placed
        stays = not link_.whole or self._is_lost(link_, works, text)
        return not stays and not self._is_there(link_, as_note, text)

    def lost(self, placed: Sequence[Placed], texts: Sequence[RichText]) -> Iterator[Link]:
        """The citations that stay because nothing of them would be printed."""
        for (link_, works, _), text in zip(placed, texts, strict=True):
            if link_.whole and self._is_lost(link_, works, text):
                yield link_

    def _is_lost(self, link_: Link, works: Sequence[Citation], text: RichText) -> bool:
        """Whether a citation would vanish: the style prints nothing of it, and no author stands."""
        return not plain(text).strip() and not self._name(link_, works)

    def _is_there(self, link_: Link, as_note: bool, text: RichText) -> bool:
        """Whether a citation is there, an address pointed as its author does.

        In a note it may stand there without the brackets that it has in the text.
        """
        flow = self._flows[link_.mention.flow]
        stands = link_.mention.span.of(flow.text)
        if as_note:
            return False
        if (
            flow.note
            and self._cites != "zotero"
            and plain(_unbracketed(text)) == _UNSHOWN.sub("", stands)
        ):
            return True
        is_only = all(part.kind == "address" for part in link_.mention.parts)
        return is_only and letters(plain(text)) == letters(stands)

    def _change(
        self, link_: Link, works: tuple[Citation, ...], as_note: bool, text: RichText
    ) -> Iterator[Change]:
        mention = link_.mention
        flow = self._flows[mention.flow]
        in_note = bool(flow.note) and not works[0].suppress_author
        beside = mention.narrative and mention.shape != "key" and not in_note
        put = mention.put if beside else mention.span
        if mention.command.lower() in ("citeauthor", "citeauthor*"):
            yield Change(mention.flow, put, self._author(works))
            return
        if mention.command.lower() == "citeyear":
            text = (Run(plain(text).strip("()[]")),)
        # A French or Russian semicolon has a space before it, in LaTeX a tie.
        behind = flow.text[put.end : put.end + 2].lstrip(_SPACES)[:1]
        if not as_note and behind == flow.text[put.end : put.end + 1] == "." and _closes(text):
            # American quotes have the stop of the sentence within them.
            put, behind = Span(put.start, put.end + 1), ""
        bare = _unbracketed(text) if mention.shape.startswith("bare") else text
        fitted = _fitted(bare, as_note, behind)
        # The stop of a new note is the note's.
        tail = len(fitted) - len(bare) if as_note else 0
        if flow.note and _WORD_BEFORE.search(f"{flow.text[: put.start]}{works[0].prefix}"):
            fitted = _lowered(fitted, works[0].prefix)
        name = self._name(link_, works)
        if name and not as_note and works[0].suppress_author and self._cites != "zotero":
            whole = (*name, Run(" "), *fitted)
            items, lead = self._items(works), len(name) + 1
            yield Change(mention.flow, put, whole, works, as_note, items, lead)
            return
        if name and (as_note or works[0].suppress_author):
            yield Change(mention.flow, put, name if as_note else (*name, Run(" ")))
            put = Span(put.end, put.end)
        stop = self._stop_behind(flow, put) if as_note else None
        if stop is not None:
            if stop.start < put.end:
                yield Change(mention.flow, Span(stop.start, put.end), ())
            put = Span(stop.end, stop.end)
        yield Change(mention.flow, put, fitted, works, as_note, self._items(works), tail=tail)

    def _stop_behind(self, flow: Flow, put: Span) -> Span | None:
        """From the end of the words before a note to behind the stop that its mark follows.

        None where the mark stands in the citation's own place, as at the head of a paragraph.
        """
        stop = _STOP_BEHIND.match(flow.text, put.end) if self._marks_follow_stops else None
        before = _WORDS_BEFORE.search(flow.text, max(0, put.start - 3), put.start)
        return Span(before.end("word"), stop.end()) if stop and before else None

    def _name(self, link_: Link, works: Sequence[Citation]) -> RichText:
        """The author that is put into the sentence; empty where the citation says it."""
        return self._author(works) if names_author(link_, works) else ()

    def _author(self, works: Sequence[Citation]) -> RichText:
        """The names of a work as they stand in a sentence."""
        printed_name = self._names.get(works[0].id, ())
        shown = plain(printed_name).strip("()[].,;: ")
        if any(map(str.isalpha, shown)):
            # An initial keeps its full stop.
            return (Run(shown if len(shown.split()[-1]) > 1 else f"{shown}."),)
        # A numbered style has no words for an author.
        names = next(iter(self._by_id[works[0].id].names.values()), ())
        return (Run(" & ".join(name.family or name.literal for name in names)),) if names else ()

    def _items(self, works: Sequence[Citation]) -> tuple[dict[str, object], ...]:
        """What a live field carries."""
        from sibcite.write.item import item

        if self._cites != "zotero":
            return ()
        return tuple(item(self._by_id[work.id]) for work in works)


def _fitted(text: RichText, as_note: bool, behind: str) -> RichText:
    """A citation with the full stop that ends a note of its own, or without one that is there."""
    if as_note:
        return text if _is_stopped(plain(text)) else (*text, Run("."))
    return _unstopped(text) if behind in _STOPS else text


def _lowered(text: RichText, prefix: str) -> RichText:
    """A citation in the middle of a sentence, behind its own words or others': see ibid."""
    at = len(prefix)
    for place, run in enumerate(text):
        if at < len(run.text):
            if not run.text.startswith("Ibid", at):
                return text
            small = run.text[:at] + run.text[at].lower() + run.text[at + 1 :]
            return (*text[:place], replace(run, text=small), *text[place + 1 :])
        at -= len(run.text)
    return text


def _closes(text: RichText) -> bool:
    """Whether a citation ends with a stop within its quotes."""
    return plain(text)[-2:] in (".”", ".’", '."')


def _is_stopped(said: str) -> bool:
    """Whether a citation ends with a stop, as American quotes have it within them: ``Title.”``."""
    return said.rstrip('”’"»')[-1:] in (".", "!", "?")


def _unbracketed(text: RichText) -> RichText:
    """A citation without its brackets, as a note has none; a number keeps them: ``(1, p. 5)``."""
    said = plain(text)
    if said[:1] + said[-1:] not in ("()", "[]") or _COUNTED.match(said):
        return text
    first, last = text[0], text[-1]
    if first is last:
        return (replace(first, text=first.text[1:-1]),)
    ends = replace(first, text=first.text[1:]), replace(last, text=last.text[:-1])
    return tuple(run for run in (ends[0], *text[1:-1], ends[1]) if run.text)


def _unstopped(text: RichText) -> RichText:
    """The text without the full stop that ends it, where a sign stands behind it already."""
    if _closes(text):
        # American quotes have it within them: “Title.”; is “Title”;
        return _without(text, len(plain(text)) - 2)
    if not plain(text).endswith("."):
        return text
    return (*text[:-1], replace(text[-1], text=text[-1].text[:-1]))


def _without(text: RichText, at: int) -> RichText:
    """The text without one of its characters."""
    runs, start = [], 0
    for run in text:
        cut = at - start
        start += len(run.text)
        runs.append(replace(run, text=run.text[:cut] + run.text[cut + 1 :]) if cut >= 0 else run)
    return tuple(runs)
