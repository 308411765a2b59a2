r"""What a LaTeX text shows, letter for letter where it stands: ``\emph{Plenniki}``, ``~``.

Italics become asterisks and quotes of TeX the quotes that they print, as links are found in any
format; what is left of a command is filled with a sign that no reader sees.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sibcite.fields import tex
from sibcite.manuscript.document import FILLER, MASK
from sibcite.manuscript.mentions import Mention, Part
from sibcite.manuscript.source import WEB, Put, with_put
from sibcite.model import Span

LINK = re.compile(
    rf"(?P<bare>{WEB}[\w/])"
    r"|\\url\{(?P<address>[^{}]+)\}|\\href\{(?P<aimed>[^{}]+)\}\{(?P<words>[^{}]+)\}"
)
_TIE = re.compile(r"(?<!\\)~")
_STYLED = re.compile(
    r"\\(?P<name>emph|textit|textsl|textsc|textbf|textrm|textup|textsuperscript|enquote|mbox)"
    r"[ \t]*\{(?P<inside>[^{}]*)\}"
)
_MARKS = {"emph": "**", "textit": "**", "textsl": "**", "enquote": "“”"}
_RAISED = re.compile(r"\\textsuperscript[ \t]*\{(?P<words>[^{}]*)\}")
# As pandoc writes brackets, lest they be an argument: {[}Karpov 1997{]}.
_BRACKET = re.compile(r"\{[\[\]]\}")
_QUOTES = re.compile(r"``|''")
_QUOTE = {"``": "“", "''": "”"}
_EMPHASIZED = re.compile(rf"\*{FILLER}+([^*]*)\*")


def text(flow: str, raw: str) -> str:
    """A flow as it is shown.

    Args:
        flow: The text of the flow, what may not be read masked; the names of commands are.
        raw: What the file has there, of the same length.
    """
    puts: list[Put] = [(each.start(), each.end(), "\u00a0") for each in _TIE.finditer(flow)]
    for styled in _STYLED.finditer(raw):
        start, end = styled.span("inside")
        if flow[styled.start()] == MASK and MASK not in flow[start:end]:
            marks = _MARKS.get(styled["name"], FILLER * 2)
            puts.append((styled.start(), start, marks[0].ljust(start - styled.start(), FILLER)))
            puts.append((end, end + 1, marks[1]))
    for bracket in _BRACKET.finditer(flow):
        # The braces outside stay around whatever is put there.
        inner = bracket.end() - 1 if bracket[0] == "{[}" else bracket.start()
        puts.append((inner, inner + 1, FILLER))
    puts += [
        (each.start(), each.end(), _QUOTE[each[0]] + FILLER) for each in _QUOTES.finditer(flow)
    ]
    return with_put(flow, puts)


def raised(raw: str) -> tuple[tuple[Span, Span], ...]:
    r"""What is raised in a text: ``\textsuperscript{1)}``."""
    found = _RAISED.finditer(raw)
    return tuple((Span(*each.span()), Span(*each.span("words"))) for each in found)


def mention(found: Mention, stands: str) -> Mention:
    """A mention with its words as the file has them.

    Args:
        found: The mention.
        stands: What the file has there; where its braces are not even it stays as it is.
    """
    parts = list(map(_told, found.parts))
    if stands.count("{") != stands.count("}"):
        parts.append(Part("unread", stands))
    return found.with_parts(parts)


def _told(part: Part) -> Part:
    rest = tex.parse(_written(part.locator.rest))
    name, prefix = part.name.replace(FILLER, ""), tex.parse(_written(part.prefix))
    return replace(part, name=name, prefix=prefix, locator=replace(part.locator, rest=rest))


def _written(words: str) -> str:
    r"""Words of a shown text as LaTeX has them: ``*esp.*`` is ``\emph{esp.}``."""
    return _EMPHASIZED.sub(r"\\emph{\1}", words).replace(FILLER, "")
