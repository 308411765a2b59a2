"""What a bare ``Там же. Л. 20`` or ``Ibid., 5`` in a note refers to: the citation right before it.

It is that only where nothing else is said between them, in the same note or at the end of the
note before; what stands there and was not understood may be a citation too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sibcite.fields import dates
from sibcite.manuscript.document import Flow
from sibcite.manuscript.mentions import Mention
from sibcite.model import Citation

_DESCRIBED = re.compile(r"[\s.,]*\((?P<inside>[^()]{3,200})\)")
_MAY_CITE = re.compile(r"[\d“”«»„\"*]")


class Before:
    """Remembers the last citation of the notes while a document is gone through in its order."""

    def __init__(self, flows: Sequence[Flow]) -> None:
        self._flows = flows
        self._last: Mention | None = None
        self._cited: Citation | None = None

    def note(self, mention: Mention, cited: Citation | None) -> None:
        """Take up a mention and the last work that it cites; None where that could not be told."""
        if self._flows[mention.flow].note:
            self._last, self._cited = mention, cited

    def cited(self, mention: Mention) -> Citation | None:
        """The work cited right before a mention; None where there is none."""
        return self._cited if self.is_told(mention) else None

    def is_told(self, mention: Mention) -> bool:
        """Whether a citation stands right before a mention, known or remarked on."""
        last = self._last
        if last is None:
            return False
        text, before = self._flows[mention.flow], self._flows[last.flow]
        if last.flow == mention.flow:
            return _is_nothing(text.text[last.span.end : mention.span.start])
        follows = text.note == before.note + 1
        apart = _undescribed(before.text[last.span.end :]), text.text[: mention.span.start]
        return follows and all(map(_is_nothing, apart))


def _undescribed(end: str) -> str:
    """The end of a note without what a bracket says of the document cited: who wrote whom, when.

    With quotes or a number besides the date it may cite another.
    """
    said = _DESCRIBED.match(end)
    is_plain = said is not None and not _MAY_CITE.search(_date().sub("", said["inside"]))
    return end[said.end() :] if said is not None and is_plain else end


@cache
def _date() -> re.Pattern[str]:
    return re.compile(dates.pattern(), re.IGNORECASE)


def _is_nothing(text: str) -> bool:
    """Whether a text says nothing: signs and spaces."""
    return not any(map(str.isalnum, text))
