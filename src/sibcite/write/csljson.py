"""Records as CSL-JSON 1.0.2, for pandoc, Zotero and citeproc-js: an array, an item a record."""

from __future__ import annotations

from collections.abc import Sequence

from sibcite.fields import jsontext
from sibcite.model import Record
from sibcite.write.item import judged


def write(records: Sequence[Record]) -> str:
    """The records as a CSL-JSON array; what CSL has no variable for stands under `custom`.

    Source: [csl-1.0.2]
    """
    return jsontext.show_indented([judged(record) for record in records]) + "\n"
