"""What a style shows of a record, where CSL has no words for it: the `.toml` beside the `.csl`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

# The forms that a text may have in a record.
FORMS = ("text", "original", "romanized", "translated")
LANGUAGES_OF_NOTES = ("en", "ru", "uk", "fr", "de", "ja")


@dataclass(frozen=True, slots=True)
class Archive:
    """How the archive and the address of a document are shown.

    Attributes:
        names: Whose names, one of `tables.ARCHIVE_NAMES`: `printed`, as the record has them;
            the others as the authority has them, and printed ones where it does not know the
            archive.
        first: The archive where a list names it first; of {abbreviation}, {name}, {translated}.
        later: The archive where it was named before; empty for the same again.
        behind: The same as `first` for a document that somebody wrote, where the archive heads no
            entry and stands behind; empty for `first`.
        address: The form of the address, a table of `data/address-forms.toml`; empty for the
            address as it was printed.
        language: The language of the publication, which chooses the labels of the address; empty
            for the one that the form is usual in.
        soft_sign: What stands for the soft sign in the archive's romanized name.
        place: The archive's place, of {place} and {country}.
    """

    names: str = "printed"
    first: str = "{name} ({abbreviation})"
    later: str = ""
    behind: str = ""
    address: str = ""
    language: str = ""
    soft_sign: str = "'"
    place: str = "{place}"


@dataclass(frozen=True, slots=True)
class LanguageNote:
    """The note of the work's language.

    Attributes:
        text: The note, of {language}; empty for none.
        in_: The language that it names languages in, one of `LANGUAGES_OF_NOTES`.
        place: `end`, after the entry, or `title`, after the forms of the title.
        unless: Languages whose works have no note.
    """

    text: str = ""
    in_: str = "en"
    place: str = "end"
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """How a work is called in a citation by label, where its record has no label.

    Attributes:
        form: Of {names}, {title} and {year}.
        archive: The same for a document in an archive, with {archive}.
        names: How many names there are at most, the others being "et al."; 0 for all.
        printed: Whether a label that the record has is taken.
    """

    form: str = "{names} {year}"
    archive: str = "{archive} {year}"
    names: int = 0
    printed: bool = True


@dataclass(frozen=True, slots=True)
class OneList:
    """One of two lists: its heading, and its style.

    Without a style the list in Latin letters is in the style itself, and that of originals in GOST
    R 7.0.5-2008, numbered where the style is.
    """

    heading: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Dual:
    """Two lists of the same works.

    Attributes:
        original: The list in the works' own scripts.
        romanized: The list in Latin letters.
        order: Whose order both have: `original`, `romanized`, or `own` for each its own.
    """

    original: OneList = OneList("Список литературы")
    romanized: OneList = OneList("References")
    order: str = "own"


@dataclass(frozen=True, slots=True)
class Presentation:
    """Every setting of a presentation; each has a default, which suits any CSL style.

    Attributes:
        title: The forms of a title, of `FORMS`: the first that is there in the style's typeface,
            and after it what stands in plain type; what is in asterisks there is italic.
        container_title: The same for the work that holds the work.
        collection_title: The same for the series.
        title_colon: What stands between a title and its subtitle (": "); empty for what is printed.
        most_authors: A work of more authors goes under its title, and they are its contributors;
            0 for no such rule.
        publisher: The same for the publisher, all in one typeface.
        publisher_place: The same for the place; {translated} is its English name, {short} the
            customary abbreviation.
        names: The same for persons, without {translated}.
        name_order: `printed`, as the style has it but for Japanese names printed family first;
            `style`, whatever was printed; `family-first`, never with a comma; or `given-first`,
            never turned.
        romanization: The system that Russian, Ukrainian and Belarusian are put into; empty to
            leave all as it is.
        re_romanize: Whether that holds also for what is romanized otherwise.
        soft_sign: What stands for the soft sign in what is so romanized.
        keep: Family names that stay as their bearers spell them.
        restore: Whether an original that the record lacks is restored from the romanized form.
        restored_mark: What stands after a restored title.
        locale: The language of terms and dates, a CSL locale; empty for the style's own.
        item_language: Whether each work has labels and dates in its own language.
        digraphs: Whether initials of romanized names keep their digraphs.
        running_date: The CSL variable that a date goes to when it was printed as running text
            ("April 18, 1991"), so that a style can print it without brackets; empty for none.
        title_case: The languages whose titles a style's `text-case` may change.
        sort: `style`; `romanized`, one sequence by the romanized forms; `cyrillic-first`;
            `latin-first`; `reading`, Japanese by its reading in the order of kana.
        lists: `single`, `grouped` or `dual`.
        groups: Headings in their order, and the works under each (`cite.groups`).
        by_language: The settings that are others for works in a language, by its code.
    """

    title: str = "{text} [{translated}]"
    container_title: str = "{text} [{translated}]"
    collection_title: str = "{text}"
    title_colon: str = ""
    most_authors: int = 0
    publisher: str = "{text}"
    publisher_place: str = "{text}"
    names: str = "{text}"
    name_order: str = "printed"
    romanization: str = ""
    re_romanize: bool = True
    soft_sign: str = "'"
    keep: tuple[str, ...] = ()
    restore: bool = False
    restored_mark: str = "[?]"
    locale: str = ""
    item_language: bool = False
    digraphs: bool = False
    running_date: str = ""
    title_case: tuple[str, ...] = ("en",)
    sort: str = "style"
    lists: str = "single"
    archive: Archive = field(default_factory=Archive)
    language_note: LanguageNote = field(default_factory=LanguageNote)
    label: Label = field(default_factory=Label)
    dual: Dual = field(default_factory=Dual)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    by_language: Mapping[str, Mapping[str, Any]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def of(self, language: str) -> Presentation:
        """The same for works in a language."""
        others = self.by_language.get(language)
        return replace(self, **others) if others else self

    def asks_for(self, form: str) -> bool:
        """Whether any template shows a form of titles, publishers, places or names."""
        own = (getattr(self, name) for name in TEMPLATES)
        others = (each for row in self.by_language.values() for each in row.values())
        return any(f"{{{form}}}" in template for template in (*own, *others))

    def in_running_text(self) -> Presentation:
        """The same, for a citation in running text: the leading forms alone."""
        first: dict[str, Any] = {name: _first(getattr(self, name)) for name in _CITED}
        others = {
            code: {name: _first(each) if name in _CITED else each for name, each in row.items()}
            for code, row in self.by_language.items()
        }
        return replace(
            self,
            **first,
            restored_mark="",
            language_note=replace(self.language_note, text=""),
            archive=replace(
                self.archive, first=self.archive.later or self.archive.first, behind=""
            ),
            by_language=MappingProxyType(others),
        )


TEMPLATES = (
    "title",
    "container_title",
    "collection_title",
    "publisher",
    "publisher_place",
    "names",
)
# What a citation in running text may print.
_CITED = ("title", "container_title", "collection_title", "names")


def _first(template: str) -> str:
    """A template up to its first part."""
    return template[: template.find("}") + 1]
