"""The options of a ``cs:name``: its own, and what the style and the area hand down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sibcite.csl.env import Env
from sibcite.csl.nodes import Dress, formatting
from sibcite.csl.tree import Element

_NOTHING = Element("name")


@dataclass(frozen=True, slots=True)
class Part:
    """A `cs:name-part`: the looks of a given name or a family name."""

    dress: Dress
    affixes: Dress
    case: str

    @property
    def has_affixes(self) -> bool:
        """Whether anything stands around the part."""
        return bool(self.affixes.prefix or self.affixes.suffix)


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one `cs:names`, all inheritance settled; named as CSL names them.

    Attributes:
        etal_min, etal_first: Of how many names on how many are shown; a minimum of 0 is none.
        subs_min, subs_first: The same for later mentions.
        hyphen, demote: `initialize-with-hyphen` and `demote-non-dropping-particle`.
        family, given: How the parts of a name look, or None.
        sorting: Whether the names are for a sort key.
        english: Whether they are in a list in English, whose articles do not sort.
        digraphs: Whether initials of romanized names keep their digraphs.
    """

    and_: str | None
    delimiter: str
    precedes_et_al: str
    precedes_last: str
    form: str
    etal_min: int
    etal_first: int
    subs_min: int
    subs_first: int
    etal_last: bool
    initialize: bool
    initialize_with: str | None
    hyphen: bool
    sort_order: str
    sort_separator: str
    demote: str
    dress: Dress
    family: Part | None
    given: Part | None
    sorting: bool
    english: bool
    digraphs: bool


def options(element: Element | None, env: Env, sort: Mapping[str, str] | None) -> Options:
    """The options of a `cs:name`, or of a `cs:names` without one, in a style and area.

    Args:
        element: The `cs:name`.
        env: Gives what is inherited.
        sort: The attributes of the `cs:key` that the names are for.
    """
    element = element or _NOTHING
    names = {f"name-{key}": element.get(key) for key in ("form", "delimiter")}
    own = {key: value for key, value in names.items() if key[5:] in element.attributes}
    made = _made(element, {**env.inherited, **element.attributes, **own}, env)
    return made if sort is None else _sorted(made, sort)


def _made(element: Element, told: Mapping[str, str], env: Env) -> Options:
    first = told.get("et-al-use-first")
    least = int(told.get("et-al-min") or 0) if first is not None else 0
    return Options(
        and_=told.get("and"),
        delimiter=told.get("name-delimiter", ", "),
        precedes_et_al=told.get("delimiter-precedes-et-al", "contextual"),
        precedes_last=told.get("delimiter-precedes-last", "contextual"),
        form=told.get("name-form", "long"),
        etal_min=least,
        etal_first=int(first or 1),
        subs_min=int(told.get("et-al-subsequent-min") or least),
        subs_first=int(told.get("et-al-subsequent-use-first") or first or 1),
        etal_last=told.get("et-al-use-last") == "true",
        initialize=told.get("initialize") != "false",
        initialize_with=told.get("initialize-with"),
        hyphen=env.globals.get("initialize-with-hyphen") != "false",
        sort_order=told.get("name-as-sort-order", ""),
        sort_separator=told.get("sort-separator", ", "),
        demote=env.globals.get("demote-non-dropping-particle", "display-and-sort"),
        dress=Dress(formatting(element), element.get("prefix"), element.get("suffix")),
        family=_part(element, "family"),
        given=_part(element, "given"),
        sorting=False,
        english=env.locale.lang.startswith("en"),
        digraphs=env.digraphs,
    )


def _sorted(made: Options, sort: Mapping[str, str]) -> Options:
    """The options for a sort key: inverted, and abbreviated as the key says."""
    made = replace(made, sort_order="all", sorting=True)
    if "names-min" in sort:
        least = int(sort["names-min"])
        made = replace(made, etal_min=least, subs_min=least)
    if "names-use-first" in sort:
        first = int(sort["names-use-first"])
        made = replace(made, etal_first=first, subs_first=first)
    if "names-use-last" in sort:
        made = replace(made, etal_last=sort["names-use-last"] == "true")
    return made


def _part(element: Element, name: str) -> Part | None:
    for part in element.every("name-part"):
        if part.get("name") == name:
            affixes = Dress((), part.get("prefix"), part.get("suffix"))
            return Part(Dress(formatting(part)), affixes, part.get("text-case"))
    return None
