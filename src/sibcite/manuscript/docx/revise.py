"""Entries of a list changed in place: those that are alike stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from sibcite.manuscript.docx.looks import Manner, manner_of
from sibcite.manuscript.docx.names import Element, shown, w
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.pens import Pen
from sibcite.manuscript.docx.printed import TYPED, is_numbered
from sibcite.manuscript.docx.runs import even, rich, written
from sibcite.manuscript.docx.styles import Styles
from sibcite.model import Entry, ListLayout, RichText, Run, joined, plain


def revise(
    package: Package,
    styles: Styles,
    entries: tuple[Entry, ...],
    layout: ListLayout,
    old: tuple[Element, ...],
    pen: Pen,
) -> list[Element]:
    """Change the entries that differ; gives the paragraphs of the list."""
    texts = [entry.text for entry in entries]
    if is_counted(package, styles, old):
        texts = [without_number(text) for text in texts]
    new, before = [_bare(text) for text in texts], [_bare(_rich(entry)) for entry in old]
    manner = manner_of(styles, old[0], layout, not set(new) & set(before))
    paragraphs: list[Element] = []
    for kind, i, j, k, m in SequenceMatcher(None, before, new, autojunk=False).get_opcodes():
        if kind == "equal":
            paragraphs += old[i:j]
            continue
        paired = min(j - i, m - k)
        for entry, text in zip(old[i : i + paired], texts[k : k + paired], strict=True):
            _rewrite(entry, text, manner, pen)
        paragraphs += old[i : i + paired]
        if m - k > paired:
            made = [manner.entry(text, pen) for text in texts[k + paired : m]]
            put_behind(made, paragraphs[-1] if paragraphs else None, old[0])
            pen.added(made)
            paragraphs += made
        elif j - i > paired:
            for group in neighbours(old[i + paired : j]):
                pen.remove(group)
    return paragraphs


def _rewrite(entry: Element, text: RichText, manner: Manner, pen: Pen) -> None:
    """Put another text into a paragraph."""
    pen.clear(entry)
    runs = pen.written(written(text, manner.text))
    properties = entry.find(w("pPr"))
    place = 0 if properties is None else 1
    for run in reversed(runs):
        entry.insert(place, run)


def put_behind(made: Sequence[Element], after: Element | None, first: Element) -> None:
    """Put paragraphs behind one, or before the first."""
    if after is None:
        for each in made:
            first.addprevious(each)
    else:
        for each in reversed(made):
            after.addnext(each)


def neighbours(entries: Sequence[Element]) -> list[list[Element]]:
    """Entries in groups that stand without anything between them."""
    groups: list[list[Element]] = []
    for entry in entries:
        if groups and entry.getprevious() is groups[-1][-1]:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def is_counted(package: Package, styles: Styles, old: tuple[Element, ...]) -> bool:
    """Whether Word itself numbers the entries."""
    typed = any(TYPED.match(shown(entry)) for entry in old)
    return not typed and is_numbered(package, styles, old)


def without_number(text: RichText) -> RichText:
    """An entry without the number that Word sets already."""
    match = TYPED.match(plain(text))
    left = match.end() if match else 0
    kept = []
    for run in text:
        kept.append(Run(run.text[left:], run.marks, run.link, run.variable))
        left = max(0, left - len(run.text))
    return joined(kept)


def _rich(entry: Element) -> RichText:
    """What an entry shows, with the marks that its runs set themselves."""
    runs = entry.iter(w("r"))
    struck = (w("del"), w("moveFrom"))
    return rich(run for run in runs if not any(each.tag in struck for each in run.iterancestors()))


def _bare(text: RichText) -> RichText:
    """A text for comparison: without links and outer spaces, in as few runs as can be."""
    runs = list(even(text))
    if runs:
        runs[0] = Run(runs[0].text.lstrip(), runs[0].marks)
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].marks)
    return joined(runs)
