"""The elements of a style at work: citeproc-py's, with what it does wrong done over.

An element prints an `Item` as a marked string (see `markup`). citeproc-py keeps state on the
tree; here it lies in the item, so that one item cannot spoil the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from citeproc import model
from citeproc.source import VariableError

from sibcite.csl.citeproc_py import collation, markup, textcase
from sibcite.csl.citeproc_py.items import Item, Value, When, when

CSL = "{http://purl.org/net/xbiblio/csl}"
_FORMS = {
    "verb-short": ("verb-short", "verb", "short", None),
    "verb": ("verb", None),
    "symbol": ("symbol", "short", None),
    "short": ("short", None),
}
_RANGE = re.compile(r"(?<=[\w.)])\s*[-–]\s*(?=\d|[ivxlcdm]+\b)", re.IGNORECASE)
_NUMERIC = re.compile(
    r"[A-Za-z]{0,2}\d+[A-Za-z]{0,2}(?:\s*[-–,&]\s*[A-Za-z]{0,2}\d+[A-Za-z]{0,2})*"
)


class Element(model.CitationStylesElement):
    """What all elements share: terms and macros are looked up once, and marks are noncharacters."""

    def preformat(self, text: str) -> str:
        """The text itself: writers escape, styles do not."""
        return str(text)

    def format(self, text: Any) -> Any:
        """The text under the marks of this element."""
        return markup.marked(str(text), self.attrib) if text else text

    def quote(self, text: str) -> str:
        """The text in quotes, if this element asks; which quotes is settled at the end."""
        if self.get("quotes") != "true":
            return text
        return f"{markup.OPEN_QUOTE}{text}{markup.CLOSE_QUOTE}"

    def case(self, text: Any, language: str | None = None) -> str:
        """The text in the case that this element asks for."""
        return textcase.cased(str(text), self.get("text-case"), language or "")

    def get_macro(self, name: str) -> Any:
        """The macro of that name; loading the style has checked that it is there."""
        return self.get_root().macros[name]

    def get_term(
        self,
        name: str,
        form: str | None = None,
        fallback_locale: bool = True,
        zero_padded: bool = False,
    ) -> Any:
        """A term in the style's language, in the form asked for or the next that CSL allows."""
        root = self.get_root()
        if isinstance(root, model.Locale):
            return None
        key = (name, form, fallback_locale, zero_padded)
        if key not in root.terms_found:
            root.terms_found[key] = _term(root.locales, *key)
        return root.terms_found[key]

    def calls_variable(self) -> bool:
        """Whether anything in here calls a variable; found out once."""
        if "calls" not in self.__dict__:
            self.calls = super().calls_variable()
        return bool(self.calls)


def _term(
    locales: Sequence[Any], name: str, form: str | None, fallback: bool, zero_padded: bool
) -> Any:
    """A term in the form asked for, or in the next one that CSL falls back on."""
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    main = locales[0].get(language)
    if not fallback and main:
        locales = [one for one in locales if one.get(language, main) == main]
    for one_form in _FORMS.get(form or "", (form,)):
        for locale in locales:
            try:
                return model.Locale.get_term(locale, name, one_form, zero_padded)
            except IndexError:
                continue
    return None


class Term(Element, model.Term):
    """A word of the style's language."""

    @property
    def single(self) -> str:
        """The term for one."""
        return str(super().single)

    @property
    def multiple(self) -> str:
        """The term for several."""
        return str(super().multiple)


class Layout(Element, model.Layout):
    """What an entry or a cite looks like."""

    def render_children(self, item: Item, delimiter: str = "", **kwargs: Any) -> str | None:
        """The children in a row; the first one stands off where the style aligns the second."""
        if not self.getparent().get("second-field-align"):
            whole = super().render_children(item, delimiter, **kwargs)
            return None if whole is None else str(whole)
        texts = [str(text) for child in self.iterchildren() if (text := _printed(child, item))]
        first, *others = texts or [""]
        gap = "" if not others or markup.bare(first).endswith(" ") else " "
        return first + gap + "".join(others)


def _printed(element: Any, item: Item) -> Any:
    try:
        return element.render(item)
    except VariableError:
        return None


class Ranged(Element):
    """Numbers: their ranges are joined by the style's own term, and `18 (7-1)` is left alone."""

    def _process(self, text: Any, variable: str) -> str:
        if variable == "page" and self.get_root().get("page-range-format"):
            text = re.sub(r"\b(\d+)\s*[-–]\s*(\d+)\b", self._last_page, text)
        if _NUMERIC.fullmatch(text):
            text = re.sub(r"(?<!\w)\d+(?!\w)", lambda number: self.format_number(number[0]), text)
        elif variable not in ("page", "locator"):
            return str(text)
        return _RANGE.sub(self.get_single_term(name="page-range-delimiter") or "–", text)

    def _last_page(self, pages: re.Match[str]) -> str:
        return f"{pages[1]}-{self._format_last_page(pages[1], pages[2])}"

    def _number(self, item: Item, variable: str) -> str:
        if variable == "citation-number":
            return str(item.number)
        if variable == "locator":
            return self._process(item.locator.identifier, "locator")
        if variable == "page-first" and variable not in item.reference:
            return re.split(r"\s*[-–,&]", _text(item.reference["page"]))[0]
        return self._process(_text(item.reference[variable]), variable)


