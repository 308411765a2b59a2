"""Rich text as Word's runs, in the type of the text around."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Iterator

from sibcite.manuscript.docx.names import Element, make, set_said, w
from sibcite.model import Mark, RichText, Run, joined, plain

# The schema wants properties of a run in this order.
_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
    *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
    *("specVanish", "oMath"),
)
_PLACE = {w(name): place for place, name in enumerate(_ORDER)}
_SETTINGS: dict[Mark, tuple[str, str]] = {
    "bold": ("b", ""),
    "italic": ("i", ""),
    "small-caps": ("smallCaps", ""),
    "underline": ("u", "single"),
    "superscript": ("vertAlign", "superscript"),
    "subscript": ("vertAlign", "subscript"),
}
_LOOKS = (
    *("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "u", "vertAlign"),
    *("rStyle", "highlight"),
)
_GAPS: dict[str, Callable[[], Element]] = {
    "\t": lambda: make("tab"),
    "\n": lambda: make("br"),
    "\u2011": lambda: make("noBreakHyphen"),
}
_SPOKEN = {w("tab"): "\t", w("br"): "\n", w("noBreakHyphen"): "\u2011"}
_SPACE = re.compile(r"\s")
_GAP = re.compile(r"([\t\n\u2011])")
# XML has no word for these.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def written(rich: RichText, properties: Element | None) -> list[Element]:
    """Rich text as runs that look like `properties`, with the marks of the text added."""
    bare = joined(Run(run.text, run.marks) for run in rich)
    return [_run(run, properties) for run in bare]


def bare(rich: RichText) -> str | None:
    """The words of a text that any run can hold among its own; None for one with marks or tabs."""
    text = plain(rich)
    if _GAP.search(text) or any(run.marks for run in rich):
        return None
    return _UNWRITABLE.sub("", text)


def properties_of(run: Element | None) -> Element | None:
    """What a new run takes over from this one: all but how it was changed before."""
    found = None if run is None else run.find(w("rPr"))
    if found is None:
        return None
    found = copy.deepcopy(found)
    for change in found.findall(w("rPrChange")):
        found.remove(change)
    return found


def plain_properties(properties: Element | None) -> Element | None:
    """Properties without what sets some words apart: italics, bold, a style of characters."""
    if properties is None:
        return None
    properties = copy.deepcopy(properties)
    for name in _LOOKS:
        for found in properties.findall(w(name)):
            properties.remove(found)
    return properties if len(properties) else None


def fitted(properties: Element | None, around: Element | None) -> Element | None:
    """Properties whose italics, bold and the like are those of the text around as well."""
    if properties is None:
        return None
    properties = copy.deepcopy(properties)
    for name in map(w, _LOOKS):
        for found in properties.findall(name):
            other = None if around is None else around.find(name)
            if other is None or other.items() != found.items():
                properties.remove(found)
    return properties if len(properties) else None


def styled(style: str) -> Element:
    """Properties that are a style of characters."""
    return make("rPr", make("rStyle", val=style))


def run_of(properties: Element | None, *content: Element) -> Element:
    """A run with a copy of the properties."""
    run = make("r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    run.extend(content)
    return run


def marks_of(run: Element) -> frozenset[Mark]:
    """The marks that a run sets itself."""
    properties = run.find(w("rPr"))
    if properties is None:
        return frozenset()
    return frozenset(mark for mark in _SETTINGS if _is_marked(properties, mark))


def rich(runs: Iterable[Element]) -> RichText:
    """The words of runs with the marks that they set themselves."""
    return joined(Run("".join(map(_spoken, run)), marks_of(run)) for run in runs)


def even(text: RichText) -> RichText:
    """A text for comparison: an author's unbreakable space says what a space says."""
    return joined(Run(_SPACE.sub(" ", run.text), run.marks) for run in text)


def _spoken(child: Element) -> str:
    return (child.text or "") if child.tag == w("t") else _SPOKEN.get(str(child.tag), "")


def _is_marked(properties: Element, mark: Mark) -> bool:
    name, value = _SETTINGS[mark]
    found = properties.find(w(name))
    if found is None:
        return False
    said = found.get(w("val"), "1")
    return said == value if name == "vertAlign" else said not in ("0", "false", "none", "off")


def _run(run: Run, properties: Element | None) -> Element:
    properties = copy.deepcopy(properties)
    if run.marks and properties is None:
        properties = make("rPr")
    if properties is not None:
        for mark in sorted(run.marks):
            _set(properties, *_SETTINGS[mark])
    return run_of(properties, *_content(run.text))


def _set(properties: Element, name: str, value: str) -> None:
    for found in properties.findall(w(name)):
        properties.remove(found)
    setting = make(name, val=value) if value else make(name)
    place = _PLACE[setting.tag]
    before = sum(1 for each in properties if _PLACE.get(str(each.tag), len(_ORDER)) < place)
    properties.insert(before, setting)


def _content(text: str) -> Iterator[Element]:
    for piece in _GAP.split(_UNWRITABLE.sub("", text)):
        if piece in _GAPS:
            yield _GAPS[piece]()
        elif piece:
            said = make("t")
            set_said(said, piece)
            yield said
