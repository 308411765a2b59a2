"""Names as BibTeX has them, both ways: ``Galitskiy, V. P. and van Gogh, Vincent and {TASS}``.

A name here is a name object of CSL-JSON; TeX in its parts is read and written as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sibcite.fields import tex
from sibcite.fields.csljson import Json

_EXTENDED = {
    "family": "family",
    "given": "given",
    "prefix": "dropping-particle",
    "suffix": "suffix",
}
# What BibTeX takes for white space; other spaces are letters to it.
_SPACE = " \t\r\n"
_AND = re.compile(r"[ \t\r\n]+and(?=[ \t\r\n])[ \t\r\n]*", re.IGNORECASE)
_NEEDS_BRACES = re.compile(r",|=|(?:^|\s)and(?:\s|$)", re.IGNORECASE)


def show(name: Json) -> str:
    """The name in BibTeX's form ``prefix Family, Suffix, Given``."""
    if name.get("literal") == "others":
        return "others"
    if "literal" in name or not name:
        return "{" + tex.show(name.get("literal", "")) + "}"
    prefix = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    family, given, suffix = (name.get(part, "") for part in ("family", "given", "suffix"))
    words = " ".join(filter(None, (tex.show(prefix), _show_family(family, prefix))))
    if suffix:
        return f"{words}, {_part(suffix)}, {_part(given)}"
    # Without a comma, the first words of several would be given names.
    if given or words.startswith("{") or " " in family or not family:
        return f"{words}, {_part(given)}".rstrip(" ")
    return words


def parse(row: str, use_prefix: bool = False) -> list[Json]:
    """The names of a field.

    Args:
        row: The field, in TeX.
        use_prefix: Whether a prefix (`van`) belongs to the family name, as BibLaTeX's option says.
    """
    key = "non-dropping-particle" if use_prefix else "dropping-particle"
    return [_parse_name(name, key) for name in _split(row, _AND)]


def _part(part: str) -> str:
    """A part of a name, in braces where BibTeX would take it apart."""
    shown = tex.show(part)
    return "{" + shown + "}" if _NEEDS_BRACES.search(part) or shown == "others" else shown


def _show_family(family: str, prefix: str) -> str:
    """A family name, in braces where BibTeX would take words of it for a prefix."""
    several = " " in family and any(_is_small(word) for word in family.split(" "))
    shown = _part(family)
    return "{" + shown + "}" if several or (prefix and " " in family) else shown


def _parse_name(name: str, particle: str) -> Json:
    name = name.strip(_SPACE)
    if name == "others" or _is_one_group(name):
        literal = tex.parse(name)
        return {"literal": literal} if literal else {}
    parts = [part.strip(_SPACE) for part in _split(name, re.compile(","))]
    if all(re.match(r"[a-z]+(?:-i)?\s*=", part) for part in parts):
        return _parse_extended(parts)
    if len(parts) == 1:
        return _said(_given_first(_words(name), particle))
    prefix, family = _family(_words(parts[0]))
    suffix = parts[1] if len(parts) > 2 else ""
    given = ", ".join(parts[2:]) if len(parts) > 2 else parts[1]
    return _said({"family": family, "given": given, particle: prefix, "suffix": suffix})


def _parse_extended(parts: list[str]) -> Json:
    """BibLaTeX's form with named parts: ``family=Gogh, prefix=van``."""
    pairs = (part.partition("=") for part in parts)
    named = {key.strip(): value.strip().strip('"') for key, _, value in pairs}
    return _said({_EXTENDED[key]: value for key, value in named.items() if key in _EXTENDED})


def _given_first(words: list[str], particle: str) -> Json:
    """``Vincent van Gogh``: the prefix begins with the first small word."""
    last = len(words) - 1
    small = next((n for n, word in enumerate(words[:last]) if _is_small(word)), last)
    prefix, family = _family(words[small:])
    return {"family": family, "given": " ".join(words[:small]), particle: prefix}


def _family(words: list[str]) -> tuple[str, str]:
    """A prefix, which ends with the last small word, and the family name, never empty."""
    small = [n for n, word in enumerate(words[:-1]) if _is_small(word)]
    cut = small[-1] + 1 if small else 0
    return " ".join(words[:cut]), " ".join(words[cut:])


def _said(parts: Json) -> Json:
    read = {key: tex.parse(part) for key, part in parts.items()}
    return {key: part for key, part in read.items() if part}


def _words(text: str) -> list[str]:
    return [word for word in _split(text, re.compile(r"[ \t\r\n]+")) if word]


def _is_small(word: str) -> bool:
    """Whether BibTeX takes the word for a prefix: it begins with a small letter."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    return tex.parse(word)[:1].islower()


def _is_one_group(name: str) -> bool:
    return name.startswith("{") and name.endswith("}") and len(list(_outside(name))) == 0


def _outside(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that no braces hold."""
    depth, start = 0, 0
    for match in re.finditer(r"[{}]", text):
        at = match.start()
        if match[0] == "{":
            if depth == 0 and at > start:
                yield start, at
            depth += 1
        else:
            depth = max(depth - 1, 0)
            start = at + 1 if depth == 0 else start
    if depth == 0 and start < len(text):
        yield start, len(text)


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """The text, parted where the separator stands outside of braces."""
    parts, last = [], 0
    for start, end in _outside(text):
        for match in separator.finditer(text, start, end):
            parts.append(text[last : match.start()])
            last = match.end()
    return [*parts, text[last:]]
