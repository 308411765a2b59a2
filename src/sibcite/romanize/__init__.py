"""From script to script: Cyrillic and kana in Latin letters, and which language a text is in."""

from sibcite.romanize.compatible import compatible_systems, system_of
from sibcite.romanize.detect import language
from sibcite.romanize.forward import letters, romanize, systems_of
from sibcite.romanize.inverse import letters_back, reversible_systems

__all__ = [
    "compatible_systems",
    "language",
    "letters",
    "letters_back",
    "reversible_systems",
    "romanize",
    "system_of",
    "systems_of",
]
