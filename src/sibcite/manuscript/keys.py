"""Citations by keys, as pandoc has them: ``[see @katasonova2005, p. 46; -@karpov1997]``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sibcite.manuscript import locators
from sibcite.manuscript.document import MASK, Flow
from sibcite.manuscript.mentions import Mention, Part
from sibcite.model import Span

_KEY = r"@(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>\w(?:[\w:.#$%&+?<>~/-]*[\w/])?))"
# An address of mail has a letter before its sign.
_CITED = re.compile(rf"(?<![\w@\\.])(?P<minus>-)?{_KEY}")
_BEHIND = re.compile(r"\s?\[(?P<inside>[^\[\]]{1,200})\]")
_LONGEST = 1_000


def find(number: int, flow: Flow) -> Iterator[Mention]:
    """The citations by keys in a flow, in their order.

    Args:
        number: The number of the flow.
        flow: The flow.
    """
    at = 0
    text = flow.text
    while (cited := _CITED.search(text, at)) is not None:
        bracket = _bracket(text, cited.start(), at)
        if bracket is not None:
            yield _grouped(number, text, bracket)
            at = bracket.end
            continue
        mention = _narrative(number, text, cited)
        yield mention
        at = mention.span.end


def _bracket(text: str, inside: int, since: int) -> Span | None:
    """The square brackets around a place, if there are any and nothing of a mask is in them."""
    start = text.rfind("[", max(since, inside - _LONGEST), inside)
    if start < 0 or "]" in text[start:inside]:
        return None
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST)):
        if text[at] == MASK:
            return None
        depth += (text[at] == "[") - (text[at] == "]")
        if not depth:
            return Span(start, at + 1)
    return None


def _grouped(number: int, text: str, bracket: Span) -> Mention:
    inside = text[bracket.start + 1 : bracket.end - 1]
    parts = tuple(_part(piece) for piece in inside.split(";") if piece.strip())
    return Mention(number, bracket, bracket, parts, shape="key")


def _part(piece: str) -> Part:
    cited = _CITED.search(piece)
    if cited is None:
        # A piece without a key goes on with what stands before it, as text.
        return Part("key", "", prefix=piece.strip(), written=piece)
    key = cited["braced"] or cited["key"]
    prefix = piece[: cited.start()].lstrip()
    where = locators.read(piece[cited.end() :])
    return Part("key", key, (), where, prefix, bool(cited["minus"]), piece.strip())


def _narrative(number: int, text: str, cited: re.Match[str]) -> Mention:
    """``@saito1995 [p. 208]``: the author in the sentence, the place in brackets behind."""
    behind = _BEHIND.match(text, cited.end())
    where = locators.Locator()
    end = cited.end()
    if behind is not None and "@" not in behind["inside"] and MASK not in behind["inside"]:
        where, end = locators.read(behind["inside"]), behind.end()
    span = Span(cited.start(), end)
    key = cited["braced"] or cited["key"]
    part = Part("key", key, (), where, "", bool(cited["minus"]), span.of(text))
    narrative = not cited["minus"]
    return Mention(number, span, span, (part,), shape="key", narrative=narrative)
