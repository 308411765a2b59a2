"""What a style shows of a record, where CSL has no words for it: the `.toml` beside the `.csl`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sibcite import tables
from sibcite.fields import template


@dataclass(frozen=True, slots=True)
class Archive:
    """How the archive and the address of a document are shown.

    Attributes:
        names: Whose names, one of `tables.ARCHIVE_NAMES`: `printed`, as the record has them;
            the others as the authority has them, and printed ones where it does not know the
            archive.
        first: The archive where a list names it first; of {abbreviation}, {name}, {translated}.
        later: The archive where it was named before; empty for the same again.
        address: The form of the address, a table of `data/address-forms.toml`; empty for the
            address as it was printed.
        language: The language of the publication, which chooses the labels of the address; empty
            for the one that the form is usual in.
        soft_sign: What stands for the soft sign in the archive's romanized name.
    """

    names: str = "printed"
    first: str = "{name} ({abbreviation})"
    later: str = ""
    address: str = ""
    language: str = ""
    soft_sign: str = "'"


@dataclass(frozen=True, slots=True)
class LanguageNote:
    """The note of the work's language at the end of an entry; of {language}, empty for none."""

    text: str = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Presentation:
    """Every setting of a presentation; each has a default, which suits any CSL style.

    Attributes:
        title: A title in its style's typeface, and after it what stands in plain type; of {text}
            and {translated}.
        container_title: The same for the work that holds the work.
        running_date: The CSL variable that a date goes to when it was printed as running text
            ("April 18, 1991"), so that a style can print it without brackets; empty for none.
        item_language: Whether each work has labels and dates in its own language.
        digraphs: Whether initials of romanized names keep their digraphs.
    """

    title: str = "{text} [{translated}]"
    container_title: str = "{text} [{translated}]"
    running_date: str = ""
    item_language: bool = False
    digraphs: bool = False
    archive: Archive = field(default_factory=Archive)
    language_note: LanguageNote = field(default_factory=LanguageNote)

    def without_translations(self) -> Presentation:
        """The same, for a citation in running text."""
        return replace(self, title="{text}", container_title="{text}")


_CHOICES = {"names": tables.ARCHIVE_NAMES}
_TITLE_PARTS = ("text", "original", "romanized", "translated")
_ARCHIVE_PARTS = ("abbreviation", "name", "translated")
_PARTS = {
    "title": _TITLE_PARTS,
    "container_title": _TITLE_PARTS,
    "first": _ARCHIVE_PARTS,
    "later": _ARCHIVE_PARTS,
}
_SECTIONS = (("archive", Archive), ("language-note", LanguageNote))


def read(style: tables.StyleFiles) -> Presentation:
    """The presentation beside a style; the defaults where there is none.

    Raises:
        ValueError: A setting, a choice or a part that nobody knows; the message names the file
            and the choices.
    """
    beside = style.path.with_suffix(".toml")
    given = dict(style.presentation)
    sections: dict[str, Any] = {}
    for name, kind in _SECTIONS:
        section = given.pop(name, {})
        sections[name.replace("-", "_")] = kind(**_settings(section, kind, f"{beside}: [{name}]"))
    plain = _settings(given, Presentation, str(beside))
    return Presentation(**plain, **sections)


def _settings(given: Any, kind: type[Any], where: str) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        raise ValueError(f"{where}: '{given}' is no table of settings.")
    known = {each.name: each for each in fields(kind)}
    settings: dict[str, Any] = {}
    for key, value in given.items():
        name = key.replace("-", "_")
        if name not in known:
            choices = ", ".join(sorted(each.replace("_", "-") for each in known))
            raise ValueError(f"{where} has an unknown setting '{key}'. Settings: {choices}.")
        if not isinstance(value, type(known[name].default)):
            raise ValueError(f"{where}: '{key}' is '{value}', which is of another kind.")
        _check(name, key, value, where)
        settings[name] = value
    return settings


def _check(name: str, key: str, value: Any, where: str) -> None:
    """Refuse a choice or a part of a template that nobody knows."""
    choices = tuple(tables.address_forms()) if name == "address" else _CHOICES.get(name)
    if choices is not None and value not in choices:
        raise ValueError(f"{where}: '{key}' is '{value}'. Choices: {', '.join(choices)}.")
    if name in _PARTS:
        for part in template.part_names(value):
            if part not in _PARTS[name]:
                known = ", ".join(f"{{{each}}}" for each in _PARTS[name])
                raise ValueError(f"{where}: '{key}' names the part {{{part}}}. Parts: {known}.")
