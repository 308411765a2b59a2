"""The reference list put where the document has it; what stays as it is stays untouched."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sibcite.manuscript.document import How, List
from sibcite.manuscript.docx import listfield, section
from sibcite.manuscript.docx.names import Element, make, outside_fallbacks, shown, w
from sibcite.manuscript.docx.package import Package
from sibcite.manuscript.docx.pens import Pen
from sibcite.manuscript.docx.printed import TYPED, is_numbered
from sibcite.manuscript.docx.runs import even, plain_properties, properties_of, rich, written
from sibcite.manuscript.docx.styles import Styles
from sibcite.model import Entry, ListLayout, RichText, Run, joined, plain


def write(
    package: Package,
    styles: Styles,
    listed: List,
    how: How,
    pen: Pen,
    kept: frozenset[str],
    without: frozenset[int],
) -> None:
    """Put the list into the document; the paragraphs `kept` (`p14`) and parts are not of it."""
    package.touch(package.main)
    wanted = section.marker(package)
    found = section.find(package, styles, listed.heading, without)
    stay = [wanted, *_counted(package, kept)]
    pairs = zip(found.entries, found.parts, strict=True) if found else ()
    taken = [(entry, part) for entry, part in pairs if entry not in stay]
    old = tuple(entry for entry, _ in taken)
    was_live = listfield.unwrap(old)
    paragraphs: list[Element] = []
    if wanted is None and old:
        numbers = tuple(part for _, part in taken)
        if how.cites == "zotero":
            old = _in_one_place(old, pen)
            numbers = (0,) * len(old)
            listed = replace(listed, under=())
        for places, entries in replace(listed, kept=frozenset()).rows(numbers):
            stand = tuple(old[place] for place in sorted(places))
            paragraphs += _revise(package, styles, entries, listed.layout, stand, pen)
    else:
        heading = found.heading if found else None
        paragraphs = _begin(package, styles, listed, heading, wanted, pen)
    if how.cites == "zotero":
        listfield.wrap(paragraphs, None if was_live else pen)
    elif was_live and found is not None and found.heading is None:
        _name(paragraphs, styles)


def _in_one_place(old: tuple[Element, ...], pen: Pen) -> tuple[Element, ...]:
    """The entries up to the first thing that is none; those behind it are taken out.

    A live field shows one list, and what stood within it would go when it is refreshed.
    """
    first, *others = _neighbours(old)
    for group in others:
        pen.remove(group)
    return tuple(first)


def _name(paragraphs: Sequence[Element], styles: Styles) -> None:
    """Tell entries that neither heading nor field tells any more by the style of a list."""
    key = styles.ensured("Bibliography", "Bibliography", "paragraph")
    for paragraph in paragraphs:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = make("pPr")
            paragraph.insert(0, properties)
        for named in properties.findall(w("pStyle")):
            properties.remove(named)
        properties.insert(0, make("pStyle", val=key))


def _counted(package: Package, kept: frozenset[str]) -> list[Element]:
    """The paragraphs of those places."""
    paragraphs = enumerate(outside_fallbacks(package.body()), 1) if kept else ()
    return [paragraph for number, paragraph in paragraphs if f"p{number}" in kept]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a new entry looks: properties of its paragraph and of its text."""

    paragraph: Element | None
    text: Element | None

    def entry(self, text: RichText, pen: Pen) -> Element:
        """A new paragraph."""
        made = make("p")
        if self.paragraph is not None:
            made.append(copy.deepcopy(self.paragraph))
        made.extend(pen.written(written(text, self.text)))
        return made


def _revise(
    package: Package,
    styles: Styles,
    entries: tuple[Entry, ...],
    layout: ListLayout,
    old: tuple[Element, ...],
    pen: Pen,
) -> list[Element]:
    """Change the entries that differ; gives the paragraphs of the list."""
    texts = [entry.text for entry in entries]
    if _is_counted(package, styles, old):
        texts = [_without_number(text) for text in texts]
    new, before = [_bare(text) for text in texts], [_bare(_rich(entry)) for entry in old]
    manner = _manner_of(styles, old[0], layout, not set(new) & set(before))
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
            _place(made, paragraphs[-1] if paragraphs else None, old[0])
            pen.added(made)
            paragraphs += made
        elif j - i > paired:
            for group in _neighbours(old[i + paired : j]):
                pen.remove(group)
    return paragraphs


