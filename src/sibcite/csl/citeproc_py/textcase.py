"""The text cases of CSL, on marked strings: ``war and peace`` becomes ``War and Peace``."""

from __future__ import annotations

import re

from sibcite.csl.citeproc_py import markup

_KEPT = re.compile(f"({markup.NOCASE}[^{markup.END}]*{markup.END}|[\ufdd0-\ufdef])")
_WORD = re.compile(r"[^\W\d_][\w'’ʹ]*")
_SENTENCE_END = re.compile(r"[:?!.]\W*$")
_SMALL = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "down",
        "for",
        "from",
        "in",
        "into",
        "nor",
        "of",
        "on",
        "onto",
        "or",
        "over",
        "so",
        "the",
        "till",
        "to",
        "up",
        "via",
        "with",
        "yet",
    )
)


def cased(text: str, case: str | None, language: str) -> str:
    """The text in a case of CSL's `text-case`; None leaves it alone.

    Title case is for English only, as CSL asks. What is marked `nocase` stays as it is.
    """
    if case in ("lowercase", "uppercase"):
        pieces = _KEPT.split(text)
        change = str.lower if case == "lowercase" else str.upper
        pieces[::2] = map(change, pieces[::2])
        return "".join(pieces)
    if case == "sentence" and markup.bare(text).isupper():
        return _first_up(cased(text, "lowercase", language))
    if case in ("sentence", "capitalize-first"):
        return _first_up(text)
    if case == "capitalize-all" or (case == "title" and language == "en"):
        return _words_up(text, _SMALL if case == "title" else frozenset())
    return text


def _first_up(text: str) -> str:
    pieces = _KEPT.split(text)
    for at, piece in enumerate(pieces):
        word = _WORD.search(markup.bare(piece)) if at % 2 else _WORD.search(piece)
        if word and at % 2 == 0 and word[0].islower():
            pieces[at] = piece[: word.start()] + _up(word[0]) + piece[word.end() :]
        if word:
            break
    return "".join(pieces)


def _words_up(text: str, small: frozenset[str]) -> str:
    pieces, before = _KEPT.split(text), ":"
    for at in range(0, len(pieces), 2):
        changed, start = "", 0
        for word in _WORD.finditer(pieces[at]):
            before += pieces[at][start : word.start()]
            stays = not word[0].islower() or (word[0] in small and not _SENTENCE_END.search(before))
            changed += pieces[at][start : word.start()] + (word[0] if stays else _up(word[0]))
            before, start = word[0], word.end()
        before += pieces[at][start:]
        pieces[at] = changed + pieces[at][start:]
    return "".join(pieces)


def _up(word: str) -> str:
    return word[0].upper() + word[1:]
