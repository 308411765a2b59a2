"""One name: the order of its parts, its particles, its initials, and how each part looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeAlias

from sibcite.csl import richfield, textcase
from sibcite.csl.initials import initials
from sibcite.csl.items import Name
from sibcite.csl.nameoptions import Options, Part
from sibcite.csl.nodes import Dress, Node, Out

# (name, whether it is turned round, level, whether digraphs are kept) to its node.
Show: TypeAlias = Callable[[Name, bool, int | None, bool], Node]

SHORT, INITIALS, GIVEN = 0, 1, 2

_NAME = Dress(tag="name")

# Han, kana, Hangul, bopomofo and Yi: the family name comes first, and no space follows it.
_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\S)", re.IGNORECASE)


def is_east_asian(name: Name) -> bool:
    """Whether a name is in a script that knows only one order of the parts."""
    return _EAST_ASIAN.search(name.family + name.given) is not None


def can_turn(name: Name) -> bool:
    """Whether `name-as-sort-order` can turn a name round."""
    return not (name.literal or name.static or name.natural or is_east_asian(name))


def compile_name(o: Options, remembered: int) -> Show:
    """A function that gives the node of a name in these options.

    Args:
        o: The options of the names.
        remembered: How many nodes are kept for the next time; nobody may change them.

    Returns:
        A function of the name, whether `name-as-sort-order` holds for its place, how much of it
        disambiguation shows (`SHORT`, `INITIALS`, `GIVEN`, or None: as the options say), and
        whether its initials keep digraphs.
    """

    def show(name: Name, turned: bool, level: int | None, digraphs: bool) -> Node:
        short = o.form != "long" if level is None else level == SHORT
        if name.literal:
            arranged = _affixed(_styled(_whole(name, o), o.family), o.family)
        else:
            arranged = _short(name, o) if short else _long(name, turned, level, digraphs, o)
        if name.behind and not (short or o.sorting):
            arranged = [*arranged, name.behind]
        return Node(arranged, _NAME)

    if any(part and part.has_affixes for part in (o.family, o.given)):
        # Collapsing cites takes affixes off, which must not reach another cite's name.
        return show
    return lru_cache(maxsize=remembered)(show)


def _whole(name: Name, o: Options) -> str:
    """A name without parts; it sorts without its article."""
    if not (o.sorting and o.english):
        return name.literal
    match = _ARTICLE.match(name.literal)
    return name.literal[match.end() :] if match else name.literal


def _short(name: Name, o: Options) -> list[Out]:
    if not name.family:
        return _styled(name.given, o.given)
    if o.sorting and o.demote != "never":
        return _row(reversed(_family_parts(name, o)))
    return _affixed(_family(name, o), o.family)


def _long(name: Name, turned: bool, level: int | None, digraphs: bool, o: Options) -> list[Out]:
    if is_east_asian(name):
        family = _affixed(_styled(name.family, o.family), o.family)
        return [*family, *_affixed(_styled(name.given, o.given), o.given)]
    given = _given(name, level, digraphs, o)
    unstyled = o.family is None and o.given is None
    if unstyled and not (
        name.dropping or name.nondropping or name.suffix or name.static or name.natural
    ):
        return _simple(name.family, given, turned or o.sorting, o)
    if o.sorting:
        return _sorting(name, given, o)
    if name.static:
        return _static(name, given, o)
    inverted = turned and not name.natural
    return _inverted(name, given, o) if inverted else _natural(name, given, o)


def _given(name: Name, level: int | None, digraphs: bool, o: Options) -> str:
    """The given name or its initials."""
    if o.initialize_with is None or not (name.given and name.family):
        return name.given
    if level != GIVEN:
        return initials(name.given, o.initialize_with, o.initialize, o.hyphen, digraphs)
    return name.given if o.initialize else initials(name.given, o.initialize_with, False, o.hyphen)


def _simple(family: str, given: str, turned: bool, o: Options) -> list[Out]:
    """A name of two parts that look alike, as most are."""
    first, last = (family, given) if turned else (given, family)
    if not (first and last):
        return _kids(first or last)
    joint = o.sort_separator if turned else "" if _binds(first) else " "
    return [*_kids(first), *([joint] if joint else []), *_kids(last)]


def _natural(name: Name, given: str, o: Options) -> list[Out]:
    """Given name first: ``Vincent van Gogh III``."""
    dropping = name.dropping, _styled(name.dropping, o.given)
    family = _row([dropping, *_family_parts(name, o)])
    if name.suffix:
        family += [", " if name.comma_suffix else " ", *_kids(name.suffix)]
    kids = _affixed(_styled(given, o.given), o.given) if given else []
    if not family:
        return kids
    spaced = o.given is not None and o.given.affixes.suffix[-1:].isspace()
    joint = [" "] if kids and not spaced and not _binds(given) else []
    return [*kids, *joint, *_affixed(family, o.family)]


def _inverted(name: Name, given: str, o: Options) -> list[Out]:
    """Family name first, behind it what its particle does not stay with: ``Gogh, V. van, III``."""
    demoted = o.demote == "display-and-sort"
    first = _styled(name.family, o.family) if demoted else _family(name, o)
    rest = [(given, _styled(given, o.given)), (name.dropping, _styled(name.dropping, o.given))]
    if demoted:
        rest.append((name.nondropping, _styled(name.nondropping, o.family)))
    kids = _affixed(first, o.family) if name.family or not demoted else []
    behind = _affixed(_row(rest), o.given)
    if kids and behind:
        kids = [*kids, o.sort_separator]
    kids = [*kids, *behind]
    return [*kids, o.sort_separator, *_kids(name.suffix)] if name.suffix else kids


def _static(name: Name, given: str, o: Options) -> list[Out]:
    """Family name first and without a comma: ``Kobayashi A.``."""
    family = _affixed(_family(name, o), o.family)
    behind = _row([(given, _styled(given, o.given)), (name.dropping, _kids(name.dropping))])
    kids = [*family, " "] if family and behind else family
    kids = [*kids, *_affixed(behind, o.given)]
    return [*kids, " ", *_kids(name.suffix)] if name.suffix else kids


def _sorting(name: Name, given: str, o: Options) -> list[Out]:
    """A sort key: the family name, with its particle if it never is demoted; given name last."""
    kept = o.demote == "never"
    family = _family(name, o) if kept else _styled(name.family, o.family)
    particles = [name.dropping] if kept else [name.dropping, name.nondropping]
    rest = _row([(text, _styled(text, o.given)) for text in (*particles, given)])
    parts = [part for part in (family, rest, _kids(name.suffix)) if any(part)]
    joined: list[Out] = []
    for part in parts:
        joined += [o.sort_separator, *part] if joined else part
    return joined


def _family(name: Name, o: Options) -> list[Out]:
    return _row(_family_parts(name, o))


def _family_parts(name: Name, o: Options) -> list[tuple[str, list[Out]]]:
    return [(text, _styled(text, o.family)) for text in (name.nondropping, name.family)]


def _row(parts: Iterable[tuple[str, list[Out]]]) -> list[Out]:
    """Parts with a space between, or none where the one before binds: ``d’`` and ``al-``."""
    kids: list[Out] = []
    last = ""
    for text, part in parts:
        if text:
            kids += [" ", *part] if last and not _binds(last) else part
            last = text
    return kids


def _binds(text: str) -> bool:
    return text[-1:] in "'’- "


def _styled(text: str, part: Part | None) -> list[Out]:
    """A part of a name in its marks and case, without its affixes."""
    if part is None or not text:
        return _kids(text)
    return [Node(textcase.apply(_kids(text), part.case), part.dress)]


def _affixed(kids: list[Out], part: Part | None) -> list[Out]:
    if not kids or part is None or not part.has_affixes:
        return kids
    return [Node(kids, part.affixes)]


def _kids(text: str) -> list[Out]:
    return list(richfield.parse(text.replace("'", "’"))) if text else []
