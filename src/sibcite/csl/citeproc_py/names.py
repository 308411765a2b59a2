"""Names at work: ``Galitskiy, V. P.``, ``Kobayashi A.``, and what stands where there is none."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from citeproc import model
from citeproc.source import VariableError

from sibcite.csl.citeproc_py import markup
from sibcite.csl.citeproc_py.elements import CSL, Element
from sibcite.csl.citeproc_py.items import Item, Person, persons

_INITIAL = re.compile(r"(?P<short>[^\W\d_]+)\.|(?P<word>[^\s.\-‐]+)|(?P<hyphen>[-‐])")


class Names(Element, model.Names):
    """The names of one or several roles."""

    def render(self, item: Item, **kwargs: Any) -> Any:
        """The names; none is a missing variable, so that a group around them stays away."""
        text = super().render(item, **kwargs)
        if text is None and self.getparent().tag != f"{CSL}substitute":
            raise VariableError
        return text


class Name(Element, model.Name):
    """How the names of a role stand in a row."""

    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        """An option of this element or of those around it; found out once."""
        context = self if context is None else context
        owner = next(context.iterancestors(f"{CSL}citation", f"{CSL}bibliography"))
        key = (owner.tag, name, (sort_options or {}).get(name))
        options = self.__dict__.setdefault("options", {})
        if key not in options:
            options[key] = super().get_option(name, context, sort_options)
        return options[key]

    def process(
        self, item: Item, variable: str, context: Any = None, sort_options: Any = None, **_: Any
    ) -> Any:
        """The names of a role; those in fixed order are out of reach of any turning around."""
        row = persons(item.reference.get(variable))
        if self.get_option("form", context, sort_options) == "long":
            mark = self.get_option("initialize-with", context, sort_options)
            row = tuple(
                self._fixed(person, mark, context) if person.family_first else person
                for person in row
            )
        shown = SimpleNamespace(reference={variable: list(row)})
        return super().process(shown, variable, context, sort_options)

    def _fixed(self, person: Person, mark: str | None, context: Any) -> Person:
        given = person.given
        if given and mark is not None:
            given = self.initialize(given, mark, context)
        return person.in_fixed_order(given)

    def initialize(self, given: str, mark: str, context: Any) -> str:
        """Given names as initials; those that are initials already keep all their letters.

        `Ya. A.` and `Дж.` stay what they are, kanji and particles stay whole.
        """
        whole = "false" in (self.get("initialize"), self.get_root().get("initialize"))
        hyphen = self.get_option("initialize-with-hyphen", context)
        text = ""
        for part in _INITIAL.finditer(given):
            short, word = part["short"], part["word"]
            if word and word[0].isupper() and (len(word) == 1 or not whole):
                short = word[0]
            if part["hyphen"]:
                text = text.rstrip() + "-" if hyphen else text
            elif short:
                text += short + mark
            else:
                text = f"{text.rstrip()} {word} "
        return " ".join(text.split())


class NamePart(Element, model.Name_Part):
    """How the family or the given names look."""

    def format_part(self, given: str | None, family: str | None) -> tuple[str | None, str | None]:
        """The part of a name in its marks, also where the whole name stands in fixed order."""
        if not given and family:
            for between in (markup.SPACED, markup.TIGHT):
                if between in family:
                    first, _, last = family.partition(between)
                    last, first = super().format_part(last, first)
                    return None, f"{first}{between}{last}"
        if not (given if self.get("name") == "given" else family):
            return given, family
        parts: tuple[str | None, str | None] = super().format_part(given, family)
        return parts


class Substitute(Element, model.Substitute):
    """What stands for names that are missing."""

    def render(self, item: Item, context: Any = None, **kwargs: Any) -> Any:
        """The first child that prints; its variables are not printed again in this entry."""
        for child in self.iterchildren():
            outside, item.reference.used = item.reference.used, set()
            if isinstance(child, Names) and child.name is None:
                kwargs["names_context"] = self.getparent()
            try:
                text = child.render(item, context=context, **kwargs)
            except VariableError:
                text = None
            kwargs.pop("names_context", None)
            used, item.reference.used = item.reference.used, outside | item.reference.used
            if text:
                item.reference.suppressed |= used
                return text
        return None
