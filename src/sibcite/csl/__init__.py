"""A CSL 1.0.2 processor behind one narrow door: ``render(load(csl), items).bibliography``.

It knows CSL styles and CSL-JSON items, and nothing of records. A style compiles once into
closures; `citeproc_py` holds the engine of that name behind the same two verbs, for comparison.
"""

from sibcite.csl.locales import is_known as is_locale
from sibcite.csl.nameorder import is_japanese_name
from sibcite.csl.render import Processor, render
from sibcite.csl.schema import BrokenStyle
from sibcite.csl.style import Style, load
from sibcite.csl.variables import DATES

__all__ = [
    "DATES",
    "BrokenStyle",
    "Processor",
    "Style",
    "is_japanese_name",
    "is_locale",
    "load",
    "render",
]
