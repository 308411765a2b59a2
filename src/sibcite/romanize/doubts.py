"""What is to be said of a restored text: ``mezhdru`` may be междру, or a slip for mezhdu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sibcite.model.span import Span
from sibcite.romanize.fitting import is_signless
from sibcite.romanize.lexicon import lexicon
from sibcite.romanize.restore import Restored, RestoredWord
from sibcite.romanize.typos import typos

# A word below this is doubtful.
DOUBTFUL = 0.95
_SHOWN = 3
# How usual a word is that may be meant where another is more so, and how long more than.
_USUAL, _SHORTEST = 5, 2
_SIGNS = str.maketrans("", "", "ьъ")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A romanized word, or two that are one, that may be another than it was restored to.

    Attributes:
        span: Where it stands in the romanized text.
        written: As it stands there.
        alternatives: What it may be, the likeliest first; empty if its restoration is in no doubt.
        suggestion: What it is likely a slip for, romanized; empty if for nothing we know.
    """

    span: Span
    written: str
    alternatives: tuple[str, ...]
    suggestion: str

    @property
    def message(self) -> str:
        """What was seen, in words."""
        if not self.alternatives:
            return f"'{self.written}' may be a slip."
        return f"'{self.written}' may be {' or '.join(self.alternatives)}."

    @property
    def hint(self) -> str:
        """What to do about it."""
        compare = "Compare it with the work's own title page."
        return f"Likely meant: '{self.suggestion}'. {compare}" if self.suggestion else compare


def doubts(text: str, restored: Restored) -> tuple[Doubt, ...]:
    """The doubtful words of a restored text and its slips, in their order.

    Args:
        text: The romanized text.
        restored: What `restore` made of it.
    """
    return tuple(sorted(_doubts(text, restored), key=lambda each: each.span.start))


def _doubts(text: str, restored: Restored) -> Iterator[Doubt]:
    slips = [
        each
        for each in typos(text, restored.system)
        if each.certainty == "warning" and each.code != "other-system"
    ]
    suggestions = {slip.span.start: slip.suggestion for slip in slips}
    # What can be one word only is in no doubt, though its system would spell it otherwise.
    several = [word for word in restored.words if len(word.alternatives) > 1]
    signless = is_signless(restored.system)
    doubtful = [
        word
        for word in several
        if word.alternatives[0][1] < DOUBTFUL or (signless and _is_of_sign_alone(word))
    ]
    for word in doubtful:
        shown = tuple(each for each, _ in word.alternatives[:_SHOWN])
        yield Doubt(word.span, word.written, shown, suggestions.get(word.span.start, ""))
    places = {word.span.start for word in doubtful}
    for slip in slips:
        if slip.span.start not in places:
            yield Doubt(slip.span, slip.word, (), slip.suggestion)


def _is_of_sign_alone(word: RestoredWord) -> bool:
    """Whether a sign that its system does not write parts two usual words: быть and быт."""
    if len(word.written) <= _SHORTEST:
        return False
    first, *others = (each.lower() for each, _ in word.alternatives)
    bare = first.translate(_SIGNS)
    return any(
        each.translate(_SIGNS) == bare and (lexicon().bucket(each) or 0) >= _USUAL
        for each in others
    )
