"""HTML: ``<i>Plenniki Stalina</i>``, classes as citeproc-js and pandoc name them.

An entry whose record is at hand says the language of what is in that language's own letters, and
holds the record as COinS, which Zotero reads from the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from sibcite.model import Entry, ListLayout, RichText, Run
from sibcite.write import coins, language
from sibcite.write.nesting import Kind, Node, folded

_TAGS: dict[Kind, tuple[str, str]] = {
    "italic": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
    "underline": ("<u>", "</u>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
}


def show(rich: RichText) -> str:
    """Rich text as HTML that may stand in a paragraph."""
    return folded(rich, _escaped, _wrapped)


def write(entries: Sequence[Entry], layout: ListLayout | None = None) -> str:
    """A bibliography as one `div`, its entries with ids to link to: `ref-karpov1997`.

    White space in an id, which HTML has no place for, becomes a hyphen. How the style sets the
    list is said as pandoc says it, and by CSS in the page itself.
    """
    set_ = layout or ListLayout()
    return "\n".join([f"<div {_set(set_)}>", *map(_entry, entries), "</div>", ""])


def heading(text: str) -> str:
    """A heading of the second level."""
    return f"<h2>{show((Run(text),))}</h2>\n"


def in_language(entry: Entry) -> tuple[str, str]:
    """The language of a whole entry, or empty; and the entry, with that of its stretches."""
    code = entry.record.language if entry.record else ""
    if whole := language.of_whole(entry.text, code):
        return whole, show(entry.text)
    return "", folded(entry.text, _spoken(code), _wrapped)


def _entry(entry: Entry) -> str:
    whole, text = in_language(entry)
    said = f' lang="{whole}"' if whole else ""
    data = coins.span(entry.record) if entry.record else ""
    return f'<div id="{anchor(entry.id)}" class="csl-entry"{said}>{text}{data}</div>'


def _spoken(code: str) -> Callable[[str], str]:
    """What writes a text with the language of its stretches."""
    return lambda text: "".join(
        f'<span lang="{known}">{_escaped(one)}</span>' if known else _escaped(one)
        for one, known in language.stretches(text, code)
    )


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _set(layout: ListLayout) -> str:
    """The attributes of the list: its class, and its spacing where it is not the usual one."""
    if layout == ListLayout():
        return 'class="csl-bib-body"'
    kind = "csl-bib-body hanging-indent" if layout.hanging_indent else "csl-bib-body"
    styles = ["padding-left:2em;text-indent:-2em"] if layout.hanging_indent else []
    data = ""
    if layout.entry_spacing != 1:
        data += f' data-entry-spacing="{layout.entry_spacing}"'
        styles.append(f"display:grid;row-gap:{layout.entry_spacing}em")
    if layout.line_spacing != 1:
        data += f' data-line-spacing="{layout.line_spacing}"'
        styles.append(f"line-height:{1.2 * layout.line_spacing:g}")
    return f'class="{kind}"{data} style="{";".join(styles)}"'


def _wrapped(node: Node, inside: str) -> str:
    if node.kind == "link":
        # A DOI is followed through its resolver: browsers know no `doi:`.
        address = re.sub("^doi:", "https://doi.org/", node.address, flags=re.IGNORECASE)
        return f'<a href="{escape(address)}">{inside}</a>'
    begin, end = _TAGS[node.kind]
    return f"{begin}{inside}{end}"


def anchor(name: str) -> str:
    """The id of an entry, without white space."""
    return escape("ref-" + re.sub(r"\s+", "-", name))
