"""Records from one romanization to another, or back to Cyrillic: titles, names, places, labels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sibcite.model import Diagnostic, Parsed, Record, Text
from sibcite.romanize.converter import CYRILLIC, TITLES, Converter, folded
from sibcite.romanize.detect import language
from sibcite.romanize.fitting import fitting_system, russian_system
from sibcite.romanize.lookalikes import is_cyrillic
from sibcite.romanize.named import LANGUAGES, language_of, system_named
from sibcite.romanize.spelling import words


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
        has no letters for, `guessed-language` the records that say nothing of theirs.

    Raises:
        ValueError: No such system.
    """
    if target != CYRILLIC:
        system_named(target, language_of(target))
    coded = [(record, _code(record)) for record in records]
    titles = (_titles(record) for record, code in coded if code == "ru")
    own = system_named(source) if source else _fitting(titles)
    converter = Converter(target, own, not source, frozenset(map(folded, keep)))
    made = tuple(converter.record(record, code) for record, code in coded)
    return Parsed(made, (*_guessed(coded), *converter.remarks))


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


def _is_known(title: Text | None) -> bool:
    """Whether a title shows its language by its script."""
    return title is not None and is_cyrillic(title.text + title.original)


def _titles(record: Record) -> list[str]:
    texts = (record.text(variable) for variable in TITLES)
    return [text for text in texts if text and not is_cyrillic(text)]


def _fitting(titles: Iterable[Sequence[str]]) -> str:
    found = (word.spelled for row in titles for title in row for word in words(title))
    return russian_system(fitting_system(found))
