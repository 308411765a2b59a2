"""Citations by printed labels: ``[Katasonova 2005, p. 46]``, ``(Melegh 2006: 1–3)``, ``[1; 5—7]``.

What is found here only looks like a citation; whether it is one, the reference list says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace

from sibcite.manuscript import addresses, locators
from sibcite.manuscript.document import FILLER, MASK, Flow
from sibcite.manuscript.locators import NOWHERE, Locator
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.names import IN_WORD, letters
from sibcite.model import Span

# The stop may be that of the sentence, which is none of a label.
UNDATED = r"(?:[nNsS]\.\s?d|o\.\s?J|[бБ]\.\s?[гр]|[bB]\.\s?[gr])(?:\.|(?!\w))"
YEAR = rf"(?:(?:1[4-9]\d\d|20\d\d)[a-zа-я]?(?!\w)|(?<!\w){UNDATED})"
_YEARS = re.compile(rf"{YEAR}(?:\s*(?:,|;|&|and|und|et|и|та|[-–—])\s*{YEAR})*")
_ONE = re.compile(YEAR)
# Before the year of an edition that of the first: "1832/1976", "[1832] 1976".
_FIRST_PRINTED = re.compile(r"(?:\[[12]\d{3}\]\s|[12]\d{3}/)(?=[12]\d{3})")
_LAST_YEAR = re.compile(rf"\s?[-–—]\s?{YEAR}")
_SIGN = re.compile(rf"[\[\]()]|{MASK}+")
_OPEN = re.compile(r"[\[(]")
_CLOSING = {"[": "]", "(": ")"}
_LONGEST = 400
# A range may have the two hyphens of TeX.
_NUMBERS = re.compile(r"\d{1,3}(?:\s*(?:--|[-–—])\s*\d{1,3})?")
_NUMERIC = re.compile(rf"\s*{_NUMBERS.pattern}(?:\s*[;,]\s*{_NUMBERS.pattern})*\s*")
_NUMBERED = re.compile(
    r"\s*(?P<number>\d{1,3})(?:\s*[,:]\s*(?P<place>[^\d\s].*|\d.*)|\s(?P<labelled>[^\W\d].*))"
)
# ``1, p. 5,2, p. 40``: a comma without a space parts citations where one page or a range, or a
# number with a page of its own, says that what follows is none of its pages.
_TIGHT = re.compile(r"(?<=[\d.]),(?=\d)")
_PLACE_LABEL = r"(?:pp?|ss?|[сСS]|ll?|лл?|Л)"
_NUMBER_NEXT = re.compile(rf"\d{{1,3}},\s*{_PLACE_LABEL}\.?\s?\d")
_OVERLEAF = r"(?:\s?(?:ob|об)\.?)?"
_PAGES = r"\d+(?:\s?(?:--|[-–—])\s?\d+)?"
# A row of pages has a space behind each comma: ``10, pp. 22-5, 31,12``.
_PLACED_LAST = re.compile(
    rf"\W(?:[pсСSslлЛ]\.\s?\d+|{_PLACE_LABEL}\.\s?\d+\s?[-–—]\s?\d+"
    rf"|{_PLACE_LABEL}\.\s?{_PAGES}(?:,\s{_PAGES})+){_OVERLEAF}\Z"
)
_IBID = re.compile(
    r"\s*[*_]*(?:ibid(?:em)?|ebenda|ebd|там\s+же|tam\s+zhe|там\s+само|idem|同上|同前)"
    r"\.?[*_]*(?![^\W_])(?P<rest>.*)",
    re.I | re.S,
)
# "And" leads only at the head of a piece: …, 95; and Lazarev, *Rybnaia promyshlennost'*, 130.
LEADS = re.compile(
    r"\s*(?:(?:\A(?:and|и)(?=\s)|see|cf|compare|e\.\s?g|also|for example|"
    r"(?:as\s)?(?:quoted|cited) in|qtd\. in|vgl|siehe|z\.\s?b|zit\. n|"
    r"см|также|напр|например|цит\. по|ср|подробнее|voir|par exemple)\b[.,:]*\s*)+",
    re.I,
)
# ``6,7,see also 8,9``: what leads to more numbers parts them from those before.
_LED = re.compile(rf",(?=\s?{LEADS.pattern}\d)", re.I)
_NOUGHT = re.compile(r"(?<![\d.,:–-])0(?!\d)")
_ROW = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})+")
_PARTICLE = r"(?:(?:[vd](?:an|on|e[nr]?|i)|al-|el-|[Dd][’'])\s?)?"
NAME = rf"{_PARTICLE}[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐΑ-Ω]{IN_WORD}+"
_JOINT = r"\s*(?:,|&|and|und|et|и|та)\s*"
_OTHERS = r"(?:\s+(?:et al|и др|u\. a|та ін)\.?)?"
_TEAM = rf"{NAME}(?:\s+{NAME})?(?:{_JOINT}{NAME})*{_OTHERS}"
_TEAMS = re.compile(_TEAM)
# ``Kuznetsov 1997, Karpov 1997``: what stands behind a year and has a year is another label.
# So is what another work is quoted in: ``Khorvat 1926, 33, quoted in Gamble 2004, 57``.
_QUOTED_IN = r"(?:(?:as\s)?(?:quoted|cited)\sin\s)?"
_AND_ANOTHER = re.compile(rf"(?<=[\d.]),(?=\s+{_QUOTED_IN}{_TEAM},?\s{YEAR}(?:\W|$))")
_PERIOD = re.compile(r"\s*\d{4}\s*[-–—]\s*\d{2,4}\s*\)?$")
_NEXT_SENTENCE = re.compile(r"[.!?…]\s+[A-ZА-ЯЁ]")
# The last words of a sentence, those before a bracket.
_SENTENCE = re.compile(rf"(?:[^\s;:!?()\[\]{MASK}]+\s+){{1,9}}$")
_FARTHEST = 120
_AND = re.compile(r"(?:^|\s)(?:and|or|и|или|та|und|oder)$")
_LAST_WORDS = 12
_PLAIN_WORD = re.compile(r"[^\W\d_][\w'’&.-]*")
_MOST_WORDS = 10
# ``1972–78``: the years of one work, the last in two figures.
_SHORT_YEAR = re.compile(r"\s?[-–—]\s?(?P<last>\d\d)(?![\d\w])")


def led(text: str) -> int:
    """Where what leads to a citation at the beginning of a text ends: ``see``, ``ср.``; else 0."""
    lead = LEADS.match(text)
    return lead.end() if lead is not None else 0


def find(
    number: int,
    flow: Flow,
    numbered: str,
    is_person: Callable[[str], bool],
    bodies: Set[str] = frozenset(),
) -> Iterator[Mention]:
    """What looks like a citation in a flow, in its order; brackets inside others are passed over.

    Args:
        number: The number of the flow.
        flow: The flow.
        numbered: The brackets in which numbers of the list cite: `[`, `[(`, or none.
        is_person: Whether a name is that of somebody who may be cited, for names in the sentence.
        bodies: The letters of the names of bodies that may be cited there.
    """
    text, at, closers = flow.text, 0, _closers(flow.text)
    while (opened := _OPEN.search(text, at)) is not None:
        end = _closed(closers, opened.start(), _LONGEST)
        if end is None:
            at = opened.end()
            continue
        bracket = Span(opened.start(), end)
        mention = _read(number, text, bracket, numbered)
        if mention is None:
            mention = _narrative(number, text, bracket, at, is_person, bodies)
        if mention is not None:
            yield mention
        # What cites may stand inside: (see the list [5]).
        at = end if mention is not None else opened.end()


def brackets(text: str, longest: int = _LONGEST) -> Iterator[Span]:
    """The brackets of a text, in their order; those inside others are passed over.

    Args:
        text: The text.
        longest: How many characters a bracket has at most.
    """
    at, closers = 0, _closers(text)
    while (opened := _OPEN.search(text, at)) is not None:
        end = _closed(closers, opened.start(), longest)
        if end is not None:
            yield Span(opened.start(), end)
        at = end or opened.end()


def _closers(text: str) -> dict[int, int]:
    """By the place where a bracket opens, that behind its end; none that holds what is masked."""
    opened: dict[str, list[int]] = {")": [], "]": []}
    found: dict[int, int] = {}
    for sign in _SIGN.finditer(text):
        if sign[0][0] == MASK:
            opened[")"].clear()
            opened["]"].clear()
        elif sign[0] in _CLOSING:
            opened[_CLOSING[sign[0]]].append(sign.start())
        elif opened[sign[0]]:
            found[opened[sign[0]].pop()] = sign.end()
    return found


def _closed(closers: Mapping[int, int], start: int, longest: int) -> int | None:
    """Where the bracket that opens there ends; None if it does not, or is too long."""
    end = closers.get(start)
    return end if end is not None and end - start <= longest else None


def _read(number: int, text: str, bracket: Span, numbered: str) -> Mention | None:
    inside = text[bracket.start + 1 : bracket.end - 1].replace(FILLER, "")
    if "@" in inside:
        return None
    kind = text[bracket.start]
    part = ibid(inside)
    if part is not None:
        return Mention(number, bracket, bracket, (part,), shape=f"{kind}ibid")
    is_bare = kind == "(" and _NUMERIC.fullmatch(inside) is not None
    # What counts stands before words: "(1) …"; a number before a stop cites.
    is_led = text[bracket.end : bracket.end + 2].strip()[:1].isalnum()
    is_counted = kind in numbered and not (is_bare and is_led and counts(text[: bracket.start]))
    if is_counted and (parts := numbers(inside)):
        return Mention(number, bracket, bracket, parts, shape=f"{kind}1")
    if parts := _addresses(inside):
        return Mention(number, bracket, bracket, parts, shape=f"{kind}address")
    if not _YEARS.search(inside):
        return None
    parts = tuple(label(piece) or Part("unread", piece.strip()) for piece in _pieces(inside))
    if all(part.kind == "unread" for part in parts):
        return None
    return Mention(number, bracket, bracket, parts, shape=_shape(kind, inside))


def counts(before: str) -> bool:
    """Whether a number in round brackets counts what follows: ``for two reasons: (1) …, (2) …``."""
    said = before[-_LAST_WORDS:].rstrip(" ")
    if said.endswith("\n") and not said.endswith("\n\n"):
        # A line that is only wrapped goes on.
        said = said.rstrip()
    return said[-1:] in ("", "\n", ":", ";", ",", "—", "–") or bool(_AND.search(said))


def ibid(text: str) -> Part | None:
    """A text that says nothing but "there", and a place: ``Там же. Л. 20``; None for any other."""
    found = _IBID.fullmatch(text)
    where = locators.read(found["rest"]) if found is not None else locators.NOWHERE
    if found is None or where.rest:
        return None
    return Part("ibid", "", (), where, written=text)


def _pieces(inside: str) -> list[str]:
    """The pieces of a bracket, one a work; what has no year goes on with the piece before."""
    pieces: list[str] = []
    for piece in _AND_ANOTHER.sub(";", inside).split(";"):
        if pieces and not _ONE.search(piece):
            pieces[-1] += f";{piece}"
        else:
            pieces.append(piece)
    return pieces


def _addresses(inside: str) -> tuple[Part, ...]:
    """``ГАРФ. Ф. 9401. Оп. 2. Д. 582; Karpov 1997``: pieces of which one is an archival address."""
    pieces = inside.split(";")
    found = [addresses.part(piece) for piece in pieces]
    if not any(found):
        return ()
    rows = zip(pieces, found, strict=True)
    return tuple(each or label(piece) or Part("unread", piece.strip()) for piece, each in rows)


def numbers(inside: str) -> tuple[Part, ...]:
    """``1; 5—7`` and ``2, p. 180``: numbers of a list, and a place in one work of it."""
    if _NOUGHT.search(inside):
        # An interval, [0, 1], counts no entries.
        return ()
    if _NUMERIC.fullmatch(inside):
        parts = []
        for row in _NUMBERS.findall(inside):
            ends = [int(end) for end in re.findall(r"\d+", row)]
            parts += [Part("number", str(each), written=row) for each in _range(ends)]
        return tuple(parts)
    rows: list[Part] = []
    stretches = _LED.sub(";", inside).split(";")
    # Where a comma parts what is led from the rest, it parts works elsewhere too.
    is_tight = len(stretches) > inside.count(";") + 1
    # As without "see", figures alone are entries, and no page of one: [see 1, 2].
    is_row = all(_NUMERIC.fullmatch(each[led(each) :]) for each in stretches)
    for piece in (each for stretch in stretches for each in _parted(stretch)):
        start = led(piece)
        said = piece[start:]
        placed = _NUMBERED.fullmatch(said)
        alone = _NUMERIC.fullmatch(said)
        place = locators.read(placed["place"] or placed["labelled"]) if placed else NOWHERE
        is_entries = is_row or (is_tight and _ROW.fullmatch(said))
        if placed is not None and place.value and not is_entries:
            found = _placed(placed["number"], place, said)
        elif alone is not None:
            found = numbers(said)
        else:
            return ()
        rows += (replace(found[0], prefix=piece[:start].lstrip()), *found[1:])
    return tuple(rows)


def _placed(number: str, place: Locator, said: str) -> tuple[Part, ...]:
    return (Part("number", number, (), place, written=said.strip()),)


def _parted(stretch: str) -> Iterator[str]:
    """The citations of a stretch that only commas without a space part: ``1, p. 5,2``."""
    start = 0
    for comma in _TIGHT.finditer(stretch):
        before = _PLACED_LAST.search(stretch, start, comma.start())
        if before or _NUMBER_NEXT.match(stretch, comma.end()):
            yield stretch[start : comma.start()]
            start = comma.end()
    yield stretch[start:]


def _range(ends: list[int]) -> range:
    last = ends[-1] if ends[-1] - ends[0] < 100 else ends[0]
    return range(ends[0], last + 1)


def label(piece: str) -> Part | None:
    """Names and years of a piece; the years nearest to its end that a place may follow."""
    start = led(piece)
    found = list(_YEARS.finditer(piece, start))
    if not found:
        return None
    # A title may have years of its own: what ends the label is a year before the place.
    chosen = next((each for each in found if _may_end(piece[each.end() :])), found[-1])
    name = piece[start : chosen.start()].strip(" ,(")
    if not any(map(str.isalpha, name)):
        return None
    end = _last_year(piece, chosen)
    written = piece[start:end].strip()
    years = tuple(_ONE.findall(chosen[0]))
    where = locators.read(piece[end:].lstrip(")"))
    return Part(
        "label", name, years, where, piece[:start].lstrip(), label=written, written=piece.strip()
    )


def _last_year(piece: str, years: re.Match[str]) -> int:
    """Where the years of a label end, with the last in two figures: ``1972–78``."""
    short = _SHORT_YEAR.match(piece, years.end())
    first = years[0][-2:]
    is_later = short is not None and first.isdigit() and int(short["last"]) > int(first)
    return short.end() if short is not None and is_later else years.end()


def is_range(years: str) -> bool:
    """Whether a label ends in the years of one work, or the first and last of two: 1975–1979."""
    return _LAST_YEAR.search(years) is not None


def _may_end(rest: str) -> bool:
    """Whether nothing, or a place, stands behind a year."""
    bare = rest.lstrip(" )")
    return not bare or bare[0] in ",:;" or bool(locators.read(rest).value)


def _narrative(
    number: int,
    text: str,
    bracket: Span,
    since: int,
    is_person: Callable[[str], bool],
    bodies: Set[str],
) -> Mention | None:
    """``Hann & Dunn (1997)``, ``Hann [1997, 5]``: names in the sentence, the year in brackets."""
    inside = text[bracket.start + 1 : bracket.end - 1].lstrip()
    early = _FIRST_PRINTED.match(inside)
    inside = inside[early.end() :] if early else inside
    years = _YEARS.match(inside)
    if years is None or _PERIOD.match(inside):
        return None
    first = max(since, bracket.start - _FARTHEST)
    names = _body(text, first, bracket.start, bodies) if bodies else None
    names = names or _names(text, first, bracket.start, is_person)
    # Square brackets stand right behind the names: words of an author's own stand in them too.
    is_square = text[bracket.start] == "["
    if names is None or (is_square and text[names.end : bracket.start].strip()):
        return None
    span = Span(names.start, bracket.end)
    said = _ONE.findall(years[0])
    where = locators.read(inside[years.end() :])
    part = Part("label", names.of(text), tuple(said), where, written=span.of(text))
    return Mention(number, span, bracket, (part,), shape="narrative", narrative=True)


def _body(text: str, start: int, end: int, bodies: Set[str]) -> Span | None:
    """The name of a body right before a bracket, the longest that may be cited."""
    start = max(start, text.rfind(MASK, start, end) + 1)
    words = list(_PLAIN_WORD.finditer(text, start, end))[-_MOST_WORDS:]
    if not words or text[words[-1].end() : end].strip():
        return None
    spans = (Span(word.start(), words[-1].end()) for word in words)
    return next((span for span in spans if letters(span.of(text)) in bodies), None)


def _names(text: str, start: int, end: int, is_person: Callable[[str], bool]) -> Span | None:
    """The names before a bracket of which one is known: right before it, or a few words off."""
    before = _SENTENCE.search(text, start, end)
    if before is None:
        return None
    for team in reversed(list(_TEAMS.finditer(text, before.start(), end))):
        if _NEXT_SENTENCE.search(text, team.end(), end):
            return None
        for word in re.finditer(NAME, team[0]):
            if is_person(word[0]):
                # Given names before the first family are none of a label.
                return Span(team.start() + word.start(), team.end())
    return None


def _shape(kind: str, inside: str) -> str:
    """What a label looks like: the bracket, and what stands between names and year."""
    match = re.search(rf"(?P<joint>[,\s]*){YEAR}", inside)
    return kind + (match["joint"].strip() if match else "")
