"""One record after the other into a system or into Cyrillic, with what is to be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sibcite.model import ArchiveAddress, Diagnostic, Name, Record, Text
from sibcite.romanize import imprint, labels
from sibcite.romanize.detect import language
from sibcite.romanize.doubts import Doubt, doubts
from sibcite.romanize.fitting import is_signless
from sibcite.romanize.forward import romanize
from sibcite.romanize.listed import Listed, own_system, systems_of_title
from sibcite.romanize.lookalikes import is_cyrillic, untangled
from sibcite.romanize.named import is_named, no_system, system_named
from sibcite.romanize.persons import person
from sibcite.romanize.proof import left_of, may_be_russian, unproven
from sibcite.romanize.restore import Restored, joined, restore
from sibcite.romanize.spelling import spelled

CYRILLIC = "cyrillic"
_LATIN = ("en", "de", "fr")
# Words of the work's own language; and what may as well be English in a romanized reference.
TITLES = ("title", "title-short", "container-title", "collection-title", "event-title")
_IMPRINT = {
    "publisher": imprint.publisher,
    "publisher-place": imprint.place,
    "archive-place": imprint.place,
}
_SIGNS = frozenset("ьъ")
_TAG = re.compile(r"(<[^<>]+>)")
# Below this a name is taken for no Russian one.
_SURE = 0.85
# A family as a label has it.
_FAMILY = re.compile(r"[^\W\d_](?:[\w'’ʹʼ\u0361-]*\w)?['’ʹʼ]?")


@dataclass(slots=True)
class Converter:
    """Converts records of one list, and keeps what is to be said."""

    target: str
    source: Listed
    keep: frozenset[str]
    remarks: list[Diagnostic] = field(default_factory=list)
    signless: dict[str, None] = field(default_factory=dict)
    _restored: list[str] = field(default_factory=list)
    _doubts: list[Doubt] = field(default_factory=list)
    _left: list[str] = field(default_factory=list)
    _foreign: list[str] = field(default_factory=list)
    _half: list[str] = field(default_factory=list)
    _unread: list[str] = field(default_factory=list)
    _families: dict[str, str] = field(default_factory=dict)
    _printed: str = ""
    _system: str = ""
    _signs: bool = False

    def record(self, record: Record, code: str) -> Record:
        """A record in the target; one in another language as it is."""
        if not code:
            return record
        if self.target != CYRILLIC and not is_named(self.target, code):
            self._say_nameless(record, code)
            return record
        self._restored, self._doubts, self._left, self._foreign = [], [], [], []
        self._half, self._unread, self._families, self._signs = [], [], {}, False
        self._printed = _title(record)
        self._system = own_system(self._printed, self.source)
        texts = {key: self._text(key, text, code) for key, text in record.texts.items()}
        names = {role: tuple(self._names(role, row, code)) for role, row in record.names.items()}
        label = self._label(record.label, code)
        suffix = self._beside(record.year_suffix)
        address = self._address(record.address, code)
        made = replace(
            record, texts=texts, names=names, label=label, year_suffix=suffix, address=address
        )
        self._say(record)
        if self._signs:
            self.signless[record.id] = None
        if self._restored:
            return replace(made, extra={**record.extra, "restored": " ".join(self._restored)})
        return made

    def _text(self, key: str, text: Text, code: str) -> Text:
        if text.language and text.language != code:
            return text
        if key in TITLES:
            cyrillic = text.original or self._loose(key, text.text, code)
        elif key in _IMPRINT:
            if self.target != CYRILLIC and _is_english(text, self._system):
                return replace(text, text=text.romanized, original=text.text, romanized="")
            cyrillic = text.original or self._imprint(key, text.text, code)
        else:
            return text
        return self._put(text, cyrillic, code) if cyrillic else text

    def _address(self, address: ArchiveAddress | None, code: str) -> ArchiveAddress | None:
        """An address with the archive's printed name put over; how it is called stays known."""
        if address is None or address.name is None:
            return address
        name = address.name
        cyrillic = name.original or self._loose("archive.name", name.text, code)
        return replace(address, name=self._put(name, cyrillic, code)) if cyrillic else address

    def _put(self, text: Text, cyrillic: str, code: str) -> Text:
        printed = is_cyrillic(text.text)
        if self.target == CYRILLIC:
            latin = text.romanized if printed else text.text
            return replace(text, text=cyrillic, romanized=latin, original="", system="")
        system = system_named(self.target, code)
        original = text.original or (text.text if printed else "")
        latin = _latin(cyrillic, system)
        return replace(text, text=latin, original=original, romanized="", system=system)

    def _names(self, role: str, row: Sequence[Name], code: str) -> Iterator[Name]:
        for place, name in enumerate(row):
            yield self._name(f"{role}.{place}", name, code)

    def _name(self, key: str, name: Name, code: str) -> Name:
        if folded(name.family or name.literal) in self.keep:
            return name
        if self.target == CYRILLIC and name.original is not None:
            return name.original
        if name.original is not None:
            parts = (name.original.family, name.original.given, name.original.literal)
            new = tuple(_latin(part, system_named(self.target, code)) for part in parts)
            return replace(name, family=new[0], given=new[1], literal=new[2])
        parts = (name.family, name.given, name.literal)
        made = [self._person(part, code) for part in parts[:2]] + [self._body(name.literal, code)]
        if not all(new for part, new in zip(parts, made, strict=True) if part):
            if code == "ru":
                self._foreign.append(name.family or name.literal)
            return name
        self._families[name.family] = made[0]
        is_printed = is_cyrillic(name.family or name.literal)
        original = name if is_printed and self.target != CYRILLIC else None
        if self.target != CYRILLIC:
            made = [_latin(new, system_named(self.target, code)) for new in made]
        elif not is_printed:
            self._restored.append(key)
        return replace(name, family=made[0], given=made[1], literal=made[2], original=original)

    def _person(self, text: str, code: str) -> str:
        """A part of a name in Cyrillic; empty if it may be another language's."""
        if is_cyrillic(text) and not any(map(str.isascii, filter(str.isalpha, text))):
            return text
        return person(untangled(text), self._system, self._others) if code == "ru" else ""

    def _others(self) -> tuple[str, ...]:
        return systems_of_title(self._printed, self.source)

    def _body(self, text: str, code: str) -> str:
        """A ministry or a society in Cyrillic; a single name as a person's."""
        if is_cyrillic(text) or code != "ru":
            return text if is_cyrillic(text) else ""
        whole = imprint.restored_whole(text, self._system, _SURE)
        return whole or person(text, self._system, self._others)

    def _label(self, label: str, code: str) -> str:
        """A printed label in the target; as it is if it may be another language's."""
        pieces = []
        for place, piece in enumerate(labels.BESIDE.split(label)):
            if place % 2:
                made = self._beside(piece)
            elif any(map(str.isalpha, piece)):
                if not (made := self._words_of_label(piece, code)):
                    return label
            else:
                made = piece
            pieces.append(made)
        return "".join(pieces)

    def _words_of_label(self, text: str, code: str) -> str:
        """Names as the record has them, or words; empty if they may be another language's."""
        found = _FAMILY.findall(text)
        if any(each in self._foreign for each in found):
            return ""
        if self.target == CYRILLIC and found and all(each in self._families for each in found):
            if "label" not in self._restored:
                self._restored.append("label")
            return _FAMILY.sub(lambda match: self._families[match[0]], text)
        return self._strict("label", text, code)

    def _beside(self, piece: str) -> str:
        """What stands in a label beside names, and what counts the works of a year."""
        put = labels.in_cyrillic if self.target == CYRILLIC else labels.in_latin
        return put(piece)

    def _imprint(self, key: str, text: str, code: str) -> str:
        """A publisher or place in Cyrillic; empty if it is named in another language."""
        text = untangled(text)
        if is_cyrillic(text):
            return text
        made = _IMPRINT[key](text, self._system) if code == "ru" else ""
        if self.target != CYRILLIC:
            # What is no romanization is English, and stays so in a list in Latin letters.
            return made if _is_spelled(made, text, self._system) else ""
        if made:
            self._restored.append(key)
        elif code == "ru":
            self._foreign.append(text)
        return made

    def _strict(self, key: str, text: str, code: str) -> str:
        """A name or label in the target, or empty if it may be another language's."""
        cyrillic = self._strict_back(key, text, code) if text else ""
        if not cyrillic or self.target == CYRILLIC:
            return cyrillic
        return _latin(cyrillic, system_named(self.target, code))

    def _strict_back(self, key: str, text: str, code: str) -> str:
        """In Cyrillic, if every word of it is surely Russian; else empty."""
        if is_cyrillic(text):
            return text
        found = imprint.restored_whole(text, self._system, _SURE) if code == "ru" else ""
        if found and self.target == CYRILLIC and key not in self._restored:
            self._restored.append(key)
        return found

    def _loose(self, key: str, text: str, code: str) -> str:
        """A title in Cyrillic; its doubtful words are noted."""
        if is_cyrillic(text):
            return text
        # What the record says of its language holds against all but a title in another script's.
        if code != "ru" or language(text) in _LATIN:
            self._left.append(text)
            return ""
        system = own_system(text, replace(self.source, system=self._system))
        pieces = _TAG.split(text)
        found = {piece: restore(piece, system) for piece in pieces[::2] if piece}
        if left := [word for piece, each in found.items() for word in left_of(piece, each)]:
            if any(map(may_be_russian, left)):
                self._half += left
                return ""
            self._foreign += left
        for piece, each in found.items():
            self._doubts += doubts(piece, each)
            self._signs |= is_signless(each.system) and bool(_SIGNS & set(each.text))
        if self.target == CYRILLIC:
            self._restored.append(key)
            return "".join(found[each].text if each in found else each for each in pieces)
        return "".join(
            self._proven(each, found[each]) if each in found else each for each in pieces
        )

    def _proven(self, text: str, found: Restored) -> str:
        """A restored text with the words as printed that no system would have printed so."""
        left = unproven(text, found)
        self._unread += (word.written for word in left)
        bare = {word.span: replace(word, alternatives=()) for word in left}
        return joined(text, [bare.get(word.span, word) for word in found.words])

    def _say_nameless(self, record: Record, code: str) -> None:
        message = f"'{record.id}' stays as it is. {no_system(self.target, code)}"
        self.remarks.append(Diagnostic("not-romanized", "warning", message))

    def _say(self, record: Record) -> None:
        if self._doubts:
            message = f"In '{record.id}' these words may be others: "
            message += f"{', '.join(map(_shown, self._doubts))}."
            hint = "Compare them with the work's own title page."
            slips = [f"'{each.suggestion}'" for each in self._doubts if each.suggestion]
            if slips:
                hint = f"Likely meant: {', '.join(slips)}. {hint}"
            self.remarks.append(Diagnostic("doubtful-restoration", "warning", message, None, hint))
        if self._left:
            message = f"In '{record.id}' this stays, as it is not romanized Russian: "
            message += "; ".join(text[:60] for text in self._left)
            self.remarks.append(Diagnostic("not-restored", "warning", message + "."))
        if self._half:
            message = f"In '{record.id}' the title stays, as these words could not be read: "
            message += ", ".join(dict.fromkeys(self._half))
            hint = "Write the title in Cyrillic, or name its system: --from."
            self.remarks.append(Diagnostic("not-restored", "warning", message + ".", None, hint))
        if self._unread:
            message = f"In '{record.id}' these words stay, as no system would have them so: "
            message += ", ".join(dict.fromkeys(self._unread))
            hint = "Compare them with the work's own title page."
            self.remarks.append(Diagnostic("not-restored", "warning", message + ".", None, hint))
        if self._foreign:
            message = f"In '{record.id}' these names stay, as they may be another language's: "
            message += "; ".join(dict.fromkeys(text[:60] for text in self._foreign))
            hint = "Write in Cyrillic what is Russian."
            self.remarks.append(Diagnostic("not-restored", "note", message + ".", None, hint))


