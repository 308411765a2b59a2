"""What is doubtful in an address, said and never put right in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sibcite import tables
from sibcite.archives import authority, folding, values
from sibcite.archives.heads import Head
from sibcite.archives.steps import Step
from sibcite.model import ArchiveAddress, Diagnostic, Severity, Span

# How alike a name and the official one are, that the one may be a slip for the other.
_ALIKE = 0.6
# What stands in the bracket is a name that it had.
_FORMERLY = re.compile(r"(?:бывш|former|ehem|ex-|колишн)", re.I)
# Levels whose numbers have no such letters: the O or the Cyrillic Ze behind a digit.
_NUMBERED = ("opis", "papka", "delo", "list")
_LIKE_ONE = re.compile(r"(?<![^\W_])[lI](?=\d)")
_LIKE_DIGIT = re.compile(r"\d[OОЗ](?![^\W\d_])")
_ZERO, _BARE = re.compile(r"0\d"), re.compile(r"\d{3,5}")
_PREFIXED = ("garf",)


def of(
    text: str,
    address: ArchiveAddress,
    steps: Sequence[Step],
) -> tuple[Diagnostic, ...]:
    """The doubts about the levels of one address, in the order of the text.

    Args:
        text: The text as printed.
        address: What was read.
        steps: The levels printed there.
    """
    found = [
        *_labels(text, steps),
        *_prefixes(text, address, steps),
        *_letters(steps),
        *_missing(address, steps),
        *_order(address, steps),
    ]
    return tuple(sorted(found, key=lambda each: each.span.start if each.span else 0))


def about(text: str, head: Head, said: str = "") -> tuple[Diagnostic, ...]:
    """The doubts about the archive: unknown, shared, former, spelled in two scripts, misnamed.

    Args:
        text: The text that the spans of `head` lie in.
        head: The archive as printed.
        said: The full name beside it, where that stands elsewhere.
    """
    written = head.written.of(text)
    found = [*_mixed(text, head.written)]
    if not head.matches:
        message = f"No archive is known as '{_quoted(written)}'."
        hint = "Write its full name beside it, or add a row to data/archives.csv."
        return (*found, _remark("unknown-archive", "note", message, head.written, hint))
    if len(head.matches) > 1:
        return (*found, _shared(written, head))
    (match,) = head.matches
    if match.former is not None:
        found.append(_former(match, written, head.written))
    name = head.name.of(text) if head.name is not None else said
    if (
        name
        and not _FORMERLY.match(name)
        and not authority.is_known(name)
        and not authority.is_name_of(match, name)
    ):
        found += _misnamed(match.archive, written, name, head.name or head.written)
    return tuple(found)


def unnamed(address: ArchiveAddress, span: Span) -> Diagnostic:
    """The remark on an address without an archive."""
    message = f"No archive is named before '{_quoted(address.location)}'."
    return _remark("unnamed-archive", "note", message, span, "Name the archive.")


def _shared(written: str, head: Head) -> Diagnostic:
    rows = [tables.archives()[match.archive] for match in head.matches]
    places = ", ".join(dict.fromkeys(row.place for row in rows))
    message = f"'{written}' is the abbreviation of {len(rows)} archives."
    hint = f"They are in {places}: write the archive's full name or place beside it."
    return _remark("ambiguous-archive", "warning", message, head.written, hint)


def _former(match: authority.Match, written: str, span: Span) -> Diagnostic:
    assert match.former is not None
    row = tables.archives()[match.archive]
    today = (*row.abbreviation, *row.latin, *row.name)[0]
    years = ", ".join(match.former.years).replace("-", "–")
    when = f" in {years}" if years else " before"
    message = f"'{written}' is what {today} was called{when}."
    hint = f"The documents are in {today}; name both, or the one that your readers look for."
    return _remark("former-name", "note", message, span, hint)


def _misnamed(key: str, written: str, name: str, span: Span) -> Iterator[Diagnostic]:
    row = tables.archives()[key]
    if authority.distance(key)(name) < _ALIKE and len(name.split()) < 3:
        return
    message = f"'{_quoted(name)}' is not the name of {written}."
    hint = f"It is called {_same_script(row, name)}."
    yield _remark("name-differs", "warning", message, span, hint)


def _same_script(row: tables.Archive, name: str) -> str:
    """The official name in the letters of the printed one."""
    if "Cyrl" in folding.scripts(name) or not row.ala_lc:
        return row.name[0]
    return row.ala_lc[-1]


def _labels(text: str, steps: Sequence[Step]) -> Iterator[Diagnostic]:
    """Labels of other letters than they should be, and of one where several follow."""
    for step in steps:
        label = step.label.of(text)
        if not step.exact:
            code = "misread-label" if _is_misread(label) else "homoglyph"
            message = f"'{label}' is read as the label of a {step.level.name}."
            hint = "Some of its letters are of another script, or were misread: type it anew."
            yield _remark(code, "warning", message, step.label, hint)
        elif folding.scripts(label) >= {"Latn", "Cyrl"}:
            message = f"'{label}' mixes Latin and Cyrillic letters."
            yield _remark("homoglyph", "warning", message, step.label, "Type it in one script.")
        if _is_one_for_several(step):
            message = f"'{label}' says that one follows, and '{step.level.value}' is several."
            hint = "Many styles write ll. before several leaves; some always write l."
            yield _remark("singular-label", "note", message, step.label, hint)


def _is_misread(label: str) -> bool:
    return bool(re.match(r"[1I0]|[Oo]n|[Jj]", label))


def _is_one_for_several(step: Step) -> bool:
    # A Cyrillic л. stands for both.
    is_leaf = step.level.name == "list" and step.level.label in ("l.", "L.", "l", "L")
    return is_leaf and not step.several and values.is_several(step.level.value)


def _prefixes(text: str, address: ArchiveAddress, steps: Sequence[Step]) -> Iterator[Diagnostic]:
    """Letters before the number of a fond: Latin ones that may be two Cyrillic ones, or missing."""
    for step in steps:
        if step.level.name != "fond":
            continue
        value = step.level.value
        prefix = values.prefix(value)
        label = folding.scripts(step.label.of(text))
        if prefix not in ("", "l") and "Cyrl" in label and folding.scripts(prefix) == {"Latn"}:
            message = (
                f"'{prefix}' before the number of the fond is a Latin letter among Cyrillic ones."
            )
            yield _remark(
                "homoglyph", "warning", message, step.value, "Type the letter in Cyrillic."
            )
        elif prefix == "P" and "Latn" in label:
            yield _remark("latin-p-prefix", "warning", *_two_readings(address, value), step.value)
        if _ZERO.match(value) and step.level.label and address.archive not in ("avprf", None):
            message = f"The fond '{value}' begins with a zero."
            hint = "A leading zero is part of the number at AVP RF; elsewhere it is mostly a slip."
            yield _remark("leading-zero", "note", message, step.value, hint)
        if address.archive in _PREFIXED and _BARE.fullmatch(value):
            message = f"The fond '{value}' of GARF has no letter before it."
            hint = f"Soviet fonds there are Р-{value} (R-{value}), those of the RSFSR А-{value}."
            yield _remark("missing-prefix", "note", message, step.value, hint)


def _letters(steps: Sequence[Step]) -> Iterator[Diagnostic]:
    """Letters in a number that scanning took for digits, or the other way round: ``Л. 1O``."""
    for step in steps:
        value = step.level.value
        # A fond may have an I before its number.
        if _LIKE_ONE.search(value) and (step.level.name in _NUMBERED or value[0] == "l"):
            message = f"'{value}' has a letter where a 1 may stand ({_LIKE_ONE.sub('1', value)})."
            hint = "It is kept as printed: look it up, and type the number."
            yield _remark("misread-number", "warning", message, step.value, hint)
        elif step.level.name in _NUMBERED and _LIKE_DIGIT.search(value):
            message = f"'{value}' has a letter in it that looks like a digit."
            hint = "If it is a misread 0 or 3, type the digit."
            yield _remark("homoglyph", "note", message, step.value, hint)


def _two_readings(address: ArchiveAddress, value: str) -> tuple[str, str]:
    number = value.lstrip("P-‐‑– ")
    message = f"'{value}' may be Р-{number} (R-{number}) or П-{number}."
    if address.archive == "garf":
        hint = "GARF has no fonds in П: write R-."
    else:
        hint = "Р is a Soviet fond, П one of the party; write R- or P- and say which."
    return message, hint


def _missing(address: ArchiveAddress, steps: Sequence[Step]) -> Iterator[Diagnostic]:
    """Levels that lead nowhere without those above them, and the papka of AVP RF."""
    names = [level.name for level in address.levels]
    start = min(steps[0].label.start, steps[0].value.start)
    whole = Span(start, max(steps[-1].value.end, start))
    scheme = tables.archives()[address.archive].scheme if address.archive else ""
    if scheme == "avp" and "delo" in names and "papka" not in names:
        message = "An address at AVP RF names a papka between opis and delo, and this one does not."
        hint = "Look for p. (п.) in your notes: without it the file cannot be ordered."
        yield _remark("missing-papka", "note", message, whole, hint)
    if names[:1] == ["list"] and len(names) == 1:
        message = "A leaf is named without its delo."
        yield _remark(
            "list-without-delo", "warning", message, whole, "Leaves are numbered within a delo."
        )
    if (
        names[:1] == ["delo"]
        and address.archive != "tsa-fsb"
        and scheme in ("sov", "avp", "ukr", "bel")
    ):
        message = f"A delo is named without its fond: '{address.levels[0].value}'."
        hint = "Is the label the right one? Files are numbered within an opis of a fond."
        yield _remark("delo-without-fond", "warning", message, whole, hint)


def _order(address: ArchiveAddress, steps: Sequence[Step]) -> Iterator[Diagnostic]:
    main = ("fond", "opis", "papka", "karton", "delo", "list")
    rank = [main.index(step.level.name) for step in steps if step.level.name in main]
    if all(first <= second for first, second in pairwise(rank)):
        return
    start = min(steps[0].label.start, steps[0].value.start)
    message = (
        f"The levels of '{_quoted(address.location)}' do not go from the general to the specific."
    )
    hint = "The usual order is fond, opis, delo, list."
    yield _remark("levels-out-of-order", "warning", message, Span(start, steps[-1].value.end), hint)


def _mixed(text: str, span: Span) -> Iterator[Diagnostic]:
    """Words in letters of two scripts: ``ГAРФ``."""
    for word in re.finditer(r"[^\W\d_]+", span.of(text)):
        if folding.scripts(word[0]) >= {"Latn", "Cyrl"}:
            place = Span(*word.span()).moved(span.start)
            message = f"'{word[0]}' mixes Latin and Cyrillic letters."
            yield _remark("homoglyph", "warning", message, place, "Type it in one script.")


def _remark(
    code: str, severity: Severity, message: str, span: Span | str, hint: str | Span
) -> Diagnostic:
    if isinstance(span, str):
        assert isinstance(hint, Span)
        return Diagnostic(code, severity, message, hint, span)
    assert isinstance(hint, str)
    return Diagnostic(code, severity, message, span, hint)


def _quoted(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
