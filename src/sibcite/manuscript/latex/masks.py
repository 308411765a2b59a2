r"""What in a LaTeX file is no running text: comments, code, mathematics, the names of commands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from sibcite.manuscript.latex.commands import closing, end_at

_SIGN = re.compile(r"\\[A-Za-z@]++\*?|\\.|%|\$\$?", re.DOTALL)
_COMMENT = re.compile(r"%[^\r\n]*+")
_VERB = re.compile(r"([^A-Za-z\s*])[^\r\n]*?\1")
_ENVIRONMENT = re.compile(r"\s*+\{([A-Za-z@]++\*?)\}")
_ARGUMENTS = re.compile(r"[ \t]*+([\[{])")
_TEMPLATE = re.compile(r"\{\{[^{}\r\n]*+\}\}")
_PARAGRAPH = re.compile(r"\n[ \t]*+\r?\n|\\end\s*\{document\}")
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_END = re.compile(r"\\end\s*\{document\}")
CODE = ("verbatim", "Verbatim", "lstlisting", "minted", "comment", "filecontents")
_MATH = ("equation", "align", "alignat", "gather", "multline", "eqnarray", "math", "displaymath",
         "flalign", "tikzpicture")  # fmt: skip
_HIDDEN = frozenset(f"{name}{star}" for name in CODE + _MATH for star in ("", "*"))
# Commands that print none of what they are given.
_SILENT = frozenset(
    ("label", "ref", "eqref", "pageref", "autoref", "cref", "Cref", "nameref", "vref", "url",
     "includegraphics", "graphicspath", "input", "include", "usepackage", "documentclass",
     "bibliographystyle", "addbibresource", "bibliography", "printbibliography", "bibitem",
     "vspace", "hspace", "index", "glossary", "pagestyle", "thispagestyle", "setlength",
     "addtolength", "setcounter", "addtocounter", "newcommand", "renewcommand", "providecommand",
     "selectlanguage", "hypersetup", "phantomsection", "addcontentsline")
)  # fmt: skip
# Commands whose first argument alone is silent.
_HALF = frozenset(("href", "hypertarget", "hyperlink", "textcolor", "foreignlanguage"))
_HEADED = frozenset(
    ("part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph",
     "caption", "footnote", "footnotetext", "footnotemark")
)  # fmt: skip


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The stretches to mask, in order; a citing command is left whole."""
    scan = _Scan(text)
    begin = _BEGIN.search(text)
    done = begin.end() if begin else 0
    if begin:
        yield 0, begin.end()
    for sign in _SIGN.finditer(text, done):
        if sign.start() < done:
            continue
        if sign[0] == r"\end" and _END.match(text, sign.start()):
            yield sign.start(), len(text)
            return
        end, is_masked = scan.at(sign)
        if is_masked and end > sign.start():
            yield sign.start(), end
        done = max(done, end)
    yield from ((each.start(), each.end()) for each in _TEMPLATE.finditer(text))


class _Scan:
    """Finds where what a sign begins ends, and whether it is masked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: dict[str, list[int]] = {}
        self.limits = [each.start() for each in _PARAGRAPH.finditer(text)]

    def at(self, sign: re.Match[str]) -> tuple[int, bool]:
        """Where the text goes on, and whether what lies before is masked."""
        name, start, end = sign[0], sign.start(), sign.end()
        if name == "%":
            comment = _COMMENT.match(self.text, start)
            return (comment.end() if comment else end), True
        if name[0] == "$":
            return self._math(name, end)
        if name in (r"\(", r"\["):
            return self._math(r"\)" if name == r"\(" else r"\]", end)
        if len(name) == 2 and not name[1].isalpha():
            # An accent, a sign or a space is text; only a line break is none.
            return (self._arguments(end, "["), True) if name == r"\\" else (end, False)
        cited = end_at(self.text, start)
        return (cited, False) if cited else (self._command(name[1:].rstrip("*"), end), True)

    def _command(self, name: str, end: int) -> int:
        if name == "verb":
            said = _VERB.match(self.text, end)
            return said.end() if said else end
        if name in ("begin", "end"):
            return self._environment(end, name == "begin")
        if name in _SILENT:
            return self._arguments(end, "[{")
        if name in _HALF:
            behind = self._arguments(end, "[")
            closed = closing(self.text, behind) if self.text.startswith("{", behind) else 0
            return closed or behind
        return self._arguments(end, "[") if name in _HEADED else end

    def _environment(self, end: int, begins: bool) -> int:
        named = _ENVIRONMENT.match(self.text, end)
        if not named:
            return end
        if begins and named[1] in _HIDDEN:
            closer = rf"\end{{{named[1]}}}"
            closed = self._next(closer, named.end(), in_paragraph=False)
            return closed + len(closer) if closed else named.end()
        if begins and named[1] == "thebibliography":
            return self._arguments(named.end(), "[{")
        return self._arguments(named.end(), "[") if begins else named.end()

    def _arguments(self, at: int, opening: str) -> int:
        """Behind the arguments that follow."""
        while (found := _ARGUMENTS.match(self.text, at)) and found[1] in opening:
            end = closing(self.text, found.end() - 1)
            if not end:
                break
            at = end
        return at

    def _math(self, closer: str, start: int) -> tuple[int, bool]:
        end = self._next(closer, start, in_paragraph=True)
        return (end + len(closer), True) if end else (start, False)

    def _next(self, closer: str, start: int, in_paragraph: bool) -> int:
        """Where the next closing sign stands; 0 for none."""
        if closer not in self.places:
            sign = re.compile(rf"(?<!\\)(?:\\\\)*+({re.escape(closer)})")
            self.places[closer] = [each.start(1) for each in sign.finditer(self.text)]
        places = self.places[closer]
        at, limit = bisect_left(places, start), bisect_left(self.limits, start)
        if at == len(places):
            return 0
        is_over = limit < len(self.limits) and self.limits[limit] < places[at]
        return 0 if in_paragraph and is_over else places[at]
