"""Where quotes and brackets close: ``「『朝日新聞』の時代」`` holds quotes of the other kind."""

from __future__ import annotations

from collections.abc import Mapping

from sibcite.model import Span

OPEN = {"「": "」", "『": "』", "(": ")", "[": "]", "〈": "〉", "《": "》", "【": "】"}


def pairs(text: str, span: Span) -> Mapping[int, int]:
    """Where each sign that opens is closed, by where it stands; one that never is, is left out."""
    found: dict[int, int] = {}
    awaited: list[tuple[str, int]] = []
    for place in range(span.start, span.end):
        sign = text[place]
        if sign in OPEN:
            awaited.append((OPEN[sign], place))
        elif awaited and sign == awaited[-1][0]:
            found[awaited.pop()[1]] = place
    return found
