"""HTML for the clipboard: ``<i>Plenniki Stalina</i>``, set by its own attributes alone.

Word, LibreOffice and Google Docs keep what stands in the elements themselves, in points, and
know no style sheet of ours. All is ASCII, since a terminal of Windows puts bytes into another
character set on their way to the clipboard; and the comments of the clipboard's HTML format mark
what is to be pasted. The header with counted bytes is written by whatever fills the clipboard.

Source: [html-clipboard]
"""

from __future__ import annotations

from collections.abc import Sequence

from sibcite.model import Entry, ListLayout, RichText
from sibcite.write import html

_LINE = 12
_INDENT = 36
_BEGIN = '<html>\n<head><meta charset="utf-8"></head>\n<body>\n<!--StartFragment-->'
_END = "<!--EndFragment-->\n</body>\n</html>\n"


def show(rich: RichText) -> str:
    """Rich text as a page of its own, from which it is pasted into a sentence."""
    return _page(html.show(rich)).removesuffix("\n")


def paragraphs(entries: Sequence[Entry], layout: ListLayout | None = None) -> str:
    """A bibliography without the page around it, every entry a paragraph."""
    style = _set(layout or ListLayout())
    return "".join(_paragraph(entry, style) for entry in entries)


def heading(text: str) -> str:
    """A heading of the second level, which programs put into their own style."""
    return html.heading(text)


def whole(inside: str) -> str:
    """Paragraphs as a page; nothing for none."""
    return _page(f"\n{inside}") if inside else ""


def _page(inside: str) -> str:
    page = f"{_BEGIN}{inside}{_END}"
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _paragraph(entry: Entry, style: str) -> str:
    language, text = html.in_language(entry)
    said = f' lang="{language}"' if language else ""
    return f'<p{said} style="{style}">{text}</p>\n'


def _set(layout: ListLayout) -> str:
    styles = ["margin-top:0pt", f"margin-bottom:{_LINE * layout.entry_spacing}pt"]
    if layout.hanging_indent:
        styles += [f"margin-left:{_INDENT}pt", f"text-indent:-{_INDENT}pt"]
    if layout.line_spacing != 1:
        styles.append(f"line-height:{100 * layout.line_spacing}%")
    return ";".join(styles)
