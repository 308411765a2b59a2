"""Languages as data names them: ``ru-RU``, ``rus``, ``Russian`` and ``русский`` are all ``ru``."""

from __future__ import annotations

import re
from functools import cache

from sibcite import tables
from sibcite.fields import biblatex

# A tag of BCP 47, which some programs write with underlines.
_TAG = re.compile(r"(?P<code>[a-z]{2,3})(?P<rest>(?:[-_][a-z0-9]{1,8})*)")


def read(named: str) -> tuple[str, str]:
    """The code of a language, and its name as given where that says more.

    Args:
        named: A tag (`en-GB`), a code of two or three letters, a name of babel, or the name in
            English, Russian or the language itself, in any case.

    Returns:
        An ISO 639-1 code, empty if it is not known; and `named` where it says a region or a
        script as well, else empty.

    Source: [cldr]
    """
    key = " ".join(named.casefold().split()).rstrip(".")
    if key in _names():
        return _names()[key], ""
    tag = _TAG.fullmatch(biblatex.parse_language(key).casefold())
    code = _codes().get(tag["code"], "") if tag else ""
    return code, named if tag and code and tag["rest"] else ""


@cache
def _codes() -> dict[str, str]:
    known = tables.words("language-codes")["codes"]
    return {each: code for code, others in known.items() for each in (code, *others)}


@cache
def _names() -> dict[str, str]:
    return {
        name.casefold().rstrip("."): code
        for code, row in tables.languages().items()
        for name in (*row.noted.values(), *row.names, *row.called)
    }
