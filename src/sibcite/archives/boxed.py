"""Papers in boxes and folders: ``Hayama Papers, Hokuto Museum, box 4, folder 11``.

A box with a folder is an address whoever keeps it: museums and libraries that have such papers
are more than any table holds.
"""

from __future__ import annotations

import re
from itertools import islice

from sibcite import tables
from sibcite.archives import codes, following, heads
from sibcite.archives.found import Clause, Found
from sibcite.archives.steps import Step, reader
from sibcite.model import Span

_SCHEME = "box"
_BOX = re.compile(r"(?<!\w)(?:box|boxes|carton)\s\d", re.I)
# The name of a collection right before the box.
_COLLECTION = re.compile(
    r"(?P<name>[A-ZА-ЯЁ][^,.;:()\d]{2,60}\s(?:Papers|Collection|Records|Fonds|Correspondence))[,.]\s\Z"
)
_LONGEST, _MOST_BOXES = 300, 8
_NEAR = 80


def find(text: str, plain: str, start: int) -> Span | None:
    """Where the first box with its folder stands, with the collection beside it, or nothing."""
    for box in islice(_BOX.finditer(text, start), _MOST_BOXES):
        end = min(len(text), box.start() + _LONGEST)
        steps = reader(_SCHEME).read(text, plain, box.start(), end)
        if is_address(steps):
            return _with_collection(text, start, Span(box.start(), steps[-1].value.end))
    return None


def read(clause: Clause) -> list[Found]:
    """A collection and its boxes, in an archive that is known beside the text."""
    archive = tables.archives().get(clause.hints.archive)
    if archive is None or archive.scheme != _SCHEME:
        return []
    box = _BOX.search(clause.text, clause.start, clause.end)
    if box is None:
        return []
    steps = reader(_SCHEME).read(clause.text, clause.plain, box.start(), clause.end)
    match = _COLLECTION.fullmatch(clause.text, clause.start, box.start())
    if match is None or not steps:
        return []
    fond = codes.step("fond", clause.text, Span(*match.span("name")))
    return following.made(clause, None, (fond, *steps), ())


def is_address(steps: tuple[Step, ...]) -> bool:
    """Whether levels have a box and a folder, which nothing but papers have."""
    return {"box", "folder"} <= {step.level.name for step in steps}


def _with_collection(text: str, start: int, boxed: Span) -> Span:
    """A box and its folder with the collection before them, where a known archive stands around."""
    match = _COLLECTION.search(text, max(start, boxed.start - _NEAR), boxed.start)
    if match is None:
        return boxed
    head = heads.before(text, max(start, match.start() - _LONGEST), match.start())
    head = head or heads.after(text, boxed.end, min(len(text), boxed.end + _LONGEST))
    return boxed if head is None or not head.matches else Span(match.start(), boxed.end)
