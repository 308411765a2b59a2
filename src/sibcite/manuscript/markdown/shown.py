r"""What a Markdown text shows, letter for letter where it stands: ``f\. 0146``, small capitals."""

from __future__ import annotations

import re
from dataclasses import replace

from sibcite.manuscript.document import FILLER
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.source import WEB, filled, with_put
from sibcite.model import Span

LINK = re.compile(
    rf"(?:\\<)?<(?P<auto>https?://[^\s<>]+)>(?:\\?>)?|(?P<bare>{WEB}[\w/])"
    rf"|\[(?P<words>[^\[\]\r\n]+)\]\((?P<aimed>{WEB})\)"
)
_CAPITALS = re.compile(
    r"<span style=\"font-variant:\s?small-caps;?\">(?P<inside>[^<>\r\n]{1,40})</span>"
)
_RAISED = re.compile(
    r"<sup>(?P<words>[^<>\r\n]{1,200})</sup>|(?<!\\)\^(?P<short>[^\s^\[\]]{1,40})\^"
)
_STOP = re.compile(r"\\[.)]")


def text(flow: str, raw: str) -> str:
    """A flow as it is shown.

    Args:
        flow: The text of the flow, what may not be read masked.
        raw: What the file has there, of the same length.
    """
    if "\\" not in raw and "</span>" not in raw:
        return flow
    puts = [filled(each, "inside", raw) for each in _CAPITALS.finditer(raw)]
    puts += [(each.start(), each.end(), each[0][1] + FILLER) for each in _STOP.finditer(raw)]
    return with_put(flow, puts)


def raised(raw: str) -> tuple[tuple[Span, Span], ...]:
    """What is raised in a text, as HTML or pandoc has it: ``<sup>1)</sup>``, ``^1)^``."""
    found = ((each, each.lastgroup or "") for each in _RAISED.finditer(raw))
    return tuple((Span(*each.span()), Span(*each.span(name))) for each, name in found)


def mention(found: Mention) -> Mention:
    """A mention without the signs that fill what is not shown."""
    return found.with_parts(map(_bare, found.parts))


def _bare(part: Part) -> Part:
    where = replace(part.locator, rest=part.locator.rest.replace(FILLER, ""))
    name, prefix = part.name.replace(FILLER, ""), part.prefix.replace(FILLER, "")
    return replace(part, name=name, prefix=prefix, locator=where)
