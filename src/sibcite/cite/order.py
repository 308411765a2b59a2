"""The order of a list in several scripts: one sequence, one script first, Japanese by reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sibcite import csl
from sibcite.cite import forms, items
from sibcite.cite.prepare import prepared
from sibcite.cite.presentation import Presentation
from sibcite.model import Name, Record, Text, plain
from sibcite.romanize.kana import hiragana

# What Cyrillic is romanized by for sorting where the presentation does not say.
_SYSTEM = "bgn-pcgn"


def ordered(records: Sequence[Record], loaded: csl.Style, shown: Presentation) -> tuple[str, ...]:
    """The ids of a list in the order that its presentation asks for.

    Args:
        records: The records, prepared, under ids that differ.
        loaded: The style, whose own sort keys decide within a script.
        shown: The presentation.
    """
    if shown.sort == "romanized":
        return _sorted(_latin(records, shown), loaded, _by_forms(shown, "romanized"))
    if shown.sort == "reading":
        return _sorted([_read(record) for record in records], loaded, _by_forms(shown, "original"))
    processor = _processor(records, loaded, shown)
    return processor.order() if shown.sort == "style" else _parted(processor, shown.sort)


def _sorted(records: Sequence[Record], loaded: csl.Style, shown: Presentation) -> tuple[str, ...]:
    return _processor(records, loaded, shown).order()


def _processor(records: Sequence[Record], loaded: csl.Style, shown: Presentation) -> csl.Processor:
    composed = [items.item(record, shown) for record in records]
    return csl.Processor(loaded, composed, localize=shown.item_language)


def _by_forms(shown: Presentation, form: str) -> Presentation:
    """The same with one form of each title and name, for sorting."""
    one = f"{{{form}}}"
    others = {
        code: {name: value for name, value in row.items() if name == "name_order"}
        for code, row in shown.by_language.items()
    }
    return replace(
        shown, title=one, container_title=one, collection_title=one, names=one, by_language=others
    )


def _latin(records: Sequence[Record], shown: Presentation) -> Sequence[Record]:
    """The records with what is in Cyrillic alone romanized."""
    system = shown.romanization or _SYSTEM
    romanized = replace(shown, romanization=system, re_romanize=False, restore=False)
    made = prepared(records, romanized).value
    return [replace(record, names=_latin_names(record)) for record in made]


def _latin_names(record: Record) -> dict[str, tuple[Name, ...]]:
    """The names of a record in Latin letters, where it has them in either script."""
    return {
        role: tuple(forms.leading_name(name, "{romanized}", record.language) for name in row)
        for role, row in record.names.items()
    }


def _read(record: Record) -> Record:
    """A Japanese record with its names and titles in kana, as they are read."""
    if record.language != "ja":
        return record
    names = {role: tuple(map(_kana_name, row)) for role, row in record.names.items()}
    texts = {key: _kana_text(text) for key, text in record.texts.items()}
    return replace(record, names=names, texts=texts)


def _kana_name(name: Name) -> Name:
    if not csl.is_japanese_name(f"{name.family} {name.given}"):
        return name
    return Name(_kana(name.family), _kana(name.given), order="family-first")


def _kana_text(text: Text) -> Text:
    reading = text.romanized or (text.text if forms.is_latin(text.text) else "")
    return Text(_kana(reading), language="ja") if reading else text


def _kana(reading: str) -> str:
    """A reading in hiragana, whose order the collation knows."""
    return hiragana(reading.lower())


def _parted(processor: csl.Processor, sort: str) -> tuple[str, ...]:
    """The ids with the entries of one script before those of the others."""
    heads = {entry.id: forms.script(plain(entry.text)) for entry in processor.bibliography()}
    first = "CYRILLIC" if sort == "cyrillic-first" else "LATIN"
    then = "LATIN" if first == "CYRILLIC" else "CYRILLIC"
    ranks = {first: 0, then: 1}
    return tuple(sorted(processor.order(), key=lambda id_: ranks.get(heads[id_], 2)))
