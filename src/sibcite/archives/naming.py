"""The names an archive goes by: ``ЦАМО РФ``, ``TsAMO``, ``CAMO``, ロシア国防省中央文書館."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sibcite import tables
from sibcite.archives import folding
from sibcite.model import ArchiveAddress

# Names in their own letters are those of a Russian publication, which has Russian countries too.
_COUNTRIES = {"japanese": "japanese", "original": "russian", "ukrainian": "ukrainian"}
_SCRIPTS = {"japanese": "Jpan", "original": "Cyrl", "ukrainian": "Cyrl"}


def names(address: ArchiveAddress, system: str, soft_sign: str = "'") -> Mapping[str, str]:
    """An archive's abbreviation, name and translated name, for the parts of a template.

    Args:
        address: The address; of an archive that the authority does not know, and in the system
            `printed`, the names are those printed, if there are any.
        system: One of `tables.ARCHIVE_NAMES`.
        soft_sign: What stands for the soft sign in romanized names.

    Returns:
        `abbreviation`, `name` and `translated`, each empty where there is none.

    Source: [general-knowledge], [katasonova-article]
    """
    printed = bool(address.written or address.name)
    if address.archive is None or (system == "printed" and printed):
        return {
            "abbreviation": address.written,
            "name": address.name.text if address.name else "",
            "translated": address.name.translated if address.name else "",
        }
    return _known(address.archive, system, soft_sign)


def nearest(system: str) -> str:
    """Whose names of archives go with a romanization: `ru-bsi` goes with `ala-lc`."""
    if "bgn" in system:
        return "bgn-pcgn"
    return "scholarly" if "scholarly" in system or "scientific" in system else "ala-lc"


def romanized(letters: str, system: str) -> str:
    """Cyrillic letters of an abbreviation or number in the Latin ones of a system of names."""
    known = {"scholarly": "scholarly", "bgn-pcgn": "bgn-pcgn", "printed": "bgn-pcgn"}
    return _romanized(letters, known.get(system, "ala-lc"))


def place(address: ArchiveAddress, system: str = "english") -> str:
    """The city of an archive, the first where it has several; empty for an unknown one.

    It is in the archive's own language where a system has names in such letters, as far as the
    authority has it, and else in English.
    """
    return _placed(address.archive, system)[0] if address.archive is not None else ""


def country(address: ArchiveAddress, system: str = "english") -> str:
    """The country of an archive, in English where its `place` is; empty for an unknown archive."""
    return _placed(address.archive, system)[1] if address.archive is not None else ""


def holder(address: ArchiveAddress, system: str) -> str:
    """The name of the archive that has the original of a copy; empty where there is none."""
    return _known(address.holder, system, "'")["name"] if address.holder else ""


@cache
def _placed(key: str, system: str) -> tuple[str, str]:
    """City and country: in the letters of a system, if the authority has the city in them."""
    archive = tables.archives()[key]
    is_native = _SCRIPTS.get(system) == folding.script(archive.place_original[:1])
    city = archive.place_original if is_native else archive.place
    countries = tables.words("countries")[_COUNTRIES[system] if is_native else "english"]
    return city.partition(";")[0].partition(" (")[0].strip(), countries.get(archive.country, "")


@cache
def _known(key: str, system: str, soft_sign: str) -> Mapping[str, str]:
    archive = tables.archives()[key]
    name = _name(archive, system)
    if name in (*archive.ala_lc, *archive.bgn_pcgn):
        name = name.replace("'", soft_sign)
    english = _first(archive.english)
    return {
        "abbreviation": _abbreviation(archive, system),
        "name": name,
        "translated": english if english != name else "",
    }


def _name(archive: tables.Archive, system: str) -> str:
    """The full name; what has none in a system goes by the next likely one."""
    original, english = _first(archive.name), _first(archive.english)
    romanized = _first(archive.ala_lc) or original
    if system == "original":
        return original
    if system in ("ala-lc", "scholarly"):
        return romanized
    if system in ("bgn-pcgn", "printed"):
        return _first(archive.bgn_pcgn) or romanized
    if system == "american":
        return _american(english or romanized)
    if system == "japanese":
        return archive.japanese or (original if archive.language == "ja" else english or original)
    if system == "ukrainian":
        return archive.ukrainian or original
    if system == "ukrainian-abbreviated":
        called = archive.ukrainian or original
        return _cut_short(called) if archive.ukrainian or archive.language == "uk" else called
    return english or romanized


def _abbreviation(archive: tables.Archive, system: str) -> str:
    if system in ("original", "ukrainian", "ukrainian-abbreviated"):
        return _first(archive.abbreviation) or _first(archive.latin)
    if archive.latin or not archive.abbreviation:
        return _first(archive.latin)
    if system == "scholarly":
        return min((_romanized(each, system) for each in archive.abbreviation), key=len)
    found = [romanized(each, system) for each in archive.abbreviation]
    # Of several romanized abbreviations the one that print prefers stands first among the variants.
    return next((each for each in archive.variants if each in found), found[0])


def _romanized(abbreviation: str, system: str) -> str:
    letters = _letters(system)
    return "".join(
        letters.get(each) or letters.get(each.upper(), each).lower() for each in abbreviation
    )


@cache
def _letters(system: str) -> Mapping[str, str]:
    table = tables.words("abbreviation-letters")
    both = {**table["every"], **table[system]}
    return {letter: latin for letter, latin in both.items() if letter != "source"}


def _american(name: str) -> str:
    words: Mapping[str, str] = tables.words("american-spelling")["words"]
    return " ".join(words.get(word, word) for word in name.split(" "))


def _cut_short(name: str) -> str:
    """A Ukrainian name with the words that references abbreviate: ``Центр. держ. архів``."""
    return " ".join(_shortened(word) for word in name.split(" "))


@cache
def _shortened(word: str) -> str:
    shorts: Mapping[str, str] = tables.words("ukrainian-abbreviations")["words"]
    plain = word.casefold()
    short = next((each for stem, each in shorts.items() if plain.startswith(stem)), word)
    return short[0].upper() + short[1:] if word[:1].isupper() else short


def _first(names: tuple[str, ...]) -> str:
    return names[0] if names else ""
