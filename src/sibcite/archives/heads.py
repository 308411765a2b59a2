"""The archive before or behind an address: ``Title // ЦДАГО України (Центр. архів …). Ф. 1``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sibcite import tables
from sibcite.archives import authority, folding
from sibcite.archives.authority import Hints, Match
from sibcite.model import Span

_WORD = re.compile(r"[^\s/]+")
_BRACKETED = re.compile(
    r"\s*(?:\((?![IVX]+\))(?P<name>[^()]+)\)|\[(?P<translated>[^\[\]]+)\])\s*[.,:;\-\s]*$"
)
_SAID = re.compile(r"[.,:\s]*\((?![IVX]+\))(?P<name>[^()]+)\)")
# What says that an abbreviation follows.
HEREAFTER = re.compile(
    r"(?:в\s+дальнейшем|далее|далі|надалі|here(?:in)?after|henceforth|im\s+folgenden|ci-après)(?!\w)"
    r"[\s:,\-\u2013\u2014]*",
    re.I,
)
_EDGE = " \t\n.,:;/-\u2013\u2014"
_JOINT = re.compile(r"[-.](?=[^\W\d_]{0,5}\d)|[-.](?=[A-Z]{2,5}\.\d)")
_LATIN = re.compile("[a-z]")
_DIGIT = re.compile(r"\d")
_MOST_WORDS = 14
_LONGEST_NAME = 250
_SHORTEST_PARTED = 12
# How far before its levels a sentence may name the archive, and how it goes on: in small letters,
# and not with another sentence, another archive or a branch of this one, or a number.
_FURTHEST = 120
_GOES_ON = re.compile(r"\s+[^\W\d_A-ZА-ЯЁІЇЄҐҚ]")
_BREAK = re.compile(
    r"[.!?…]\W?\s+(?-i:[A-ZА-ЯЁІЇЄҐҚ])|(?-i:[A-ZА-ЯЁІЇЄҐҚ]{3,})|\d"
    r"|ar[ck]hi[vw]|архив|архів|архіў|муз[ее]|muse[ue]|филиал|філі|branch|filial",
    re.I,
)
# How few letters may be a word as well, and how many capitals are no word.
_FEW = 3
_CAPITALS = 3
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_CARRIED = ("digital", "box", "nara", "jacar")


@dataclass(frozen=True, slots=True)
class Head:
    """An archive as it stands in print.

    Attributes:
        written: Its abbreviation or name.
        name, translated: The full name in round brackets, the translation in square ones; or None.
        matches: The archives that it may be.
        carrier: The archive or site that has a copy, named beside it; empty for none.
    """

    written: Span
    name: Span | None = None
    translated: Span | None = None
    matches: tuple[Match, ...] = ()
    carrier: str = ""


def before(text: str, start: int, end: int, hints: Hints = authority.NONE) -> Head | None:
    """The archive that ends a stretch of text, brackets after it included; else None.

    The longest known name wins: ``ОР РГБ`` before ``РГБ``.
    """
    stop, name, translated = end, None, None
    if text[start:end].rstrip(_EDGE)[-1:] in (")", "]"):
        explained = _explained(text, start, end, hints)
        if explained is not None:
            return explained
    # A bracket may belong to the abbreviation itself: НА РС(Я).
    written = _known_end(text, start, end) if text[start:end].rstrip(_EDGE)[-1:] == ")" else None
    if written is None:
        stop, name, translated = _unbracketed(text, start, end)
        written = _known_end(text, start, stop)
    if written is None:
        return None
    said = name.of(text) if name else ""
    matches = authority.matches(written.of(text), said, hints)
    if len(matches) > 1 and translated is not None:
        matches = authority.matches(written.of(text), translated.of(text), hints)
    if len(matches) == 1:
        carrier = _carrier(text, start, written.start)
        return Head(written, name, translated, matches, carrier)
    return Head(written, name, translated, matches)


@cache
def place_of(matches: tuple[Match, ...]) -> re.Pattern[str]:
    """The place of an archive behind its name, in English or its own language: ``, м. Київ``."""
    rows = [tables.archives()[match.archive] for match in matches]
    words = {
        word
        for row in rows
        for word in re.findall(r"[^\W\d_]{3,}", f"{row.place} {row.place_original}")
    }
    known = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(rf"[\s,(]*(?:[гм]\.\s?|in\s)?(?:{known or '(?!)'})\b[)]*")


def scheme_of(head: Head | None) -> str:
    """The scheme of the archive, if it is known; of several archives that of all, if it is one."""
    keys = {match.archive for match in head.matches} if head is not None else set()
    schemes = {tables.archives()[key].scheme for key in keys}
    return schemes.pop() if len(schemes) == 1 else ""


def unknown(text: str, start: int, end: int) -> Head | None:
    """What stands where the archive should, if anything does: its name as printed."""
    stop, name, translated = _unbracketed(text, start, end)
    gap = text.rfind("//", start, stop)
    begin = gap + 2 if gap >= 0 else start
    written = _stripped(text, begin, stop)
    if written.start == written.end:
        return None
    return Head(written, name, translated)


def after(text: str, start: int, end: int, hints: Hints = authority.NONE) -> Head | None:
    """The archive that begins a stretch of text: ``…, ll. 9–12, Arkhiv … (AVP RF), Moscow``."""
    begin = start
    while begin < end and (text[begin] in _EDGE or text[begin] in "(["):
        begin += 1
    stop = _known_begin(text, begin, end)
    if stop:
        return _with_brackets(text, _stripped(text, begin, stop), end, hints)
    return _east_asian(text, begin, end)


def within(text: str, start: int, end: int, hints: Hints = authority.NONE) -> Head | None:
    """The last archive that running text names: ``RGASPI holds the report under f. 17, op. 3``.

    It goes by an abbreviation in capitals or by a whole name, and only words of the same sentence
    stand behind it.
    """
    found: Span | None = None
    for word in reversed(tuple(_WORD.finditer(text, max(start, end - _FURTHEST), end))):
        begin = _stripped(text, word.start(), word.end()).start
        if not text[begin].isupper():
            continue
        stop = _known_begin(text, begin, end)
        # An earlier word may begin a longer name.
        if stop >= (found.end if found else 1) and _is_telling(text[begin:stop]):
            found = Span(begin, stop)
    if found is None or not _GOES_ON.match(text, found.end, end):
        return None
    if _BREAK.search(text, found.end, end):
        return None
    return _with_brackets(text, _stripped(text, found.start, found.end), end, hints)


def _is_telling(name: str) -> bool:
    """Whether a name can be told from words of a sentence, as `is` and `Pro` cannot."""
    return sum(map(str.isupper, name)) >= _CAPITALS or len(name) >= _SHORTEST_PARTED


def _known_begin(text: str, begin: int, end: int) -> int:
    """Where the longest row of words ends that is a name the authority has; 0 where none does."""
    first = _WORD.match(text, begin, end)
    if first is None:
        return 0
    # No name has a number in it.
    end = min(end, max(first.end(), begin + 2 * authority.longest()))
    digit = _DIGIT.search(text, first.end(), end)
    stop = max(text.rfind(" ", begin, digit.start()), first.end()) if digit else end
    known = _known_at_start(text[begin:stop])
    return begin + known if known else 0


@lru_cache(maxsize=4096)
def _known_at_start(text: str) -> int:
    """How long the longest known name at the start of a text is: the same few begin most notes."""
    known, folded, comma = 0, "", False
    for number, word in enumerate(_WORD.finditer(text)):
        if number == 0:
            # A chain may hang on its archive: ЦДІАК-127-1078-796, ERA.1.2.3.
            joints = _JOINT.finditer(text, 0, min(word.end(), authority.longest()))
            starts = (joint.start() for joint in joints)
            known = next((at for at in starts if authority.is_known(text[:at])), 0)
        folded += folding.key(word[0])
        if len(folded) > authority.longest() or number == _MOST_WORDS:
            break
        # "AN, F" is no abbreviation; a long name may have a comma in it.
        parted = comma and word.end() < _SHORTEST_PARTED
        if not parted and (authority.has_key(folded) or _alike(folded)):
            known = word.end() if _is_printed(folded, text[: word.end()]) else known
        comma = comma or word[0].endswith(",")
    return known


def _explained(text: str, start: int, end: int, hints: Hints) -> Head | None:
    """An abbreviation in brackets behind its full name: ``Национальный архив … (НАРБ)``."""
    stop, inner, translated = _unbracketed(text, start, end)
    if inner is None:
        return None
    written = _short(text, inner)
    name = _full_name(text, start, stop, written)
    if name is None:
        return None
    matches = authority.matches(written.of(text), name.of(text), hints)
    carrier = _carrier(text, start, name.start) if len(matches) == 1 else ""
    return Head(written, name, translated, matches, carrier)


def _full_name(text: str, start: int, end: int, written: Span) -> Span | None:
    """The longest row of words at the end that is the name of what an abbreviation stands for."""
    matches = authority.matches(written.of(text))
    if not matches:
        return None
    gap = text.rfind("//", start, end)
    begin = max(gap + 2 if gap >= 0 else start, end - _LONGEST_NAME)
    stop = begin + len(text[begin:end].rstrip())
    for word in list(_WORD.finditer(text, begin, stop))[-_MOST_WORDS:]:
        name = Span(_stripped(text, word.start(), stop).start, stop)
        is_longer = name.end - name.start > written.end - written.start
        if is_longer and any(authority.is_name_of(match, name.of(text)) for match in matches):
            return name
    return None


def _short(text: str, written: Span) -> Span:
    """An abbreviation without the words that say that it follows: ``далее — ГАКО``."""
    said = HEREAFTER.match(text, written.start, written.end)
    return Span(said.end(), written.end) if said is not None else written


def _with_brackets(text: str, written: Span, end: int, hints: Hints) -> Head:
    """A name with its abbreviation, or an abbreviation with its name, behind it."""
    matches = authority.matches(written.of(text), hints=hints)
    if text.find("(", written.end, end) < 0:
        return Head(written, None, None, matches)
    place = place_of(matches).match(text, written.end, end)
    behind = place.end() if place is not None and text[place.end() - 1] != ")" else written.end
    said = _SAID.match(text, behind, end)
    name = Span(*said.span("name")) if said else None
    if name is not None:
        matches = authority.matches(written.of(text), name.of(text) if name else "", hints)
    if name is not None and len(name.of(text)) < len(written.of(text)):
        return Head(_short(text, name), written, None, matches)
    return Head(written, name, None, matches)


def _unbracketed(text: str, start: int, end: int) -> tuple[int, Span | None, Span | None]:
    """Where a stretch ends without the name and the translation in brackets at its end."""
    found: dict[str, Span] = {}
    while match := _BRACKETED.search(text, max(start, end - 300), end):
        kind = match.lastgroup or ""
        if kind in found:
            break
        found[kind] = Span(*match.span(kind))
        end = match.start()
    return end, found.get("name"), found.get("translated")


def _known_end(text: str, start: int, end: int) -> Span | None:
    """The longest row of words at the end that is a name the authority has."""
    words = list(_WORD.finditer(text, max(start, end - _LONGEST_NAME), end))[-_MOST_WORDS:]
    known, folded = None, ""
    for word in reversed(words):
        folded = folding.key(word[0]) + folded
        if len(folded) > authority.longest():
            break
        if folded and (authority.has_key(folded) or _alike(folded)):
            known = word.start() if _is_printed(folded, text[word.start() : end]) else known
    if known is not None:
        return _stripped(text, known, end)
    found = _east_asian(text, start, end)
    return found.written if found is not None else None


def _is_printed(folded: str, printed: str) -> bool:
    """Whether a known name is printed as one: of few letters in capitals, `AN` and not `an`."""
    return len(folded) > _FEW or printed == printed.upper()


def _alike(folded: str) -> bool:
    """Whether it is a known name but for letters of another script that only look right."""
    if folded.isascii() or _LATIN.search(folded) is None:
        return False
    each = folding.in_cyrillic(folded), folding.in_latin(folded)
    return authority.has_key(each[0]) or authority.has_key(each[1])


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and (text[start] in _EDGE or text[start] in '([«"“'):
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    # A bracket that closes stays where it opened inside the name: НА РС(Я).
    while (
        end > start
        and text[end - 1] in ")]"
        and text.count("(", start, end) < text.count(")", start, end)
    ):
        end -= 1
    return Span(start, end)


def _carrier(text: str, start: int, end: int) -> str:
    """Who has the copy, where that is named before the archive itself."""
    if end - start < 4:
        return ""
    found = _known_end(text, start, _stripped(text, start, end).end)
    matches = authority.matches(found.of(text)) if found is not None else ()
    schemes = {match.archive: tables.archives()[match.archive].scheme for match in matches}
    return next((key for key, scheme in schemes.items() if scheme in _CARRIED), "")


def _east_asian(text: str, start: int, end: int) -> Head | None:
    """A name in kanji or kana, which no space parts from what stands around it."""
    if not _CJK.search(text, start, end):
        return None
    best = None
    for name in _kanji_names():
        at = text.find(name, start, end)
        if at >= 0 and (best is None or len(name) > best.end - best.start):
            best = Span(at, at + len(name))
    return Head(best, matches=authority.matches(best.of(text))) if best is not None else None


@cache
def _kanji_names() -> tuple[str, ...]:
    rows = tables.archives().values()
    names = {
        each
        for row in rows
        for each in (*row.name, *row.variants, row.japanese)
        if _CJK.search(each)
    }
    return tuple(sorted(names))
