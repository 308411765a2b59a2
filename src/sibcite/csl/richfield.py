"""Text inside a field: its markup and its quotes become nodes, as in ``On <i>"Kaga"</i>``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sibcite.csl.nodes import Dress, Mark, Node, Out

_SPECIAL = re.compile("[<\"'“”‘’«»]")
_PIECE = re.compile("<[^<>]*>|[\"'“”‘’«»]")
_TAG = re.compile(r"<(/)?(i|b|sup|sub|sc|span)(\s[^<>]*)?>", re.IGNORECASE)
_TAG_AT_END = re.compile("<[^<>]*>$")
_TAG_AT_START = re.compile("^<[^<>]*>")
_MARKS: dict[str, Mark] = {
    "i": ("font-style", "italic"),
    "b": ("font-weight", "bold"),
    "sup": ("vertical-align", "sup"),
    "sub": ("vertical-align", "sub"),
    "sc": ("font-variant", "small-caps"),
}
# What a span says in its attributes, written without spaces.
_SPANS: dict[str, Mark] = {
    "small-caps": ("font-variant", "small-caps"),
    "font-style:normal": ("font-style", "normal"),
}
# Text case does not reach what is marked so.
_CASELESS = ("font-variant", "vertical-align")
_MARKED = {
    mark: Dress((mark,), nocase=mark[0] in _CASELESS, inner=True)
    for mark in (*_MARKS.values(), *_SPANS.values())
}
_NOCASE = Dress(nocase=True)
_UNDECORATED = Dress(
    (("font-style", "normal"), ("font-variant", "normal"), ("font-weight", "normal")), nocase=True
)
# A quote and what stands for either of its sides; straight ones and curly ones pair.
_PAIRS = {"“": '"', "”": '"', "‘": "'", "’": "'", "»": "«"}
_OPENERS, _CLOSERS = "“‘«", "”’»"
_BEFORE_QUOTES = "([{—–-/\"'“‘«"
# The tag of what stood in guillemets, which stay as they are where the locale does not use them.
GUILLEMETS = "guillemets"
_QUOTED = Dress(quotes=True, inner=True)
_IN_GUILLEMETS = Dress(quotes=True, inner=True, tag=GUILLEMETS)
# How straight quotes look in an affix: outer ones, then those inside them.
_CURLED = (("“", "”"), ("‘", "’"))
_LONGEST_TAG = 100
# Deeper markup than any real field has is text, so that no field is too deep to print.
_DEEPEST = 32


@dataclass(slots=True)
class _Token:
    """A stretch of a field: `text`, `open` and `close` for tags, `quote` as long as it is unpaired.

    Pairing makes a quote an `open` or `close` with a key that begins with `q`, or text.
    """

    kind: str
    text: str
    key: str = ""
    start: int = 0


def parse(text: str) -> list[Out]:
    """The kids of a node for the text of a field; what is no markup and no quote is text."""
    if _SPECIAL.search(text) is None:
        return [text]
    return _nested(_paired(text))


def parse_affix(text: str) -> list[Out]:
    """The kids of an affix that a user wrote: its markup, and straight quotes curled in place."""
    if _SPECIAL.search(text) is None:
        return [text]
    tokens = _paired(text)
    depth = 0
    for token in tokens:
        if token.key[:1] != "q":
            continue
        depth -= token.kind == "close"
        if token.text in "\"'":
            token.text = _CURLED[depth % 2][token.kind == "close"]
        depth += token.kind == "open"
        token.kind = "text"
    return _nested(tokens)


def _paired(text: str) -> list[_Token]:
    """The tokens of a text, its tags and quotes paired; what has no partner is text."""
    tokens = list(_tokens(text))
    opened: list[_Token] = []
    for token in tokens:
        if token.kind == "quote":
            _pair_quote(token, opened, text)
        elif token.kind == "open":
            opened.append(token)
        elif token.kind == "close":
            _close(token, opened, _partner(token.key, opened))
        if len(opened) > _DEEPEST:
            _as_text(opened.pop())
    for token in opened:
        _as_text(token)
    return tokens


def _tokens(text: str) -> Iterable[_Token]:
    position = 0
    for piece in _PIECE.finditer(text):
        if piece.start() > position:
            yield _Token("text", text[position : piece.start()])
        position = piece.end()
        tag = _TAG.fullmatch(piece[0])
        if tag:
            yield _Token("close" if tag[1] else "open", piece[0], tag[2].lower())
        elif piece[0][0] == "<":
            yield _Token("text", piece[0])
        else:
            key = "q" + _PAIRS.get(piece[0], piece[0])
            yield _Token("quote", piece[0], key, piece.start())
    if position < len(text):
        yield _Token("text", text[position:])


def _pair_quote(token: _Token, opened: list[_Token], text: str) -> None:
    """Make a quote open, close, or be an apostrophe, by what stands around it."""
    sign, at = token.text, token.start
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    partner = _partner(token.key, opened)
    if partner is not None and _closes(token, opened[partner:], before, after):
        token.kind = "close"
        _close(token, opened, partner)
    elif sign in _OPENERS or (sign not in _CLOSERS and _opens(at, text)):
        opened.append(token)
    else:
        _as_text(token)


def _partner(key: str, opened: list[_Token]) -> int | None:
    """The place of the last token of that key that is open."""
    places = (place for place in range(len(opened) - 1, -1, -1) if opened[place].key == key)
    return next(places, None)


def _closes(token: _Token, since: list[_Token], before: str, after: str) -> bool:
    """Whether a quote ends the one that opened `since`: behind a letter, and across no tag."""
    if before.isspace() or token.text in _OPENERS:
        return False
    if token.key == "q'" and before.isalnum() and after.isalnum():
        return False
    if since[0].start == token.start - 1:
        return False
    return all(each.key[0] == "q" for each in since)


def _opens(at: int, text: str) -> bool:
    before = _TAG_AT_END.sub("", text[max(at - _LONGEST_TAG, 0) : at])[-1:]
    after = _TAG_AT_START.sub("", text[at + 1 : at + 1 + _LONGEST_TAG])[:1]
    begins = not before or before.isspace() or before in _BEFORE_QUOTES
    return begins and bool(after) and not after.isspace()


def _close(token: _Token, opened: list[_Token], partner: int | None) -> None:
    """Close the partner; what opened since then and was not closed is text."""
    if partner is None:
        _as_text(token)
        return
    opened[partner].kind = "open"
    for between in opened[partner + 1 :]:
        _as_text(between)
    del opened[partner:]


def _as_text(token: _Token) -> None:
    token.text = "’" if token.text == "'" else token.text
    token.kind, token.key = "text", ""


def _nested(tokens: Iterable[_Token]) -> list[Out]:
    """The tokens as nodes within nodes."""
    levels: list[tuple[_Token | None, list[Out]]] = [(None, [])]
    for token in tokens:
        kids = levels[-1][1]
        if token.kind == "open":
            levels.append((token, []))
        elif token.kind == "close":
            opener, inner = levels.pop()
            assert opener is not None, "every token that closes has its partner"
            levels[-1][1].append(_node(opener, inner, token))
        elif kids and isinstance(kids[-1], str):
            kids[-1] += token.text
        else:
            kids.append(token.text)
    return levels[0][1]


def _node(opener: _Token, kids: list[Out], closer: _Token) -> Node:
    if opener.key[0] == "q":
        return Node(kids, _IN_GUILLEMETS if opener.key == "q«" else _QUOTED)
    said = re.sub(r"\s", "", opener.text).lower()
    if opener.key == "span" and "nocase" in said:
        return Node(kids, _NOCASE)
    if opener.key == "span" and "nodecor" in said:
        return Node(kids, _UNDECORATED)
    mark = _MARKS.get(opener.key) or next((_SPANS[key] for key in _SPANS if key in said), None)
    if mark is None:
        return Node([opener.text, *kids, closer.text])
    return Node(kids, _MARKED[mark])
