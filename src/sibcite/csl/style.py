"""A style, compiled once: its areas as closures, its locale as dicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from sibcite.csl import collector, locales, nesting, schema, sortkeys
from sibcite.csl.compiler import ELEMENTS, Env
from sibcite.csl.locales import Locale
from sibcite.csl.nodes import Dress, formatting
from sibcite.csl.reads import Macros
from sibcite.csl.shapes import Row
from sibcite.csl.sortkeys import Key
from sibcite.csl.tree import Element
from sibcite.model import ListLayout

_SUFFIXED = ("year-suffix", "citation-label")


class Quoting:
    """The quotes of a locale, outer and inner, and whether punctuation goes inside them."""

    __slots__ = ("inside", "pairs")

    def __init__(self, locale: Locale) -> None:
        def term(name: str, default: str) -> str:
            return locale.term(name) or default

        self.pairs = (
            (term("open-quote", "“"), term("close-quote", "”")),
            (term("open-inner-quote", "‘"), term("close-inner-quote", "’")),
        )
        self.inside = locale.options.get("punctuation-in-quote") == "true"


class Area:
    """`cs:citation` or `cs:bibliography`: its options, its layout, its sort keys.

    `prints_suffix` says whether the layout prints the year suffix by itself; otherwise it goes
    behind the year. `parts_suffix` says whether it prints it apart from a label. `asks` says
    whether it has a condition on being ambiguous.
    """

    def __init__(
        self,
        element: Element,
        style: Element,
        locale: Locale,
        macros: Macros,
        digraphs: bool,
    ) -> None:
        self.name = element.name
        self.options = element.attributes
        layout = element.first("layout") or Element("layout")

        def env(sort: Mapping[str, str] | None = None) -> Env:
            return Env(
                locale,
                style.attributes,
                self.name,
                self.options,
                macros,
                ELEMENTS,
                sort,
                digraphs,
            )

        @cache
        def sorting(abbreviation: tuple[tuple[str, str], ...]) -> Env:
            """Keys that abbreviate names in the same way share the macros compiled for them."""
            return env(dict(abbreviation))

        self.body = Row(env().rests(layout.children))
        self.prefix, self.suffix = layout.get("prefix"), layout.get("suffix")
        self.affixes = Dress((), self.prefix, self.suffix)
        self.delimiter = layout.get("delimiter")
        self.dress = Dress(formatting(layout), self.prefix, self.suffix)
        called = tuple(_called(layout, macros))
        self.prints_suffix = any(each.get("variable") in _SUFFIXED for each in called)
        self.parts_suffix = any(each.get("variable") == "year-suffix" for each in called)
        self.asks = any(each.get("disambiguate") for each in called)
        sort = element.first("sort")
        self.keys: tuple[Key, ...] = tuple(
            sortkeys.key(key, sorting(_abbreviation(key)), macros)
            for key in (sort.every("key") if sort else ())
        )


class Style:
    """A valid CSL style, ready to print.

    Attributes:
        title: What the style calls itself.
        kind: `in-text` or `note`, CSL's `class`.
        default_locale: The language of its terms (`ru-RU`); `en-US` if it does not say.
        has_bibliography: Whether it has a bibliography; note styles may have none.
    """

    def __init__(self, root: Element, language: str, digraphs: bool = False) -> None:
        self._root, self._digraphs = root, digraphs
        self._others: dict[str, Style] = {}
        self.title = next(
            (i.text for e in root.every("info") for i in e.every("title")), ""
        ).strip()
        self.kind = "note" if root.get("class") == "note" else "in-text"
        self.default_locale = language
        self.locale = locales.locale(language, root)
        self.quoting = Quoting(self.locale)
        self.globals = root.attributes
        macros = Macros(root)
        citation = root.first("citation") or Element("citation")
        bibliography = root.first("bibliography")
        nesting.check(filter(None, (citation, bibliography)), macros)
        self.has_bibliography = bibliography is not None
        self.citation = Area(citation, root, self.locale, macros, digraphs)
        self.bibliography = (
            Area(bibliography, root, self.locale, macros, digraphs) if bibliography else None
        )

    @property
    def layout(self) -> ListLayout:
        """How the list is set; as CSL has it where the style does not say."""
        said = self.bibliography.options if self.bibliography is not None else {}
        return ListLayout(
            said.get("hanging-indent") == "true",
            int(said.get("entry-spacing") or 1),
            int(said.get("line-spacing") or 1),
        )

    def in_language(self, locale: str) -> Style:
        """The same style with the terms and dates of another language, compiled once."""
        if not locale or locale == self.default_locale:
            return self
        if locale not in self._others:
            self._others[locale] = Style(self._root, locale, self._digraphs)
        return self._others[locale]

    @classmethod
    @collector.paused()
    def load(
        cls,
        source: str | Path,
        find: Callable[[str], str] | None = None,
        locale: str = "",
        digraphs: bool = False,
    ) -> Style:
        """Read and compile a CSL style.

        Args:
            source: The CSL text, or the path of the file.
            find: Gives the CSL text of a style by name (`apa`); asked for the parent of a
                dependent style, which has nothing but its name and perhaps its language.
            locale: The language of the terms, if another than the style's.
            digraphs: Whether initials keep romanized digraphs (`Yuliya` to `Yu.`).

        Raises:
            BrokenStyle: The file is not well-formed, or CSL's schema does not take it; or macros
                call themselves, or each other too deeply.
            ValueError: The style depends on another and `find` was not given.
            OSError: The file cannot be read.
        """
        text = source.read_text(encoding="utf-8") if isinstance(source, Path) else source
        root, language = schema.whole(text, find)
        try:
            return cls(schema.plain(root), locale or language, digraphs)
        except ValueError as error:
            raise schema.broken(str(error)) from None


def load(text: str, find: Callable[[str], str] | None = None) -> Style:
    """Read and compile a CSL text; arguments and errors are those of `Style.load`."""
    return Style.load(text, find)


def _abbreviation(key: Element) -> tuple[tuple[str, str], ...]:
    """What a sort key says of the names that it has compiled."""
    return tuple(each for each in key.attributes.items() if each[0].startswith("names-"))


def _called(element: Element, macros: Mapping[str, Element]) -> Iterator[Element]:
    """Every element that a layout can come to, those of its macros included."""
    waiting, seen = [element], set[str]()
    while waiting:
        for each in waiting.pop().within():
            yield each
            name = each.get("macro")
            if name in macros and name not in seen:
                seen.add(name)
                waiting.append(macros[name])
