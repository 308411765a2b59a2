"""Small styles for the pages of cases: the part that matters, made whole."""

from __future__ import annotations

import json
from typing import Any

from sibcite.csl import Style, load
from sibcite.model import RichText

_WHOLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}"
  default-locale="{locale}"{more}>
<info><title>Trial</title><id>trial</id><updated>2024-01-01T00:00:00+00:00</updated></info>
{body}
</style>
"""
_CITATION = '<citation><layout><text variable="title"/></layout></citation>'


def whole(part: str) -> str:
    """A CSL file from a part of one; `key: value` lines before it are the style's attributes."""
    head, _, _ = part.partition("<")
    told = dict(line.split(": ", 1) for line in head.splitlines() if line)
    kind, locale = told.pop("class", "in-text"), told.pop("locale", "en-US")
    more = "".join(f' {name}="{value}"' for name, value in told.items())
    body = part.removeprefix(head)
    if "<citation" not in body:
        at = body.find("<bibliography")
        body = body[:at] + _CITATION + body[at:]
    return _WHOLE.format(kind=kind, locale=locale, more=more, body=body)


def style(part: str) -> Style:
    """That file, loaded."""
    return load(whole(part))


def layout(inside: str, **attributes: str) -> Style:
    """A style whose bibliography is nothing but a layout."""
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return style(f"<bibliography><layout{said}>{inside}</layout></bibliography>")


def items(text: str) -> list[dict[str, Any]]:
    """CSL-JSON items, one a line; those without an id are numbered."""
    read = [json.loads(line) for line in text.splitlines()]
    return [{"id": f"i{at}", "type": "book"} | item for at, item in enumerate(read)]


def shown(rich: RichText) -> str:
    """Rich text with its marks and links in words: `<italic>Title</italic>`."""
    text = ""
    for run in rich:
        names = [*sorted(run.marks), *([f"link={run.link}"] if run.link else [])]
        before = "".join(f"<{name}>" for name in names)
        after = "".join(f"</{name.partition('=')[0]}>" for name in reversed(names))
        text += f"{before}{run.text}{after}"
    return text
