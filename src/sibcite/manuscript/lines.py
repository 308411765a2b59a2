"""The printed references of a manuscript as lines, with italics or without, and as records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sibcite.archives import Hints
from sibcite.manuscript.document import Manuscript
from sibcite.model import Record, Span
from sibcite.read.lists import hints_of, read_lines

_TELLING = frozenset(("title", "container-title", "archive"))


def said(manuscript: Manuscript, place: int) -> str:
    """A printed reference on one line."""
    at, span = manuscript.printed[place]
    flow = manuscript.flows[at]
    # Of a file of LaTeX the text is its source.
    is_whole = bool(flow.marked) and span == Span(0, len(flow.text))
    shown = flow.marked.replace("*", "") if is_whole else span.of(flow.text)
    return " ".join(shown.split())


def plain(manuscript: Manuscript) -> list[str]:
    """The printed references, each on one line."""
    return [said(manuscript, place) for place in range(len(manuscript.printed))]


def marked(manuscript: Manuscript) -> list[str]:
    """The same with their italics in asterisks."""
    flows = (manuscript.flows[flow] for flow, _ in manuscript.printed)
    lines = zip(flows, plain(manuscript), strict=True)
    return [" ".join(flow.marked.split()) or line for flow, line in lines]


def read(manuscript: Manuscript, places: Sequence[int]) -> tuple[Record, ...]:
    """The records of printed references, by their places."""
    if not places:
        return ()
    bare, italic = plain(manuscript), marked(manuscript)
    lines = [bare[place] for place in places], [italic[place] for place in places]
    return records(*lines, own_archives(manuscript))


def own_archives(manuscript: Manuscript) -> Hints:
    """What a document calls its archives, in any of its paragraphs."""
    return hints_of("\n".join(flow.text for flow in manuscript.flows if not flow.note))


def records(bare: Sequence[str], italic: Sequence[str], own: Hints) -> tuple[Record, ...]:
    """The records of lines; italics that make one no clearer are passed over.

    Args:
        bare: The lines.
        italic: The same with their italics in asterisks.
        own: What the document around them calls its archives.
    """
    found = read_lines("\n".join(italic), own).value
    if len(found) != len(italic):
        return found
    doubtful = {
        at: line for at, line in enumerate(bare) if _doubts(found[at]) and italic[at] != line
    }
    clearer = _clearer(found, doubtful, own)
    lines = [doubtful[at] if at in clearer else line for at, line in enumerate(italic)]
    return read_lines("\n".join(lines), own).value if clearer else found


def _clearer(found: Sequence[Record], doubtful: Mapping[int, str], own: Hints) -> frozenset[int]:
    """Which of some records leave less in doubt when they are read from other lines."""
    if not doubtful:
        return frozenset()
    again = read_lines("\n".join(doubtful.values()), own).value
    pairs = zip(doubtful, again, strict=False)
    return frozenset(at for at, each in pairs if _doubt(each) < _doubt(found[at]))


def is_reference(record: Record) -> bool:
    """Whether what a record was read from was understood as a reference.

    Where words were not, and no title, nor what else tells a work, it could not be printed again.
    """
    codes = {remark.code for remark in record.diagnostics}
    is_told = bool(record.address) or not _TELLING.isdisjoint(record.texts)
    return "not-a-reference" not in codes and (is_told or "unread-text" not in codes)


def _doubt(record: Record) -> tuple[bool, int]:
    return not is_reference(record), _doubts(record)


def _doubts(record: Record) -> int:
    """How much is doubtful; a note, as of a dash that stands for an author, is no doubt."""
    return sum(each.severity != "note" for each in record.diagnostics)