def _begin(
    package: Package,
    styles: Styles,
    listed: List,
    heading: Element | None,
    wanted: Element | None,
    pen: Pen,
) -> list[Element]:
    """Write a list where there was none: at its marker, under its heading, or at the end."""
    manner = _new_manner(styles, listed.layout)
    made = [manner.entry(entry.text, pen) for entry in listed.entries]
    headed = _heading(styles, listed.heading, pen)
    whole = made
    if wanted is not None:
        before = _before(wanted)
        if heading is None and (before is None or styles.heading_level(before) is None):
            whole = [headed, *made]
        for each in whole:
            wanted.addprevious(each)
        pen.added(whole)
        pen.remove([wanted])
    elif heading is not None:
        _place(made, heading, heading)
        pen.added(made)
    else:
        whole = [headed, *made]
        _append(package.body(), whole)
        pen.added(whole)
    return made


def _rewrite(entry: Element, text: RichText, manner: _Manner, pen: Pen) -> None:
    """Put another text into a paragraph."""
    pen.clear(entry)
    runs = pen.written(written(text, manner.text))
    properties = entry.find(w("pPr"))
    place = 0 if properties is None else 1
    for run in reversed(runs):
        entry.insert(place, run)


def _place(made: Sequence[Element], after: Element | None, first: Element) -> None:
    """Put paragraphs behind one, or before the first."""
    if after is None:
        for each in made:
            first.addprevious(each)
    else:
        for each in reversed(made):
            after.addnext(each)


def _append(body: Element, made: Sequence[Element]) -> None:
    last = body.find(w("sectPr"))
    for each in made:
        if last is None:
            body.append(each)
        else:
            last.addprevious(each)


def _neighbours(entries: Sequence[Element]) -> list[list[Element]]:
    """Entries in groups that stand without anything between them."""
    groups: list[list[Element]] = []
    for entry in entries:
        if groups and entry.getprevious() is groups[-1][-1]:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def _before(paragraph: Element) -> Element | None:
    """The paragraph before this one that has text."""
    for each in paragraph.itersiblings(w("p"), preceding=True):
        if shown(each).strip():
            return each
    return None


def _is_counted(package: Package, styles: Styles, old: tuple[Element, ...]) -> bool:
    """Whether Word itself numbers the entries."""
    typed = any(TYPED.match(shown(entry)) for entry in old)
    return not typed and is_numbered(package, styles, old)


def _without_number(text: RichText) -> RichText:
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


def _manner_of(styles: Styles, entry: Element, layout: ListLayout, is_all_new: bool) -> _Manner:
    """How the old entries look, after the first of them."""
    properties = copy.deepcopy(entry.find(w("pPr")))
    if properties is not None:
        for path in ("sectPr", "pPrChange", "rPr/ins", "rPr/del", "rPr/rPrChange"):
            for found in properties.findall("/".join(map(w, path.split("/")))):
                parent = found.getparent()
                assert parent is not None, "It was found below the properties."
                parent.remove(found)
    indented = any(styles.setting(entry, name) is not None for name in ("ind", "numPr"))
    if is_all_new and layout.hanging_indent and not indented:
        properties = make("pPr") if properties is None else properties
        _hang(properties)
    run = next((run for run in entry.iter(w("r")) if run.find(w("t")) is not None), None)
    return _Manner(properties, plain_properties(properties_of(run)))


def _new_manner(styles: Styles, layout: ListLayout) -> _Manner:
    own = make("pPr")
    if layout.hanging_indent:
        _hang(own)
    key = styles.ensured("Bibliography", "Bibliography", "paragraph", *([own] if len(own) else []))
    properties = make("pPr", make("pStyle", val=key))
    paragraph = make("p", properties)
    if layout.line_spacing > 1:
        properties.append(make("spacing", line=str(240 * layout.line_spacing), lineRule="auto"))
    if layout.hanging_indent and styles.setting(paragraph, "ind") is None:
        _hang(properties)
    return _Manner(copy.deepcopy(properties), None)


# What the schema wants behind the indent of a paragraph.
_BEHIND_INDENT = (
    *("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
    *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr"),
    "pPrChange",
)


def _hang(properties: Element) -> None:
    indent = make("ind", left="720", hanging="720")
    later = next(properties.iterchildren(*map(w, _BEHIND_INDENT)), None)
    if later is None:
        properties.append(indent)
    else:
        later.addprevious(indent)


def _heading(styles: Styles, text: str, pen: Pen) -> Element:
    style = styles.named("heading 1")
    properties = make("pPr", make("pStyle", val=style)) if style else make("pPr", make("keepNext"))
    look = None if style else make("rPr", make("b"))
    return make("p", properties, *pen.written(written((Run(text),), look)))
