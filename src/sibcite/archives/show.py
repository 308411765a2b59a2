"""Archival addresses into print, in the form of a style: ``f. 66, op. 78499, d. 1, ll. 593–98``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import takewhile

from sibcite import tables
from sibcite.archives import forms, labels, prefixes, terms, values
from sibcite.model import ArchiveAddress, Level

# Levels of which a reference may cite several at once.
_COUNTED = frozenset(("delo", "list", "page", "image", "frame", "document", "folder", "box"))
_DASHES = "‐‑‒–—−-"
# A dash behind a number is a range, behind a letter alone (Р-9401) it is not.
_RANGE = re.compile(
    rf"(?:(?<=[\d.])|(?<=\d[^\W\d_])|(?<=об)|(?<=ob)|(?<=зв)|(?<=zv))\s?[{_DASHES}]{{1,3}}\s?(?=\d)"
)
# Where a label has the number within it: 第〜画像目.
_WITHIN = "〜"
# What such a label in brackets stands on, without a sign between: Ref.B02030938800(第58画像目から).
_CLOSED_UP = "("


def show(address: ArchiveAddress, form: str, language: str = "", spelled: bool = False) -> str:
    """The levels of an address as a style prints them, without the archive.

    Args:
        address: An address; one without levels gives its `location` as it was printed.
        form: A table of `data/address-forms.toml`.
        language: The language of the publication, which chooses the labels; empty for the one
            that the form is usual in.
        spelled: Whether each label has its word beside it, in the forms that do so at a
            document's first citation: `fond (f.) 18`.

    Raises:
        ValueError: No such form; the message names the choices.

    Source: [gost-r-7.0.5-2008], [chicago-18], [kritika-style-sheet]
    """
    return levels(address, forms.find(form, language), spelled)


def levels(address: ArchiveAddress, rules: tables.AddressForm, spelled: bool = False) -> str:
    """The same, by the rules of a form."""
    if not address.levels:
        return address.location
    own = terms.language_of(address)
    row = _with_notes(_wanted(address.levels, rules))
    chained = _chained(row, rules)
    shown = (
        [("", rules.joint.join(_value(each, rules, own) for each in chained))] if chained else []
    )
    if not chained and not row[0].label and (signature := _signature(address, row)):
        shown, chained = [("", signature)], _bare(row)
    labelled = row[len(chained) :]
    shown += [(_label(each, rules, own, spelled), _value(each, rules, own)) for each in labelled]
    if rules.order == "specific-first":
        shown.reverse()
    joined = [_joined(label, value, rules, place) for place, (label, value) in enumerate(shown)]
    return joined[0] + "".join([_apart(each, rules) for each in joined[1:]])


def _apart(level: str, rules: tables.AddressForm) -> str:
    return level if level.startswith(_CLOSED_UP) else rules.separator + level


def _wanted(row: tuple[Level, ...], rules: tables.AddressForm) -> tuple[Level, ...]:
    """The levels that a form prints; all where it names none, or none of it is there."""
    if not rules.levels:
        return row
    return tuple(level for level in row if level.name in rules.levels) or row


def _with_notes(row: tuple[Level, ...]) -> tuple[Level, ...]:
    """The levels with the notes on them in brackets: ``op. 223 (1905 g.)``."""
    whole: list[Level] = []
    for level in row:
        if level.name == "note" and whole:
            whole[-1] = replace(whole[-1], value=f"{whole[-1].value} ({level.value})")
        else:
            whole.append(level)
    return tuple(whole)


def _signature(address: ArchiveAddress, row: tuple[Level, ...]) -> str:
    """A call number of another tradition as it was printed, since nobody labels it: INF 3/108.

    It is empty for an address that has none.
    """
    if address.archive is None:
        return ""
    scheme = tables.schemes()[tables.archives()[address.archive].scheme]
    if "ru" in scheme.labels and not scheme.prefix_joins:
        return ""
    bare = _bare(row)
    if len(bare) == len(address.levels):
        return address.location
    at, start = 0, address.location.find(bare[0].value)
    for level in bare:
        found = address.location.find(level.value, at)
        at = found + len(level.value) if found >= 0 else len(address.location) + 1
    return address.location[start:at] if at <= len(address.location) else ""


def _bare(row: tuple[Level, ...]) -> tuple[Level, ...]:
    """The levels before the first that has a label."""
    return tuple(takewhile(lambda level: not level.label, row))


def _chained(row: tuple[Level, ...], rules: tables.AddressForm) -> tuple[Level, ...]:
    """The levels that stand without labels, if their row can be told from the chain alone."""
    chained = tuple(level for level in row if level.name in rules.chain)
    names = tuple(level.name for level in chained)
    if not chained or chained != row[: len(chained)] or names != rules.chain[: len(chained)]:
        return ()
    if rules.joint and len(chained) == 1:
        return ()
    # Letters before the first number may hold the joint: EAA.5100.
    counted = chained[1:] if chained[0].value[:1].isalpha() else chained
    if rules.joint and any(rules.joint in level.value for level in counted):
        return ()
    # A row of numbers is told from the next level only where nothing follows.
    return () if any("," in level.value for level in row[:-1]) else chained


def _label(level: Level, rules: tables.AddressForm, own: str, spelled: bool) -> str:
    several = rules.plural and level.name in _COUNTED and _is_several(level.value)
    if level.name in rules.own:
        return rules.own[level.name][several]
    called = terms.called(level, rules.labels, own)
    word, short = called.words[several], called.shorts[several]
    if spelled and rules.spelled and word != short:
        return f"{_softened(word, rules)} ({short})"
    return _softened(word if rules.terms == "words" else short, rules)


def _softened(word: str, rules: tables.AddressForm) -> str:
    return word.replace("'", rules.soft_sign) if rules.soft_sign != "'" else word


def _joined(label: str, value: str, rules: tables.AddressForm, place: int) -> str:
    if not label:
        return value
    if rules.capital == "every" or (rules.capital == "first" and not place):
        label = label[:1].upper() + label[1:]
    return label.replace(_WITHIN, value) if _WITHIN in label else f"{label} {value}"


def _value(level: Level, rules: tables.AddressForm, own: str) -> str:
    value = level.value
    if value.isdecimal():
        return value
    if level.name == "fond":
        return _fond(value, rules, own)
    if level.name not in _COUNTED:
        return value
    gap = "" if rules.verso == "closed" else " "
    # A leaf and its back are a range, which every language has: 7 и об. is 7–7 ob.
    value = values.both_sides(value)
    value = _verso().sub(lambda mark: gap + terms.verso(mark["mark"], rules.labels), value)
    return ", ".join(_range(each, rules) for each in value.split(", "))


def _fond(value: str, rules: tables.AddressForm, own: str) -> str:
    """The number of a fond with its letters in the script of the form's labels."""
    if terms.is_latin(rules.labels):
        return prefixes.in_latin(value, rules.names)
    # An archive of a Latin script has Latin letters of its own: K-1 in Lithuania.
    return value if terms.is_latin(own) else prefixes.in_cyrillic(value)


