"""A style as a class of pybtex: it sorts, labels and formats entries as the CSL style does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle

from sibcite.model import Run
from sibcite.plugin import entries as theirs
from sibcite.plugin import richtext
from sibcite.plugin.printed import Printed, printed
from sibcite.tables import StyleFiles


def style_class(files: StyleFiles) -> type[CslStyle]:
    """The class of a style, which pybtex makes an instance of for each bibliography."""
    return type("CslStyle", (CslStyle,), {"files": files, "__doc__": f"The style {files.name}."})


class CslStyle(BaseStyle):
    """A bibliography in a CSL style.

    pybtex sorts, then labels, then formats each entry; Sphinx calls the three itself. All three
    need the list as a whole, so it is printed when it is first seen. Whoever asks for another
    sorting or other labels gets them; how names are shown is the style's own.

    Attributes:
        files: The style.
    """

    files: StyleFiles

    def __init__(self, label_style: Any = None, sorting_style: Any = None, **options: Any) -> None:
        super().__init__(label_style=label_style, sorting_style=sorting_style, **options)
        self._printed: Printed | None = None
        self._keys: set[str] = set()
        self._others: Sequence[Any] = ()
        # The base class puts the methods of its own plug-ins here.
        self._sorting: Any = None if sorting_style is None else self.sorting_style.sort
        self.sort = self._sort
        if label_style is None:
            self.format_labels = self._format_labels

    def format_bibliography(self, bib_data: Any, citations: Any = None) -> Any:
        """The bibliography of a file, whose other entries may be the whole of one in it."""
        self._others = tuple(bib_data.entries.values())
        return super().format_bibliography(bib_data, citations)

    def format_entry(self, label: str, entry: Any, bib_data: Any = None) -> Any:
        """The entry under a label; one that is no work, such as a set, is its key."""
        if bib_data is not None:
            self._others = tuple(bib_data.entries.values())
        text = self._list([entry]).texts.get(entry.key, (Run(entry.key),))
        return FormattedEntry(entry.key, richtext.shown(text), label)

    def _sort(self, entries: Iterable[Any]) -> list[Any]:
        """The entries in the order of the style; what is no work comes last.

        Another sorting that was asked for is the order in which the list is printed, since what
        stands for an author who comes again, and the letters behind years, go by the order.
        """
        if self._sorting is not None:
            given = list(self._sorting(list(entries)))
            self._list(given)
            return given
        given = list(entries)
        places = {key: at for at, key in enumerate(self._list(given).order)}
        return sorted(given, key=lambda entry: places.get(entry.key, len(places)))

    def _format_labels(self, entries: Iterable[Any]) -> list[str]:
        given = list(entries)
        labels = self._list(given).labels
        return [labels.get(entry.key, str(number)) for number, entry in enumerate(given, start=1)]

    def _list(self, entries: Sequence[Any]) -> Printed:
        """The list that these entries stand in; where they stand in none, they are one."""
        keys = {entry.key for entry in entries}
        if self._printed is None or not keys <= self._keys:
            works = tuple(theirs.records(entries, self._others).values())
            given = self._sorting is not None
            self._printed, self._keys = printed(works, self.files, given), keys
        return self._printed
