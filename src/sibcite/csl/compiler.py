"""The elements of CSL and what compiles each of them."""

from __future__ import annotations

from collections.abc import Mapping

from sibcite.csl import printers
from sibcite.csl.conditions import choose
from sibcite.csl.dates import compile_date
from sibcite.csl.env import Compile, Env
from sibcite.csl.names import compile_names

ELEMENTS: Mapping[str, Compile] = {
    "text": printers.text,
    "number": printers.number,
    "label": printers.label,
    "group": printers.group,
    "choose": choose,
    "names": lambda element, env: compile_names(element, env, env.parent, env.sort),
    "date": compile_date,
}

__all__ = ["ELEMENTS", "Env"]
