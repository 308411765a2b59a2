"""Names of CSL-JSON: the particles and suffixes that stand inside a part are told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from sibcite.csl.variables import as_text

# Particles before a family name: words in lower case, d’ and l’, and short ones with a hyphen.
_PARTICLES = re.compile(
    r"((?:['’][a-zà-þ]\s+|[a-zà-þ][\w.]*['’]?\s+|[a-zà-þ]{1,3}['’]|[a-zà-þ]{1,3}-)+)(\S.*)",
    re.DOTALL,
)
_DROPPING = re.compile(r"[a-zà-þ]\w*['’]?")
_SUFFIX = re.compile(r"(.*?),(!?)\s+(.+)", re.DOTALL)
_PLAIN = frozenset(("family", "given"))

# Family, given, dropping and non-dropping particle, suffix, and whether a comma precedes that.
_Parts: TypeAlias = tuple[str, str, str, str, str, bool]


class Name(NamedTuple):
    """A name in its parts, or whole as `literal`; parts that it lacks are empty.

    Attributes:
        dropping, nondropping: CSL's particles.
        comma_suffix: Whether a comma stands before the suffix.
        static: Whether the family name comes first wherever the name stands.
        natural: Whether the given name does.
        behind: What follows the whole name in its long form: its other script.
    """

    family: str = ""
    given: str = ""
    dropping: str = ""
    nondropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    static: bool = False
    literal: str = ""
    natural: bool = False
    behind: str = ""

    def key(self) -> tuple[str, ...]:
        """What tells people apart."""
        parts = (self.family, self.given, self.dropping, self.nondropping, self.suffix)
        return (*parts, self.literal)


def names(raw: object) -> tuple[tuple[Name, ...], bool]:
    """The names of a CSL-JSON name variable, and whether there are others after them.

    Args:
        raw: A list of names; a bare text is a name that is printed as it is. BibTeX's
            `and others` is a last name `others`.
    """
    listed = raw if isinstance(raw, list | tuple) else [raw]
    read = tuple(made for made in map(name, listed) if made.family or made.given or made.literal)
    if len(read) > 1 and "others" in (read[-1].literal, read[-1].family) and not read[-1].given:
        return read[:-1], True
    return read, False


def name(raw: object) -> Name:
    """One name of CSL-JSON; an empty one where nothing of it can be read."""
    if isinstance(raw, str):
        return Name(literal=raw.strip())
    if type(raw) is not dict and not isinstance(raw, Mapping):
        return Name()
    family = _part(raw, "family")
    if raw.keys() <= _PLAIN:
        # Most names have these parts alone, and nothing else need be asked for.
        return Name(*_told_apart(family, _part(raw, "given"), "", "", "", False))
    literal = _part(raw, "literal")
    behind = as_text(raw.get("behind"))
    if literal or raw.get("isInstitution"):
        return Name(literal=literal or family, behind=behind)
    given, suffix = _part(raw, "given"), _part(raw, "suffix")
    dropping, nondropping = _part(raw, "dropping-particle"), _part(raw, "non-dropping-particle")
    comma = bool(raw.get("comma-suffix"))
    parts: _Parts = (family, given, dropping, nondropping, suffix, comma)
    if raw.get("parse-names", True):
        parts = _told_apart(*parts)
    elif _is_quoted(family):
        parts = (family[1:-1], *parts[1:])
    static, natural = bool(raw.get("static-ordering")), bool(raw.get("natural-ordering"))
    return Name(*parts, static, natural=natural, behind=behind)


def _told_apart(
    family: str, given: str, dropping: str, nondropping: str, suffix: str, comma: bool
) -> _Parts:
    """The parts of a name, with those that stand inside another of them by themselves."""
    if _is_quoted(family):
        return family[1:-1], given, dropping, nondropping, suffix, comma
    if not nondropping:
        nondropping, family = _before(family)
    if not suffix:
        given, suffix, stays = _after(given)
        comma = comma or stays
    if not dropping:
        given, dropping = _behind(given)
    return family, given, dropping, nondropping, suffix, comma


def _is_quoted(family: str) -> bool:
    """Whether quotes say that the family name is one whole."""
    return len(family) > 1 and family[0] == family[-1] == '"'


def _part(raw: Mapping[Any, Any], key: str) -> str:
    return as_text(raw[key]).strip() if key in raw else ""


def _before(family: str) -> tuple[str, str]:
    """The particle in front of a family name, with the space it needs, and the rest."""
    match = _PARTICLES.fullmatch(family)
    if match is None or match[2][0].islower():
        return "", family
    particle = match[1].strip() if match[1].endswith(" ") else match[1]
    # An apostrophe binds what follows it, unless a space was written.
    return particle + " " * match[1].endswith(("' ", "’ ")), match[2]


def _after(given: str) -> tuple[str, str, bool]:
    """Given name, the suffix behind its comma, and whether the comma is to stay (`,!`)."""
    match = _SUFFIX.fullmatch(given)
    return (match[1], match[3], bool(match[2])) if match else (given, "", False)


def _behind(given: str) -> tuple[str, str]:
    """Given name and the particles in lower case behind it."""
    words = given.split()
    first = len(words)
    while first > 1 and _DROPPING.fullmatch(words[first - 1]):
        first -= 1
    if first == len(words):
        return given, ""
    return " ".join(words[:first]), " ".join(words[first:])
