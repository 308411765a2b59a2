r"""LaTeX files: one flow for the file, one for each note, one for each printed reference."""

from __future__ import annotations

from sibcite.manuscript.latex.commands import Command, commands, used
from sibcite.manuscript.latex.text import Latex, read
from sibcite.manuscript.latex.writing import bbl

__all__ = ["Command", "Latex", "bbl", "commands", "read", "used"]
