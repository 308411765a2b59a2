"""The schema: reads a CSL file, holds it to CSL 1.0.2, and says where it breaks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, cast

from lxml import etree

from sibcite.csl.tree import Element
from sibcite.model import Diagnostic, Span

CSL = "{http://purl.org/net/xbiblio/csl}"

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_TAG = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>"
    r"|<(?P<name>[A-Za-z_][\w:.-]*)(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>",
    re.DOTALL,
)
_SEEN = re.compile(
    r"(?:Invalid attribute|Expecting element|Did not expect element|Element) (?P<seen>[\w:-]+)"
)


class BrokenStyle(ValueError):  # noqa: N818 (a noun that says what was found)
    """A CSL file that is not well-formed or not valid; `diagnostics` have spans into its text."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics


def whole(text: str, find: Callable[[str], str] | None = None) -> tuple[etree._Element, str]:
    """The root of a style that follows the schema, and its language.

    Args:
        text: The CSL file. Entities of its own and anything that would be fetched are refused.
        find: Gives the CSL text of a style by name (`apa`); asked for the parent of a dependent
            style, which has nothing but its name and perhaps its language.

    Raises:
        BrokenStyle: The file is not well-formed, or CSL's schema does not take it.
        ValueError: The style depends on another and `find` was not given.
    """
    root = _checked(text)
    parent = root.find(f"{CSL}info/{CSL}link[@rel='independent-parent']")
    locale = root.get("default-locale")
    if parent is None:
        return root, locale or "en-US"
    name = str(parent.get("href", "")).rstrip("/").rpartition("/")[2]
    if find is None:
        raise ValueError(f"The style only points to '{name}'. Use that style.")
    found = _checked(find(name))
    if found.find(f"{CSL}citation") is None:
        raise ValueError(f"The style points to '{name}', which only points to another.")
    return found, locale or found.get("default-locale") or "en-US"


def _checked(text: str) -> etree._Element:
    parser = _parser()
    try:
        # The text is decoded already, so what the file says of its encoding no longer holds.
        undeclared = re.sub(
            r"^\ufeff?(<\?xml[^>]*?)\s+encoding=(?:\"[^\"]*\"|'[^']*')", r"\1", text
        )
        root = etree.fromstring(undeclared.encode(), parser)
    except etree.XMLSyntaxError:
        raise BrokenStyle(tuple(_malformed(parser, text))) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenStyle((_remark("A document type declaration.", _doctype(text)),))
    remarks = _against_schema(root, text) or _unknown_macros(root, text)
    if remarks:
        raise BrokenStyle(remarks)
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )


_SCHEMA = "schema/schemas/styles/csl.rng"


@cache
def _shipped() -> Path:
    """The schema and locales of the CSL project as citeproc-py ships them, without loading it."""
    found = find_spec("citeproc")
    assert found is not None, "citeproc-py is a dependency"
    assert found.submodule_search_locations, "citeproc is a package"
    return Path(found.submodule_search_locations[0]) / "data"


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(_shipped() / _SCHEMA))


def _malformed(parser: etree.XMLParser, text: str) -> Iterator[Diagnostic]:
    lines = text.splitlines(keepends=True)
    for found in islice(parser.error_log, 1):
        before = sum(map(len, lines[: found.line - 1]))
        at = min(before + max(found.column - 1, 0), len(text))
        yield _remark(f"Not well-formed XML: {found.message.strip()}.", Span(at, at))


def _doctype(text: str) -> Span:
    at = max(text.find("<!DOCTYPE"), 0)
    return Span(at, at + len("<!DOCTYPE"))


def _against_schema(root: etree._Element, text: str) -> tuple[Diagnostic, ...]:
    """What the schema does not take first, in the order of the file."""
    schema = _schema()
    if schema.validate(root):
        return ()
    # What libxml2 says after its first remark are other places that it tried and that fit not.
    found = schema.error_log[0]
    (element,) = cast("list[Any]", root.getroottree().xpath(found.path or "/*"))
    said = _SEEN.search(found.message)
    # The path may lead into the element that fails.
    if found.type_name == "RELAXNG_ERR_ATTRVALID" and said and element.tag != CSL + said["seen"]:
        element = next(element.iterancestors(CSL + said["seen"]), element)
    return (_schema_remark(found, element, _tags(root, text).get(element, Span(0, 0)), text),)


