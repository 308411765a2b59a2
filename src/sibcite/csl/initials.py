"""Given names as initials: ``Jean-Paul`` to ``J.-P.``, while ``Ya. A.`` and ``Дж.`` stay whole."""

from __future__ import annotations

import re
from functools import lru_cache

# Letters of Cyrillic that take two or more Latin ones in BGN/PCGN or ALA-LC, and J in Cyrillic.
_DIGRAPH = re.compile(r"(?:Shch|Dzh|Ch|Ia|Iu|Kh|Sh|Ts|Ya|Ye|Yë|Yo|Yu|Zh|Дж)(?=\w)", re.IGNORECASE)
# The longest initial that someone wrote as one: "Shch."
_LONGEST = 4
_MARKED = re.compile(r"(<[^<>/]+>)([^<>]*)(</[^<>]+>)([^<>]*)")
_HYPHENS = "-–"


@lru_cache(maxsize=8192)
def initials(given: str, mark: str, make: bool, hyphen: bool, digraphs: bool = False) -> str:
    """Given names as a style wants their initials.

    Args:
        given: Given names in a script that has letters, perhaps with markup in them.
        mark: What follows each initial (`initialize-with`).
        make: Whether names become initials; if not, only the initials that are there are marked.
        hyphen: Whether initials keep a hyphen between them (`initialize-with-hyphen`).
        digraphs: Whether a name that begins with several letters for one of Cyrillic keeps them
            all: ``Yuliya`` to ``Yu.``, ``Shcherba`` to ``Shch.``

    Returns:
        The words in their order. An initial that is there already, of up to four letters before
        its stop, is kept as written; so are words in lower case.
    """
    if not hyphen:
        given = re.sub(r"-(?=\w)", " ", given)
    if "<" in given:
        return _MARKED.sub(lambda match: _marked(match, mark, make, hyphen, digraphs), given)
    done = ""
    for word in given.replace(".", ". ").split():
        done = _add(done, word, mark, make, digraphs)
    return re.sub(r"\s+([-–])", r"\1", done).strip()


def _marked(match: re.Match[str], mark: str, make: bool, hyphen: bool, digraphs: bool) -> str:
    """Initials of given names that are marked up in part."""
    opened, inside, closed, rest = match.groups()
    done = f"{opened}{initials(inside, mark, make, hyphen, digraphs)}{closed}"
    if not rest:
        return done
    joint = "-" if rest.lstrip().startswith("-") else " " * mark.endswith(" ")
    return done + joint + initials(rest.strip(" -"), mark, make, hyphen, digraphs)


def _add(done: str, word: str, mark: str, make: bool, digraphs: bool) -> str:
    """The initials so far and those of another word."""
    whole = not word[0].isalpha() or (word[0].islower() and not word.endswith("."))
    if whole:
        return f"{done.rstrip()} {word} "
    pieces = re.split(f"([{_HYPHENS}])", word)
    made = ""
    for place, piece in enumerate(pieces):
        if piece and piece in _HYPHENS:
            made = made.rstrip() + piece
        elif piece and not (place and piece[0].islower()):
            made += _initial(piece, mark, make, digraphs)
    made = made.rstrip(_HYPHENS)
    if make or len(word) == 1 or word.endswith("."):
        return done + made
    return f"{done.rstrip()} {made.strip()} ".lstrip()


def _initial(piece: str, mark: str, make: bool, digraphs: bool) -> str:
    """The initial of one name, a part between hyphens if it has any."""
    if piece.endswith("."):
        stem = piece[:-1]
        return (stem if len(stem) <= _LONGEST else stem[0]) + mark
    if not make:
        return piece + (mark if len(piece) == 1 else " ")
    several = _DIGRAPH.match(piece) if digraphs else None
    if several is not None:
        return several[0].capitalize() + mark
    # "LIam" is how a letter that is two on paper was typed before there was a way to say so.
    typed = re.match(r"([A-ZА-Я])([A-ZА-Я]+)(?=[a-zа-я])", piece)
    return (typed[0].capitalize() if typed else piece[0].upper()) + mark
