"""A CSL 1.0.2 processor behind one narrow door: ``render(load(csl), items).bibliography``.

It knows CSL styles and CSL-JSON items, and nothing of records. The engine inside is citeproc-py;
everything that it needs or does wrong stays in its own folder.
"""

from sibcite.csl.citeproc_py import Style, load, render
from sibcite.csl.schema import BrokenStyle

__all__ = ["BrokenStyle", "Style", "load", "render"]
