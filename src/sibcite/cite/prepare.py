"""Records with the forms that a presentation asks for: restored to Cyrillic, romanized anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sibcite import romanize
from sibcite.archives import naming
from sibcite.cite import forms
from sibcite.cite.presentation import Presentation
from sibcite.cite.systems import CYRILLIC, system_for
from sibcite.model import ArchiveAddress, Diagnostic, Name, Parsed, Record, Text

# What the systems write for a soft sign, where they do not write a sign of their own.
_SIGN = "'"


def prepared(records: Sequence[Record], shown: Presentation) -> Parsed[tuple[Record, ...]]:
    """The records of a list with their originals restored and their romanization made one.

    Args:
        records: The records, under ids that differ.
        shown: What is asked for.

    Returns:
        The records; what was restored is named under `extra["restored"]`. Remarks on words that
        may be others, and on what could not be restored.
    """
    remarks: dict[Diagnostic, None] = {}
    # Of two records under one key the first counts.
    made = {record.id: record for record in reversed(records)}
    if shown.restore and shown.asks_for("original"):
        made |= _restored(records, shown, remarks)
    for code in CYRILLIC:
        made |= _romanized(list(made.values()), code, shown, remarks)
    return Parsed(tuple(made[record.id] for record in records), tuple(remarks))


def _restored(
    records: Sequence[Record], shown: Presentation, remarks: dict[Diagnostic, None]
) -> Mapping[str, Record]:
    """The records with originals in Cyrillic beside what is printed."""
    from sibcite.romanize import converter
    from sibcite.romanize import records as romanized

    found = romanized.converted(records, converter.CYRILLIC, keep=shown.keep)
    remarks.update(dict.fromkeys(found.diagnostics))
    pairs = zip(records, found.value, strict=True)
    return {record.id: _with_originals(record, cyrillic) for record, cyrillic in pairs}


def _with_originals(record: Record, cyrillic: Record) -> Record:
    texts = {
        key: _beside(text, cyrillic.texts[key]) if key in cyrillic.texts else text
        for key, text in record.texts.items()
    }
    names = {
        role: tuple(map(_named, row, cyrillic.names[role])) for role, row in record.names.items()
    }
    address = _with_original_name(record.address, cyrillic.address)
    return replace(record, texts=texts, names=names, address=address, extra=cyrillic.extra)


def _beside(text: Text, cyrillic: Text) -> Text:
    known = text.original or text.text == cyrillic.text
    return text if known else replace(text, original=cyrillic.text)


def _named(name: Name, cyrillic: Name) -> Name:
    if name.original is not None or forms.is_latin(cyrillic.family or cyrillic.literal):
        return name
    return name if cyrillic == name else replace(name, original=replace(cyrillic, original=None))


def _with_original_name(
    address: ArchiveAddress | None, cyrillic: ArchiveAddress | None
) -> ArchiveAddress | None:
    if address is None or address.name is None or cyrillic is None or cyrillic.name is None:
        return address
    return replace(address, name=_beside(address.name, cyrillic.name))


def _romanized(
    records: Sequence[Record], code: str, shown: Presentation, remarks: dict[Diagnostic, None]
) -> Mapping[str, Record]:
    """The records in a language, romanized as is asked for it."""
    from sibcite.romanize.records import converted

    system = system_for(shown.of(code).romanization, code)
    chosen = [record for record in records if _is_in(record, code, shown.re_romanize)]
    if not system or not chosen:
        return {}
    found = converted(chosen, system, keep=shown.keep)
    # Words that may be others are mostly romanized alike, so that this is less of a doubt.
    remarks.update({replace(each, severity="note"): None for each in found.diagnostics})
    pairs = zip(chosen, found.value, strict=True)
    # A romanized record still says what of it was restored.
    marked = ((record, replace(latin, extra=record.extra)) for record, latin in pairs)
    signed = (_signed(latin, shown.soft_sign) for _, latin in marked)
    return {latin.id: _with_latin_archive(latin, system) for latin in signed}


def _with_latin_archive(record: Record, system: str) -> Record:
    """A romanized record whose archive was printed in Cyrillic, with its name in Latin letters."""
    address = record.address
    if address is None or address.archive is None or forms.is_latin(address.written or "a"):
        return record
    names = naming.names(replace(address, written="", name=None), naming.nearest(system))
    written, name = names["abbreviation"], names["name"]
    latin = replace(address, written=written, name=Text(name) if name else None)
    return replace(record, address=latin)


def _signed(record: Record, sign: str) -> Record:
    """A romanized record with another sign for the soft sign; what is no romanization stays."""
    if sign == _SIGN:
        return record
    texts = {
        key: replace(text, text=text.text.replace(_SIGN, sign)) if text.system else text
        for key, text in record.texts.items()
    }
    names = {
        role: tuple(
            replace(
                name,
                family=name.family.replace(_SIGN, sign),
                given=name.given.replace(_SIGN, sign),
                literal=name.literal.replace(_SIGN, sign),
            )
            for name in row
        )
        for role, row in record.names.items()
    }
    return replace(record, texts=texts, names=names)


def _is_in(record: Record, code: str, anew: bool) -> bool:
    title = record.text("title")
    cyrillic = forms.script(title) == "CYRILLIC"
    language = record.language or (romanize.language(title) if cyrillic else "")
    return language == code and (anew or cyrillic)
