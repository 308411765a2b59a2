"""One text in up to three forms: as printed, in its own script, in another's words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A title, a publisher, a place: the form that was printed first, and the others.

    Attributes:
        text: As printed first, romanized or in its own script.
        original: The form in its own script, where `text` is another; empty if unknown.
        romanized: The form in Latin letters, where `text` is another; empty if unknown.
        translated: The form in another language's words; empty if unknown.
        language: The language of `text` where it is not the work's own; empty otherwise.
        system: The romanization of `text` (a key such as `bgn-pcgn`); empty if unknown.
    """

    text: str
    original: str = ""
    romanized: str = ""
    translated: str = ""
    language: str = ""
    system: str = ""
