"""Text case on nodes: English title case, sentence case, and the plain ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sibcite.csl.nodes import Out

# The stop words of CSL, small even where they were written with a capital.
_STOP_WORDS = frozenset(
    (
        *("an", "and", "as", "at", "but", "by", "down", "for", "from", "in", "into", "nor", "of"),
        *("on", "onto", "or", "over", "so", "the", "till", "to", "up", "via", "with", "yet"),
    )
)
# Other prepositions of English, and particles of names, small where they were written so.
_SMALL_WORDS = _STOP_WORDS.union(
    (
        *("a", "about", "above", "across", "afore", "after", "against", "al", "along", "alongside"),
        *("amid", "amidst", "among", "amongst", "apropos", "around", "aside", "astride", "athwart"),
        *("atop", "barring", "before", "behind", "below", "beneath", "beside", "besides"),
        *("between", "beyond", "circa", "d", "de", "den", "der", "despite", "during", "et"),
        *("except", "given", "inside", "lest", "like", "modulo", "near", "next", "notwithstanding"),
        *("off", "out", "per", "plus", "pro", "qua", "sans", "since", "than", "through"),
        *("throughout", "toward", "towards", "under", "underneath", "until", "unto", "upon", "v"),
        *("van", "versus", "von", "vs", "within", "without"),
    )
)
_WORD = re.compile(r"[^\s\-–—/]+")
_AROUND_WORD = "\"'“”‘’«»()[]{}.,;:!?…"
# What may stand before a first word, and what a word goes on behind in the next leaf.
_BEFORE_TEXT = "\"'“”‘’«»([{ "
_BETWEEN_WORDS = '-–—/"“‘(['
_SENTENCE_END = re.compile(r"[:?!.]['\"”’»)]?$")
_SENTENCE_ENDS = frozenset(":?!.'\"”’»)")
_INITIAL = re.compile(r"(?:^|\s)\w\.$")
_LAST_LETTER = re.compile(r".*\w", re.DOTALL)
# Small Greek letters name things (`α-particle`) and stay small.
_GREEK = frozenset("αβγδεζηθικλμνξοπρστυφχψω")
_TURKIC = ("tr", "az")

# A word with the place where it starts in the whole text, changed.
_Change = Callable[[str, int], str]


def apply(kids: Sequence[Out], case: str, language: str = "") -> list[Out]:
    """The kids of a node in a case; what is marked `nocase` keeps its own.

    Args:
        kids: Strings and nodes.
        case: A value of CSL's `text-case`; any other leaves the kids as they are.
        language: The language of the text, for the letters of Turkish.
    """
    turkic = language[:2].lower() in _TURKIC
    if case == "lowercase":
        return _mapped(kids, _turkic_lower if turkic else str.lower)
    if case == "uppercase":
        return _mapped(kids, _turkic_upper if turkic else str.upper)
    return _CASES[case](kids) if case in _CASES else list(kids)


def _turkic_lower(text: str) -> str:
    return text.replace("I", "ı").replace("İ", "i").lower()


def _turkic_upper(text: str) -> str:
    return text.replace("i", "İ").upper()


def _mapped(kids: Sequence[Out], change: Callable[[str], str]) -> list[Out]:
    """The kids with each text changed by itself."""
    return [
        change(kid)
        if isinstance(kid, str)
        else kid
        if kid.dress.nocase
        else kid.like(_mapped(kid.kids, change))
        for kid in kids
    ]


def _leaves(kids: Sequence[Out], nocase: bool = False) -> Iterator[tuple[str, bool]]:
    """The texts in the kids, and whether each keeps its case."""
    for kid in kids:
        if isinstance(kid, str):
            yield kid, nocase
        else:
            yield from _leaves(kid.kids, nocase or kid.dress.nocase)


def _whole(kids: Sequence[Out]) -> str:
    return "".join(text for text, _ in _leaves(kids))


def _worded(kids: Sequence[Out], change: _Change) -> list[Out]:
    """The kids with each word changed that does not keep its case."""
    whole, start, changed = _whole(kids), 0, []
    for text, nocase in _leaves(kids):
        worded = partial(_changed_word, change=change, whole=whole, leaf=start)
        changed.append(text if nocase else _WORD.sub(worded, text))
        start += len(text)
    return _rebuilt(kids, iter(changed))


def _changed_word(word: re.Match[str], change: _Change, whole: str, leaf: int) -> str:
    start = leaf + word.start()
    before = whole[start - 1 : start]
    if word.start() == 0 and before and not (before.isspace() or before in _BETWEEN_WORDS):
        # It goes on with the word at the end of the leaf before.
        return word[0]
    return change(word[0], start)


def _rebuilt(kids: Sequence[Out], texts: Iterator[str]) -> list[Out]:
    """The kids with other texts in their leaves."""
    return [
        next(texts) if isinstance(kid, str) else kid.like(_rebuilt(kid.kids, texts)) for kid in kids
    ]


def _first_letter(word: str) -> int | None:
    """The place of the first letter or digit of a word."""
    if word[0].isalnum():
        return 0
    return next((place for place, sign in enumerate(word) if sign.isalnum()), None)


def _capitalized(word: str) -> str:
    """A word with its first letter large; one that begins with a digit stays as it is."""
    place = _first_letter(word)
    if place is None or word[place] in _GREEK:
        return word
    return word[:place] + word[place].upper() + word[place + 1 :]


def _has_capital(text: str) -> bool:
    return not text.islower() and any(map(str.isupper, text))


def _capitalize_all(kids: Sequence[Out]) -> list[Out]:
    return _worded(kids, lambda word, _: word if _has_capital(word) else _capitalized(word))


def _capitalize_first(kids: Sequence[Out]) -> list[Out]:
    if len(kids) == 1 and isinstance(kids[0], str):
        return [_begun(kids[0])]
    lettered = ((text, nocase) for text, nocase in _leaves(kids) if any(map(str.isalnum, text)))
    _, nocase = next(lettered, ("", True))
    if nocase:
        return list(kids)
    return _worded(kids, _Firsts(lambda word, first: _capitalized(word) if first else word))


def _begun(text: str) -> str:
    """A text with its first word capitalized."""
    for word in _WORD.finditer(text):
        if _first_letter(word[0]) is not None:
            return text[: word.start()] + _capitalized(word[0]) + text[word.end() :]
    return text


class _Firsts:
    """A change of words that is told which word is the first."""

    def __init__(self, change: Callable[[str, bool], str]) -> None:
        self._change = change
        self._first = True

    def __call__(self, word: str, start: int) -> str:
        del start
        if _first_letter(word) is None:
            return word
        first, self._first = self._first, False
        return self._change(word, first)


def _sentence(kids: Sequence[Out]) -> list[Out]:
    """The first word with a capital, others small; acronyms stay, but in a text of capitals."""
    shouted = _whole(kids).isupper()

    def change(word: str, first: bool) -> str:
        if shouted or (not first and word.strip(_AROUND_WORD).istitle()):
            word = word.lower()
        return _capitalized(word) if first else word

    return _worded(kids, _Firsts(change))


def _title(kids: Sequence[Out]) -> list[Out]:
    """Words with a capital, but for small words neither first nor last nor after a stop."""
    whole = _whole(kids)
    begin = len(whole) - len(whole.lstrip(_BEFORE_TEXT))
    letters = _LAST_LETTER.match(whole)
    end = letters.end() if letters else 0

    def change(word: str, start: int) -> str:
        if len(word) == 1 and whole[start - 1 : start] in ("-", "–", "—", "/"):
            return word
        after = start + len(word)
        outer = start <= begin or after >= end or _is_after_stop(whole, start)
        return _titled(word, outer, whole[after : after + 1] == "-")

    return _worded(kids, change)


def _is_after_stop(whole: str, start: int) -> bool:
    """Whether a sentence or a main title ends before a word; the stop of an initial is none."""
    before = whole[max(start - 8, 0) : start].rstrip()
    if before[-1:] not in _SENTENCE_ENDS:
        return False
    return bool(_SENTENCE_END.search(before)) and not _INITIAL.search(before)


def _titled(word: str, outer: bool, hyphenated: bool) -> str:
    bare = word.strip(_AROUND_WORD)
    if _has_capital(word):
        stops = bare.istitle() and len(bare) > 1 and bare.lower() in _STOP_WORDS
        return word.lower() if stops and not outer else word
    if outer or bare not in _SMALL_WORDS:
        return _capitalized(word)
    if hyphenated and len(bare) > 2 and bare not in ("the", "and"):
        return _capitalized(word)
    return word


_CASES: dict[str, Callable[[Sequence[Out]], list[Out]]] = {
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
