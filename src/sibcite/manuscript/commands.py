r"""Citations by commands of LaTeX: ``\autocite[see][46]{karpov1997}``, ``\textcite{saito1995}``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sibcite.fields import tex
from sibcite.manuscript import locators
from sibcite.manuscript.document import Flow, Manuscript
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.remarks import Remark
from sibcite.model import Diagnostic, Span

if TYPE_CHECKING:
    from sibcite.manuscript.latex import Command

# Commands that leave the names out, and those that set them in the sentence.
_SUPPRESSED = ("citeyear", "citeyearpar")
_TAKEN_IN = re.compile(
    r"\\(?:input|include|subfile|subfileinclude)(?![A-Za-z])\s*\{(?P<file>[^{}\r\n]+)\}"
)
# As biblatex calls the pages of a note.
_PAGES = re.compile(r"\\(pp?)no(?![A-Za-z])[\s~]*")
_COMMAND = re.compile(r"\\[A-Za-z@]+")
_NARRATIVE = ("textcite", "citet", "citealt", "textcites")


def find(manuscript: Manuscript, flows: Sequence[Flow]) -> Iterator[Mention]:
    """The citing commands in the flows of a LaTeX manuscript; nothing for any other format."""
    from sibcite.manuscript.latex import Latex, commands

    if not isinstance(manuscript, Latex):
        return
    for number, flow in enumerate(flows):
        if not flow.listed:
            for group in _groups(commands(flow.text)):
                yield _mention(number, group)


def listed(manuscript: Manuscript) -> frozenset[str]:
    r"""The keys of works that are to be listed without being cited; ``*`` for all: ``\nocite``."""
    from sibcite.manuscript.latex import Latex, commands

    if not isinstance(manuscript, Latex):
        return frozenset()
    found = (command for flow in manuscript.flows for command in commands(flow.text))
    return frozenset(
        key for command in found if command.name.lower() == "nocite" for key in command.keys
    )


def not_read(manuscript: Manuscript) -> tuple[Remark, ...]:
    r"""What is said of the files that a LaTeX manuscript takes in: ``\input{chapters/two}``."""
    from sibcite.manuscript.latex import Latex

    if not isinstance(manuscript, Latex):
        return ()
    return tuple(
        Remark(0, _said_of(each["file"].strip(), Span(each.start(), each.end())))
        for each in _TAKEN_IN.finditer(manuscript.readable)
    )


def _said_of(file: str, span: Span) -> Diagnostic:
    message = f"The file '{file}' was not read; what it cites is not in the list, nor counted."
    hint = "Put its text into this file, or build it by itself and add its works to the list."
    return Diagnostic("file-not-read", "warning", message, span, hint)


def _read(note: str) -> str:
    r"""What LaTeX prints of a note, in italics as CSL marks them: ``\emph{see} p.~5--7``."""
    return tex.parse(_PAGES.sub(r"\1.~", note))


def _groups(found: Iterable[Command]) -> Iterator[list[Command]]:
    """The commands that print something, the works of one that cites several together."""
    group: list[Command] = []
    for command in found:
        if group and group[-1].span.end == command.span.start and group[-1].name == command.name:
            group.append(command)
            continue
        if group:
            yield group
        # What only lists a work prints nothing.
        group = [] if command.name.lower() == "nocite" else [command]
    if group:
        yield group


def _mention(number: int, group: Sequence[Command]) -> Mention:
    name = group[0].name.lower()
    suppressed = group[0].star or name in _SUPPRESSED
    parts = tuple(part for command in group for part in _parts(command, suppressed))
    parts += tuple(Part("unread", each) for each in _unread(group))
    span = Span(group[0].span.start, group[-1].span.end)
    return Mention(number, span, span, parts, "key", name in _NARRATIVE, command=group[0].name)


def _parts(command: Command, suppressed: bool) -> Iterator[Part]:
    last = len(command.keys) - 1
    before = _read(command.prenote)
    for place, key in enumerate(command.keys):
        where = locators.read(_read(command.postnote)) if place == last else locators.NOWHERE
        yield Part("key", key, (), where, before if not place else "", suppressed)


def _unread(group: Sequence[Command]) -> tuple[str, ...]:
    r"""The commands in notes that print what only LaTeX knows: ``\psq{5}``, one's own."""
    notes = (_read(note) for command in group for note in (command.prenote, command.postnote))
    return tuple(dict.fromkeys(each[0] for note in notes for each in _COMMAND.finditer(note)))
