"""Printed labels turned into keys: ``[Katasonova 2005, p. 46]`` to ``[@katasonova2005, p. 46]``."""

from __future__ import annotations

from collections.abc import Sequence

from sibcite.manuscript.document import Change, Flow
from sibcite.manuscript.links import Link
from sibcite.model import Citation, Run

# The labels of places that pandoc reads, by CSL's locator term.
_PLACES = {
    "page": ("p.", "pp."),
    "folio": ("fol.", "fols."),
    "volume": ("vol.", "vols."),
    "chapter": ("chap.", "chaps."),
    "section": ("sec.", "secs."),
    "paragraph": ("para.", "paras."),
    "part": ("pt.", "pts."),
    "issue": ("no.", "nos."),
    "note": ("n.", "nn."),
    "figure": ("fig.", "figs."),
    "line": ("l.", "ll."),
    "verse": ("v.", "vv."),
    "column": ("col.", "cols."),
    "book": ("bk.", "bks."),
}


def changes(found: Sequence[Link], flows: Sequence[Flow], latex: bool) -> tuple[Change, ...]:
    r"""A change for each citation by label, number or ibid., so that it cites by keys.

    Args:
        found: The links of the document.
        flows: Its flows.
        latex: Whether keys stand in commands, ``\autocite[46]{katasonova2005}``.
    """
    made = []
    for each in found:
        mention = each.mention
        if not each.works or not each.whole or mention.shape == "key" or mention.command:
            continue
        put = mention.put if mention.narrative else mention.span
        text = _command(each.works) if latex else _bracket(each.works)
        if put.of(flows[mention.flow].text) != text:
            made.append(Change(mention.flow, put, (Run(text),), each.works))
    return tuple(made)


def _bracket(works: Sequence[Citation]) -> str:
    return f"[{'; '.join(map(_key, works))}]"


def _key(work: Citation) -> str:
    minus = "-" if work.suppress_author else ""
    return f"{work.prefix}{minus}@{work.id}{_place(work)}{work.suffix}"


def _place(work: Citation) -> str:
    if not work.locator:
        return ""
    one, several = _PLACES.get(work.label, ("p.", "pp."))
    many = any(sign in work.locator for sign in "-–—,&")
    return f", {several if many else one} {work.locator}"


def _command(works: Sequence[Citation]) -> str:
    """One command for all works; places and words around them want one each."""
    plain = all(not (work.locator or work.prefix or work.suffix) for work in works)
    if plain:
        return rf"\autocite{{{','.join(work.id for work in works)}}}"
    rows = "".join(f"[{work.prefix.strip()}][{_said(work)}]{{{work.id}}}" for work in works)
    if len(works) > 1:
        return rf"\autocites{rows}"
    (work,) = works
    before = f"[{work.prefix.strip()}]" if work.prefix.strip() else ""
    return rf"\autocite{before}[{_said(work)}]{{{work.id}}}"


def _said(work: Citation) -> str:
    place = work.locator if work.label == "page" else _place(work).removeprefix(", ")
    return place + work.suffix