def _schema_remark(
    found: etree._LogEntry, element: etree._Element, tag: Span, text: str
) -> Diagnostic:
    name = etree.QName(element).localname
    said = _SEEN.search(found.message)
    seen = said["seen"] if said else name
    if found.type_name == "RELAXNG_ERR_INVALIDATTR":
        at = re.compile(rf"\b{re.escape(seen)}\b").search(text, tag.start, tag.end)
        return _remark(
            f"The attribute '{seen}' on <{name}>, where CSL has none of that name.",
            Span(*at.span()) if at else tag,
        )
    if found.type_name == "RELAXNG_ERR_ATTRVALID":
        written = " ".join(tag.of(text).split())
        return _remark(f"An attribute that CSL does not have, or not so: {written}.", tag)
    if found.type_name == "RELAXNG_ERR_ELEMNAME":
        return _remark(f"<{name}> where <{seen}> is expected.", tag)
    parent = element.getparent()
    # Where it is the outer element that is said to fail, the path leads to the one within.
    if parent is not None and (found.type_name == "RELAXNG_ERR_ELEMWRONG" or seen != name):
        outer = etree.QName(parent).localname
        return _remark(f"<{name}> in <{outer}>, where CSL does not have it.", tag)
    if found.message.endswith("got nothing") and len(element):
        return _remark(f"<{name}> holds something that CSL does not have, or not so.", tag)
    if found.message.endswith("got nothing"):
        return _remark(f"<{name}> without something in it that CSL wants there.", tag)
    return _remark(f"<{name}> does not hold what CSL wants: {found.message}.", tag)


def _unknown_macros(root: etree._Element, text: str) -> tuple[Diagnostic, ...]:
    known = {macro.get("name") for macro in root.iterchildren(f"{CSL}macro")}
    calls = [call for call in root.iter(f"{CSL}text", f"{CSL}key") if call.get("macro")]
    unknown = [call for call in calls if call.get("macro") not in known]
    tags = _tags(root, text) if unknown else {}
    return tuple(
        _remark(
            f"A call of the macro '{call.get('macro')}', which the style does not have.", tags[call]
        )
        for call in unknown
    )


def _tags(root: etree._Element, text: str) -> dict[etree._Element, Span]:
    """Where the start tag of each element stands: the nth element has the nth start tag."""
    spans = (Span(*found.span()) for found in _TAG.finditer(text) if found["name"])
    return dict(zip(root.iter(etree.Element), spans, strict=False))


def _remark(message: str, span: Span) -> Diagnostic:
    remark = Diagnostic("broken-style", "error", message, span)
    return replace(remark, hint="The style must follow the CSL 1.0.2 schema.")


def broken(message: str) -> BrokenStyle:
    """A style that follows the schema and cannot be compiled all the same."""
    return BrokenStyle((_remark(message, Span(0, 0)),))


def plain(element: etree._Element) -> Element:
    """An element and all in it as plain values, without comments and namespaces."""
    attributes = {
        ("lang" if key == XML_LANG else str(key)): str(value)
        for key, value in element.attrib.items()
    }
    children = tuple(plain(child) for child in element if isinstance(child.tag, str))
    text = "" if children else (element.text or "")
    return Element(str(element.tag).removeprefix(CSL), attributes, children, text)


def unchecked(text: str) -> tuple[Element, str]:
    """The root of a style whether or not it follows the schema, and its language."""
    root = plain(etree.fromstring(text.strip().encode(), _parser()))
    return root, root.get("default-locale") or "en-US"


def locale_file(language: str) -> Element | None:
    """A locale file of the CSL project, as citeproc-py ships it; None where there is none."""
    path = _shipped() / "locales" / f"locales-{language}.xml"
    return plain(etree.parse(path, _parser()).getroot()) if path.exists() else None