def printed_latin(record: Record, variable: str) -> str:
    """A text of a record in Latin letters, as it was printed; empty if it was in Cyrillic."""
    text = record.texts.get(variable, Text(""))
    return next(
        (each for each in (text.text, text.romanized) if each and not is_cyrillic(each)), ""
    )


def _title(record: Record) -> str:
    """What says in which system a record was printed."""
    return next((text for each in TITLES if (text := printed_latin(record, each))), "")


def _shown(doubt: Doubt) -> str:
    """A doubtful word with what it may be: ``mezhdru (междру or мэждру)``."""
    if not doubt.alternatives:
        return doubt.written
    return f"{doubt.written} ({' or '.join(doubt.alternatives[:2])})"


def folded(text: str) -> str:
    """A family name as it is compared."""
    return text.casefold().strip()


def _is_english(text: Text, system: str) -> bool:
    """Whether a text was printed in English: Москва as Moscow."""
    return bool(text.romanized) and not _is_spelled(text.text, text.romanized, system)


def _is_spelled(cyrillic: str, latin: str, system: str) -> bool:
    return spelled(romanize(cyrillic, system)) == spelled(latin)


def _latin(cyrillic: str, system: str) -> str:
    """A text of a record in Latin letters; in one that is no heading США is SShA."""
    acronyms = "capitals" if cyrillic.isupper() and " " in cyrillic else "mixed"
    return romanize(cyrillic, system, acronyms=acronyms)
