"""Archive addresses, both ways: levels, labels, and the authority of archives."""

from sibcite.archives.authority import candidates, is_known
from sibcite.archives.parse import find, levels, parse, resolve, split_head
from sibcite.archives.show import show

__all__ = ["candidates", "find", "is_known", "levels", "parse", "resolve", "show", "split_head"]