class Text(Ranged, model.Text):
    """A variable, a macro, a term or a fixed text."""

    generated_variables = ()

    def process(self, item: Item, context: Any = None, **kwargs: Any) -> tuple[Any, str]:
        """What is called, and the language that its case follows."""
        language = item.language or self.get_root().get("default-locale", "en")[:2]
        if "variable" in self.attrib:
            return self._variable(item), language
        if "macro" in self.attrib:
            macro = self.get_macro(self.get("macro"))
            return macro.render(
                item, context=self if context is None else context, **kwargs
            ), language
        if "term" in self.attrib:
            return self._term(item), language
        return self.get("value"), language

    def _variable(self, item: Item) -> str:
        variable = self.get("variable")
        if self.get("form") == "short" and f"{variable}-short" in item.reference:
            variable += "-short"
        if variable in ("page", "page-first", "locator", "citation-number"):
            return markup.value(self._number(item, variable))
        return markup.value(_text(item.reference[variable]))

    def wrap(self, text: str) -> str:
        """The text with its affixes, inside the link if they are the address's beginning."""
        begin = markup.LINKS.get(self.get("variable", ""))
        if begin is None or not text:
            wrapped: str = super().wrap(text)
            return wrapped
        prefix, suffix = self.get("prefix", ""), self.get("suffix", "")
        if "://" in prefix:
            return f"{begin}{prefix}{text}{markup.END}{suffix}"
        return f"{prefix}{begin}{text}{markup.END}{suffix}"


class Number(Ranged, model.Number):
    """A number in digits, ordinals or Roman numerals."""

    def process(self, item: Item, **_: Any) -> str:
        """The number, wherever the variable holds nothing but numbers, in its form."""
        return markup.value(self._number(item, self.get("variable")))


class Label(Element, model.Label):
    """The term that stands by a number or a name: `p.`, `(ed.)`."""

    def process(self, item: Item, variable: Any = None, plural: Any = None, **_: Any) -> Any:
        """The label of what is printed beside it: none without a value, several for a range."""
        if variable is not None:
            return super().process(item, variable, plural)
        variable = self.get("variable")
        if variable == "locator":
            number = item.locator.identifier
        elif variable in item.reference:
            number = _text(item.reference.known[variable.replace("-", "_")])
        else:
            return None
        if variable.startswith("number-of"):
            plural = number.isdecimal() and int(number) > 1
        else:
            plural = self.RE_MULTIPLE_NUMBERS.search(number) is not None
        return super().process(item, variable, plural)


class If(Element, model.If):
    """Conditions look at the item as it is, also at what a substitute has printed."""

    def render(self, item: Item, context: Any = None, delimiter: str = "", **kwargs: Any) -> Any:
        """The children if the conditions hold; otherwise `ConditionFailed`, as the caller wants."""
        if "tests" not in self.__dict__:
            self.tests = tuple(
                (test, name)
                for attribute, test in _TESTS.items()
                for name in self.get(attribute, "").split()
            )
        results = [test(item, name) for test, name in self.tests]
        match = self.get("match", "all")
        if not (not any(results) if match == "none" else (any if match == "any" else all)(results)):
            raise model.ConditionFailed
        return self.render_children(item, context=context, delimiter=delimiter, **kwargs)


class ElseIf(If, model.Else_If):
    """Another condition, after those before it have failed."""


class Key(Element, model.Key):
    """One of the things that a list is sorted by."""

    def key(self, item: Item, context: Any) -> str | None:
        """What an item is sorted by here; None puts it last."""
        if "macro" in self.attrib:
            options = {"name-as-sort-order": "all"}
            for name in ("names-min", "names-use-first", "names-use-last"):
                if name in self.attrib:
                    options[name.replace("names", "et-al")] = self.get(name)
            text = self.get_macro(self.get("macro")).render(
                item, context=context, sort_options=options
            )
            return collation.key(str(text)) if text else None
        if self.get("variable") == "citation-number":
            return f"{item.number:09}"
        value = item.values.get(self.get("variable").replace("-", "_"))
        if isinstance(value, When):
            return value.sortable() if value.start else collation.key(value.literal)
        if isinstance(value, tuple):
            return ";".join(collation.key(f"{one.family} {one.given}") for one in value)
        return None if value is None else collation.key(value)


_TESTS: Mapping[str, Callable[[Item, str], bool]] = {
    "type": lambda item, name: name.lower() == item.type,
    "variable": lambda item, name: name in item or name.replace("-", "_") in item.values,
    "is-numeric": lambda item, name: _is_numeric(item.values.get(name.replace("-", "_"))),
    "is-uncertain-date": lambda item, name: _is_uncertain(item.values, name),
    "locator": lambda item, name: item.has_locator and name == item.locator.label,
    "position": lambda item, name: name in item.positions,
    "disambiguate": lambda _, __: False,
}


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise VariableError
    return value


def _is_numeric(value: Value | None) -> bool:
    return isinstance(value, str) and _NUMERIC.fullmatch(value.strip()) is not None


def _is_uncertain(values: Mapping[str, Value], name: str) -> bool:
    value = values.get(name.replace("-", "_"))
    return value is not None and when(value).circa
