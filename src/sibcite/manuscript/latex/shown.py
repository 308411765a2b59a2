r"""What a LaTeX text shows, letter for letter where it stands: ``\emph{Plenniki}``, ``~``.

Italics become asterisks and quotes of TeX the quotes that they print, as links are found in any
format; what is left of a command is filled with a sign that no reader sees.
"""

from __future__ import annotations

import re

from sibcite.manuscript.document import FILLER, MASK

_TIE = re.compile(r"(?<!\\)~")
_STYLED = re.compile(
    r"\\(?P<name>emph|textit|textsl|textsc|textbf|textrm|textup|textsuperscript|enquote|mbox)"
    r"[ \t]*\{(?P<inside>[^{}]*)\}"
)
_MARKS = {"emph": "**", "textit": "**", "textsl": "**", "enquote": "“”"}
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
    shown = list(_TIE.sub("\u00a0", flow))
    for styled in _STYLED.finditer(raw):
        inside = styled.span("inside")
        if flow[styled.start()] != MASK or MASK in flow[slice(*inside)]:
            continue
        marks = _MARKS.get(styled["name"], FILLER * 2)
        shown[styled.start() : inside[0]] = marks[0].ljust(inside[0] - styled.start(), FILLER)
        shown[inside[1]] = marks[1]
    for bracket in _BRACKET.finditer(flow):
        # The braces outside stay around whatever is put there.
        inner = bracket.end() - 1 if bracket[0] == "{[}" else bracket.start()
        shown[inner] = FILLER
    for quote in _QUOTES.finditer(flow):
        shown[quote.start() : quote.end()] = _QUOTE[quote[0]] + FILLER
    return "".join(shown)


def written(words: str) -> str:
    r"""Words of a shown text as LaTeX has them: ``*esp.*`` is ``\emph{esp.}``."""
    return _EMPHASIZED.sub(r"\\emph{\1}", words).replace(FILLER, "")
