"""WHOLE DOCUMENTS: citations found, linked and put into a style, in Word, Markdown and LaTeX."""

from sibcite.manuscript.build import Asked, Built, build, link, rewritten
from sibcite.manuscript.document import Manuscript, Unfit
from sibcite.manuscript.formats import read
from sibcite.manuscript.printed import records_of, unread_of

__all__ = [
    "Asked",
    "Built",
    "Manuscript",
    "Unfit",
    "build",
    "link",
    "read",
    "records_of",
    "rewritten",
    "unread_of",
]
