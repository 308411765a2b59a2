"""Records from one romanization to another, or back to Cyrillic: titles, names, places, labels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sibcite.model import Diagnostic, Parsed, Record, Text
from sibcite.romanize.converter import CYRILLIC, TITLES, Converter, folded, printed_latin
from sibcite.romanize.detect import language
from sibcite.romanize.listed import Listed, listed
from sibcite.romanize.lookalikes import is_cyrillic
from sibcite.romanize.named import LANGUAGES, language_of, system_named


def converted(
    records: Sequence[Record], target: str, source: str = "", keep: Collection[str] = ()
) -> Parsed[tuple[Record, ...]]:
    """Put what is in Russian, Ukrainian or Belarusian into a romanization or into Cyrillic.

    Args:
        records: Records of one list.
        target: `cyrillic`, or a system such as `ala-lc`.
        source: The system that Russian is romanized in; empty for the one that the list fits.
        keep: Family names that are spelt as their bearers spell them, and stay.

    Returns:
        The records. What was printed in Cyrillic stays as `original`; what was restored is named
        under `extra["restored"]` and is no print. Remarks: `doubtful-restoration` names the words
        that may be others, `not-restored` what stays romanized, `not-romanized` what the system
        has no letters for, `signs-restored` the records that were printed without soft signs,
        `guessed-language` those that say nothing of their language.

    Raises:
        ValueError: No such system.
    """
    if target != CYRILLIC:
        system_named(target, language_of(target))
    coded = [(record, _code(record)) for record in records]
    titles = [title for record, code in coded if code == "ru" for title in _titles(record)]
    own = Listed(system_named(source)) if source else listed(titles)
    converter = Converter(target, own, frozenset(map(folded, keep)))
    made = tuple(converter.record(record, code) for record, code in coded)
    return Parsed(made, (*_guessed(coded), *_signless(converter), *converter.remarks))


def _code(record: Record) -> str:
    """The language of a record, if it is one of ours; its title has the word if it says none."""
    if record.language in LANGUAGES:
        return record.language
    title = record.text("title")
    if record.language and not is_cyrillic(title):
        return ""
    found = language(title)
    return found if found in LANGUAGES else ""


def _guessed(coded: Iterable[tuple[Record, str]]) -> Iterator[Diagnostic]:
    """A note on the romanized records that say nothing of their language."""
    guessed = (record for record, code in coded if code and not record.language)
    if ids := [each.id for each in guessed if not _is_known(each.texts.get("title"))]:
        message = f"These say no language and are taken by their titles: {', '.join(ids)}."
        hint = "Say it in the records: langid = {russian}."
        yield Diagnostic("guessed-language", "note", message, None, hint)


def _signless(converter: Converter) -> Iterator[Diagnostic]:
    """A note on the records that are printed without soft signs."""
    if converter.signless:
        message = "These are printed without soft signs, which are put in as the words have them: "
        message += f"{', '.join(converter.signless)}."
        hint = "Compare them with the works' own title pages."
        yield Diagnostic("signs-restored", "note", message, None, hint)


def _is_known(title: Text | None) -> bool:
    """Whether a title shows its language by its script."""
    return title is not None and is_cyrillic(title.text + title.original)


def _titles(record: Record) -> list[str]:
    return [text for variable in TITLES if (text := printed_latin(record, variable))]
