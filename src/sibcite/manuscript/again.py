"""A second run over what was written: it changes nothing, or the file carries what it needs.

A style leaves out what it does not show, and not every citation that it prints is read again as it
was meant. So what was written is read and built again; where that would change it, the file
carries its works, and what each of its citations cites.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sibcite.cite import Printed
from sibcite.manuscript import carried, formats, lines, signs
from sibcite.manuscript.carried import Cite
from sibcite.manuscript.document import Change, How, List, Manuscript
from sibcite.manuscript.placing import Placed
from sibcite.manuscript.printed import Standing
from sibcite.manuscript.recalled import Ground
from sibcite.model import Citation, Diagnostic, Record

# Builds a manuscript as the first one was built; gives its bytes, or None where it does not, and
# how many works its citations were told to cite.
Builder = Callable[[Manuscript], tuple[bytes | None, int]]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written into a manuscript.

    Attributes:
        citing: Its citations.
        changes: What was put in the place of each; nothing for one that stays.
        needed: Those of the changes that were made, since the rest was there already.
        bibliography: Its list.
        how: How it was written.
        stands: What its printed references were.
        works: The works of the list.
        reading: The works for which its file is read, where they are not those of its own list.
        made: All that the style printed, and of what.
        clusters: The works of each citation, with what could not be told between them.
    """

    citing: Sequence[Placed]
    changes: Sequence[Sequence[Change]]
    needed: tuple[Change, ...]
    bibliography: List
    how: How
    stands: Standing
    works: tuple[Record, ...]
    reading: Sequence[Record]
    made: Printed
    clusters: tuple[Sequence[Citation], ...]

    def printed_of(
        self, clusters: Sequence[Sequence[Citation]], works: Sequence[Record]
    ) -> Printed | None:
        """What was printed of the same citations and works, in whatever order the works come."""
        known = {each.id: each for each in self.works}
        is_same = known == {each.id: each for each in works} and self.clusters == clusters
        return self.made if is_same else None


def lasting(
    manuscript: Manuscript, raw: bytes, written: Written, build: Builder, carry: bool
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The bytes of a file that a second run leaves as it is, and what is said of that.

    Args:
        manuscript: What the file was built from.
        raw: The file as it was written.
        written: What was written into it.
        build: Builds such a file again.
        carry: Whether it may carry what a second run needs.
    """
    if raw == manuscript.raw:
        return raw, ()
    new = formats.again(manuscript, raw, written.reading)
    # What is no longer told would stay as it is, whatever the author changes beside it.
    cited = sum(len(works) for _, works, _ in written.citing)
    # A file that carries something goes on to do so.
    if not (carry and manuscript.carried) and build(new) == (raw, cited):
        return raw, ()
    if carry:
        text = carried.text(_works(manuscript, new, written), _cites(manuscript, new, written))
        whole = new.write((), List(), How(carried=text))
        last = formats.again(manuscript, whole, written.reading)
        is_there = last.carried == text and lines.plain(last) == lines.plain(new)
        if is_there and build(last) == (whole, cited):
            return whole, () if manuscript.carried else (_CARRIED,)
    return raw, (_OTHERWISE,)


def is_there(
    manuscript: Manuscript,
    changes: tuple[Change, ...],
    stands: Standing,
    listed: List,
) -> bool:
    """Whether what was printed stands in a file already, told without writing it once more.

    Args:
        manuscript: The file.
        changes: What would be put into it.
        stands: What its printed references are.
        listed: Its list.
    """
    if listed.parted or stands.others:
        return False
    ids = [id_ for _, id_ in sorted(stands.ids.items())]
    is_listed = not listed.entries or ids == [entry.id for entry in listed.entries]
    return is_listed and not manuscript.unlike(changes)


_CARRIED = Diagnostic(
    "works-carried",
    "note",
    "Not all that is printed would be read again as it is meant; so the file carries its works and "
    "what its citations cite, unseen.",
    None,
    "It is for the next run; --no-records leaves it out.",
)
_OTHERWISE = Diagnostic(
    "read-otherwise",
    "note",
    "Not all that is printed would be read again as it is meant: a second run changes it.",
    None,
    "Before a second run keep the works: sibcite extract writes them, -b takes them.",
)


def _works(
    manuscript: Manuscript, new: Manuscript, written: Written
) -> Iterator[tuple[str, Record]]:
    """The lines of the new list, each with its work; those that stay of the old one first."""
    by_id = {each.id: each for each in written.works}
    of, ids, old = written.bibliography, written.stands.ids, lines.marked(manuscript)
    stays = {place for row in of.parted if row.stays for place in row.places}
    # A style without a list leaves the one that is there.
    stays = stays.intersection(ids) if of.entries else set(ids)
    yield from ((old[at], by_id[ids[at]]) for at in sorted(stays))
    signed, keys = signs.listed(of)
    # With signs in it nothing is a reference, so that the parts of the list are those of the new.
    shown = manuscript.reread(manuscript.write(written.needed, signed, written.how), new.sought)
    marked = lines.marked(new)
    found = [signs.number(line) for line in lines.plain(shown)]
    if len(found) == len(marked):
        pairs = ((marked[at], keys[number]) for at, number in enumerate(found) if number >= 0)
        yield from ((line, by_id[key]) for line, key in pairs if key in by_id)


def _cites(manuscript: Manuscript, new: Manuscript, written: Written) -> list[Cite]:
    """The citations as they stand in the new file."""
    if written.how.cites == "zotero":
        return []
    signed = tuple(_signed(written))
    raw = manuscript.write(signed, written.bibliography, written.how)
    shown = manuscript.reread(raw, new.sought)
    flows, found = signs.read(shown.flows)
    ground = Ground(flows)
    return [_cite(*ground.around(each.flow, each.span), written, each.number) for each in found]


def _cite(before: str, text: str, after: str, written: Written, number: int) -> Cite:
    link, works, _ = written.citing[number]
    in_sentence = link.mention.narrative
    is_bare = link.mention.shape.startswith("bare")
    shape = "bare" if is_bare else "narrative" if in_sentence else "carried"
    cited = tuple(replace(each, note=0) for each in works)
    return Cite(text, before, after, cited, shape, in_sentence, not link.whole)


def _signed(written: Written) -> Iterator[Change]:
    """The changes with signs around each citation, and signs around those that stay."""
    needed = {(each.flow, each.span, each.as_note) for each in written.needed}
    for number, (placed, row) in enumerate(zip(written.citing, written.changes, strict=True)):
        mention = placed[0].mention
        *others, last = row or (Change(mention.flow, mention.put, ()),)
        yield from (each for each in others if _key(each) in needed)
        if row and _key(last) in needed:
            yield signs.change(last, number)
        else:
            yield from signs.around(last.flow, last.span, number)


def _key(change: Change) -> tuple[object, ...]:
    return change.flow, change.span, change.as_note
