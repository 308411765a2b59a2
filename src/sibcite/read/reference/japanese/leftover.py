"""Words that no form tells: a publisher, a series, a journal without quotes, or unread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sibcite.model import Span
from sibcite.read.reference.japanese import series, words
from sibcite.read.reference.segments import Segment

_NUMBERED = frozenset(("volume", "issue"))
# A sentence or a note, and no name.
_PROSE = re.compile(
    r"参照|書評|引用|未刊|非売品|\d|[一-鿿][はをがへ]\Z|頁|"
    r"[一二三四五六七八九十元]年|月\Z|号\Z|(?<!出)版\Z"
)
_HIRAGANA = re.compile(r"[ぁ-ゖ]{3,}")
_SHORTEST, _LONGEST = 2, 40


def told(
    text: str, found: tuple[Span, ...], kinds: frozenset[str], is_part: bool, linked: bool
) -> tuple[Segment, ...]:
    """A segment for each stretch of words.

    Args:
        text: Plain text, as `folding` makes it.
        found: The stretches, in their order.
        kinds: What was found besides.
        is_part: Whether the title is in the quotes of an article or chapter.
        linked: Whether a link follows.
    """
    rest = tuple(_series(text, found))
    open_ = [each.span for each in rest if each.kind == "unread"]
    if len(open_) != 1:
        return rest
    kind = _kind(open_[0].of(text), kinds, is_part and "container-title" not in kinds, linked)
    return tuple(Segment(kind, each.span) if each.kind == "unread" else each for each in rest)


def _series(text: str, found: tuple[Span, ...]) -> Iterator[Segment]:
    """A series beside a publisher; ``東洋文庫`` alone may be either, and others are series."""
    for each in found:
        if series.is_one(each.of(text)) and each.of(text) != "東洋文庫":
            yield from series.read(text, each)
        else:
            yield Segment("unread", each)


def _kind(printed: str, kinds: frozenset[str], is_alone: bool, linked: bool) -> str:
    """What one stretch of words is.

    `is_alone` says that an article or chapter has no work yet that it is in.
    """
    if _is_sentence(printed) or not _SHORTEST <= len(printed) <= _LONGEST:
        return "unread"
    if "publisher" in kinds:
        return "unread"
    if not is_alone or "genre" in kinds:
        return "publisher"
    if linked and words.ends(printed, "sites"):
        return "container-title"
    if words.ends(printed, "newspapers") or (
        kinds & _NUMBERED and not words.ends(printed, "publishers")
    ):
        return "container-title"
    if words.ends(printed, "journals"):
        return "container-title"
    return "publisher" if words.ends(printed, "publishers") else "unread"


def _is_sentence(printed: str) -> bool:
    """Whether words are no name; much hiragana is in one of a known form only: ``みすず書房``."""
    if _HIRAGANA.search(printed) and not words.ends(printed, "publishers"):
        return True
    return _PROSE.search(printed) is not None
