"""What a reader of text remarks on, beside the value that it always gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

from sibcite.model.span import Span

Severity = Literal["note", "warning", "error"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark.

    Attributes:
        code: Lower case with hyphens; names the thing seen, not the cure.
        severity: `note` (worth knowing), `warning` (doubt), `error` (something was not read).
        message: What was seen, in the reader's words, the text quoted.
        span: Where, in the source text of the record or the input that was read; None if nowhere.
        hint: What to do about it, or empty.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str = ""

    def moved(self, by: int) -> Diagnostic:
        """The same remark on a text that has `by` more code points before it."""
        return self if self.span is None else replace(self, span=self.span.moved(by))


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """What reading gives: always a value, and what is to be remarked on."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


def moved(diagnostics: Iterable[Diagnostic], by: int) -> tuple[Diagnostic, ...]:
    """The same remarks on a text that has `by` more code points before it."""
    return tuple(diagnostic.moved(by) for diagnostic in diagnostics)
