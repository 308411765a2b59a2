"""WHOLE DOCUMENTS: citations found, linked and put into a style, in Word, Markdown and LaTeX."""

from sibcite.manuscript.build import Asked, Built, build
from sibcite.manuscript.document import Manuscript, Unfit
from sibcite.manuscript.formats import read
from sibcite.manuscript.linking import link, rewritten
from sibcite.manuscript.placement import sought
from sibcite.manuscript.printed import records_of, unread_of
from sibcite.manuscript.revision import Revised, headings_changed, is_in_order, revised

__all__ = [
    "Asked",
    "Built",
    "Manuscript",
    "Revised",
    "Unfit",
    "build",
    "headings_changed",
    "is_in_order",
    "link",
    "read",
    "records_of",
    "revised",
    "rewritten",
    "sought",
    "unread_of",
]
