"""From script to script: Cyrillic and kana in Latin letters, back, and which language it is."""

from sibcite.romanize.compatible import compatible_systems, system_of
from sibcite.romanize.detect import language
from sibcite.romanize.forward import letters, romanize
from sibcite.romanize.inverse import letters_back, reversible_systems
from sibcite.romanize.named import systems_of
from sibcite.romanize.restore import Restored, RestoredWord, restore
from sibcite.romanize.typos import Typo, typos

__all__ = [
    "Restored",
    "RestoredWord",
    "Typo",
    "compatible_systems",
    "language",
    "letters",
    "letters_back",
    "restore",
    "reversible_systems",
    "romanize",
    "system_of",
    "systems_of",
    "typos",
]
