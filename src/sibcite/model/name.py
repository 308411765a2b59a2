"""A person or body as a reference names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Order = Literal["inverted", "family-first", "given-first"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name, in the parts that CSL gives a name. Absent parts are empty.

    Attributes:
        family: Family name; `particle` parts stand apart.
        given: Given names or initials, as printed.
        dropping_particle: `de` in "La Fontaine, Jean de".
        non_dropping_particle: `van` in "van Gogh".
        suffix: `Jr.`, `III`.
        literal: The whole of a name without parts: a ministry, a mononym.
        order: As printed: `inverted` with a comma ("Galitskiy, V. P."), `family-first` without
            one ("Kobayashi A."), `given-first` ("Joseph Deniker").
        original: The name in its own script, if printed or known.
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    order: Order = "inverted"
    original: Name | None = None
