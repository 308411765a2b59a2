"""Records under a style's presentation: which forms are shown, then what CSL makes of them."""

from sibcite.cite.citing import citations
from sibcite.cite.document import Printed, document, is_note, marks_follow_stops
from sibcite.cite.engine import ENGINES, load
from sibcite.cite.listing import (
    Asked,
    Lists,
    bibliography,
    bibliography_as_given,
    kind_of_lists,
    lists,
)
from sibcite.cite.presentation import Presentation
from sibcite.cite.settings import BrokenPresentation

__all__ = [
    "ENGINES",
    "Asked",
    "BrokenPresentation",
    "Lists",
    "Presentation",
    "Printed",
    "bibliography",
    "bibliography_as_given",
    "citations",
    "document",
    "is_note",
    "kind_of_lists",
    "lists",
    "load",
    "marks_follow_stops",
]
