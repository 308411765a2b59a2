"""citeproc-py as an engine, for comparison: its faults stay in this folder."""

from sibcite.csl.citeproc_py.render import render
from sibcite.csl.citeproc_py.style import Style, load

__all__ = ["Style", "load", "render"]
