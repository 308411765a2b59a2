"""DOIs, which are given bare or as an address: ``https://doi.org/10.1017/slr.2019.1``."""

from __future__ import annotations

import re

_RESOLVER = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def bare(doi: str) -> str:
    """A DOI without the resolver or the scheme before it: one given as an address is the same."""
    return _RESOLVER.sub("", doi)