def _range(value: str, rules: tables.AddressForm) -> str:
    ends = _RANGE.split(value)
    if rules.shorten != "none" and len(ends) == 2 and all(end.isdecimal() for end in ends):
        cut = shortened if rules.shorten == "chicago" else shortened_to_two
        ends[1] = cut(*ends)
    return rules.range.join(ends)


@cache
def _verso() -> re.Pattern[str]:
    """A mark of the verso behind a number; a letter alone may be the leaf's own: 12v."""
    marks = {mark.rstrip(".") for mark in labels.marks("verso")}
    marks -= {mark.rstrip(".") for mark in labels.marks("recto")}
    ordered = sorted((m for m in marks if len(m) > 1), key=lambda mark: (-len(mark), mark))
    return re.compile(
        rf"(?<=\w)\s?-?(?P<mark>(?:{'|'.join(map(re.escape, ordered))})(?!\w)\.?)", re.IGNORECASE
    )


def shortened(first: str, last: str) -> str:
    """The last number of a range as Chicago cuts it: 220–21, 101–8, 100–104, 1496–500.

    Source: [chicago-18]
    """
    if len(first) != len(last) or len(first) < 3 or first.endswith("00"):
        return last
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
    keep = 1 if first[-2] == "0" else 2
    if len(first) == 4 and len(last) - same == 4:
        return last
    return last[min(same, len(last) - keep) :]


def shortened_to_two(first: str, last: str) -> str:
    """The last number of a range cut to what changes, and two digits at least: 101–08, 593–98.

    Source: [csl-styles]
    """
    if len(first) != len(last):
        return last
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))
    return last[min(same, max(len(last) - 2, 0)) :]


def _is_several(value: str) -> bool:
    if value.isdecimal():
        return False
    return "," in value or _RANGE.search(values.both_sides(value)) is not None
