"""Where a document lies in an archive: an ordered row of levels."""

from __future__ import annotations

from dataclasses import dataclass

from sibcite.model.text import Text


@dataclass(frozen=True, slots=True)
class Level:
    """One step of an archival address.

    Attributes:
        name: The archivist's name of the level, as `data/levels.csv` has it: `fond`, `opis`,
            `delo`, `list`, `papka`, `karton`, `reference_code`; `signature` for what fits none.
        value: What stands there, always text: `Р-9401`, `275-a`, `12 об.`, `0146`.
        label: The label as printed (`Ед. хр.`); empty if none was.
    """

    name: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveAddress:
    """An archive and the row of levels that leads to a document in it.

    Attributes:
        archive: Key of the authority table (`garf`), or None if unknown or ambiguous.
        candidates: Keys that the printed name could stand for, where there is more than one.
        written: The archive as printed, usually an abbreviation: `GA RF`. Empty if not named.
        name: The archive's name as printed beside it, with its translation; None if not printed.
        location: The levels as printed: `F. 9401, op. 2, d. 582, l. 9-12`.
        levels: What was understood of `location`, from the general to the specific.
        carrier: Key of the archive or site that holds a copy, where the address is that of the
            original: `wcda` for a document of RGANI read at the Wilson Center. Empty for none.
        holder: Key of the archive that has the original, where the address is that of the copy:
            `nids` for a JACAR reference code. Empty for none.
    """

    archive: str | None = None
    candidates: tuple[str, ...] = ()
    written: str = ""
    name: Text | None = None
    location: str = ""
    levels: tuple[Level, ...] = ()
    carrier: str = ""
    holder: str = ""
