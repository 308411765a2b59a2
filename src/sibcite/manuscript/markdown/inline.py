"""Within a paragraph, what is no running text: code, mathematics, addresses, marks of notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from sibcite.manuscript.document import MASK
from sibcite.manuscript.markdown.blocks import link_name

# Each sign begins something; what does not is found by no search.
_SIGN = re.compile(r"[\\`$<^{\]]|\[\^|://")
_LIMIT = re.compile(rf"\n[ \t]*+\r?\n|\r[ \t]*+\r|{MASK}")
_TICKS = re.compile(r"`++")
_DOLLAR_END = re.compile(r"(?<![\s\\$])\$(?![\d$])")
_DOLLARS = re.compile(r"\$\$")
_FORMULA_END = re.compile(r"\\[)\]]")
# Brackets with a backslash are mostly brackets, unless what they hold is mathematics.
_FORMULA = re.compile(r"[\\^_=]")
_TAG = re.compile(
    r"</?[A-Za-z][\w:-]*+"
    r"(?:\s++[\w:.@-]++(?:\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'=<>`]++))?+)*+\s*+/?>"
)
_RAISED = re.compile(r"<sup>[^\W\d_]{1,4}</sup>")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]++@[^\s<>@]++)>")
_DESTINATION = re.compile(
    r"\]\([ \t]*+(?:<[^<>\r\n]*+>|[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?+\s*+\)(?:\{[^{}\r\n]*+\})?+"
)
_LABEL = re.compile(r"\]\[([^\[\]]*+)\]")
_ATTRIBUTES = re.compile(r"\{\{[^{}\r\n]*+\}\}|\{\s*+(?:[#.=-]|[\w-]++=)[^{}\r\n]*+\}")
_ADDRESS = re.compile(r"://[^\s<>\[\]()]++(?:\([^\s<>()\[\]]*+\)[^\s<>\[\]()]*+)*+")
_SCHEME = re.compile(r"[A-Za-z]{2,8}\Z")
_COMMENT_END = re.compile("-->")
_NOTE_SIGN = re.compile(r"[\[\]]|\n[ \t]*+\r?\n")
MARK = re.compile(r"\[\^[^\s\[\]]++\]")


def spans(text: str, links: set[str]) -> Iterator[tuple[int, int]]:
    """The stretches to mask, in order.

    Args:
        text: The file, its blocks masked already.
        links: The names by which the file defines links.
    """
    scan = _Scan(text, links)
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() >= done:
            start, end = scan.at(sign.start(), sign[0])
            if end:
                yield max(start, done), end
                done = end


def inline_notes(text: str) -> tuple[tuple[int, int], ...]:
    """Notes such as ``^[Karpov 1997.]`` in a masked text, with their brackets; none in another."""
    opened, found = list[int](), list[tuple[int, int]]()
    for sign in _NOTE_SIGN.finditer(text):
        if sign[0] == "[":
            opened.append(sign.start())
        elif sign[0] != "]":
            opened.clear()
        elif opened and (start := opened.pop()) and text[start - 1] == "^":
            # What closes last holds what closed before it.
            while found and found[-1][0] > start:
                found.pop()
            found.append((start - 1, sign.end()))
    return tuple(found)


class _Scan:
    """Finds where what begins at a sign ends; what never closes is looked for only once."""

    def __init__(self, text: str, links: set[str]) -> None:
        self.text = text
        self.links = links
        self.places: dict[object, list[int]] = {}
        self.limits = [each.start() for each in _LIMIT.finditer(text)]
        self.ways: dict[str, Callable[[int], int]] = {
            "\\": self._escape,
            "`": self._code,
            "$": self._dollar,
            "<": self._angle,
            "{": self._by(_ATTRIBUTES),
            "[^": self._by(MARK),
            "]": self._behind_bracket,
        }

    def at(self, start: int, sign: str) -> tuple[int, int]:
        """The stretch that a sign begins, an end of 0 for none."""
        if sign == "://":
            return self._bare_address(start)
        way = self.ways.get(sign)
        # A bracket stays, since it closes what the text has opened.
        return start + (sign == "]"), way(start) if way else 0

    def _by(self, pattern: re.Pattern[str]) -> Callable[[int], int]:
        def end(start: int) -> int:
            found = pattern.match(self.text, start)
            return found.end() if found else 0

        return end

    def _escape(self, start: int) -> int:
        following = self.text[start + 1 : start + 2]
        if following in ("(", "["):
            end = self._next(_FORMULA_END, start + 2)
            if end and _FORMULA.search(self.text, start + 2, end):
                return end + 2
        is_escaped = following.isascii() and following.isprintable() and not following.isalnum()
        return start + 2 if following and is_escaped else 0

    def _code(self, start: int) -> int:
        run = _TICKS.match(self.text, start)
        assert run
        if "`" not in self.places:
            self.places["`"] = []
            for each in _TICKS.finditer(self.text):
                self.places.setdefault(len(each[0]), []).append(each.start())
        end = self._first(self.places.get(len(run[0]), []), run.end())
        return end + len(run[0]) if end else run.end()

    def _dollar(self, start: int) -> int:
        if self.text.startswith("$$", start):
            end = self._next(_DOLLARS, start + 2)
            return end + 2 if end else start + 2
        if self.text[start + 1 : start + 2].isspace():
            return 0
        end = self._next(_DOLLAR_END, start + 1)
        return end + 1 if end else 0

    def _angle(self, start: int) -> int:
        if self.text.startswith("<!--", start):
            end = self._next(_COMMENT_END, start + 4)
            return end + 3 if end else 0
        if self._is_raised(start):
            return 0
        found = _TAG.match(self.text, start) or _AUTOLINK.match(self.text, start)
        return found.end() if found else 0

    def _is_raised(self, start: int) -> bool:
        """Whether a tag is one of a pair around the end of a number: ``2<sup>e</sup>``."""
        opened = start if self.text.startswith("<s", start) else self.text.rfind("<", 0, start)
        return opened >= 0 and _RAISED.match(self.text, opened) is not None

    def _behind_bracket(self, start: int) -> int:
        found = _DESTINATION.match(self.text, start)
        if not found and self.links:
            found = _LABEL.match(self.text, start)
            if found and link_name(found[1]) not in self.links:
                found = None
        return found.end() if found else 0

    def _bare_address(self, start: int) -> tuple[int, int]:
        scheme = _SCHEME.search(self.text, max(0, start - 8), start)
        found = _ADDRESS.match(self.text, start) if scheme else None
        if not scheme or not found:
            return start, 0
        return scheme.start(), start + len(found[0].rstrip(".,;:!?\"'*_"))

    def _next(self, closer: re.Pattern[str], start: int) -> int:
        """Where the next closing sign stands in the same paragraph; 0 for none."""
        if closer not in self.places:
            self.places[closer] = [each.start() for each in closer.finditer(self.text)]
        return self._first(self.places[closer], start)

    def _first(self, places: list[int], start: int) -> int:
        at, limit = bisect_left(places, start), bisect_left(self.limits, start)
        if at == len(places) or (limit < len(self.limits) and self.limits[limit] < places[at]):
            return 0
        return places[at]
