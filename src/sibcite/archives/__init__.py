"""Archive addresses, both ways: levels, labels, and the authority of archives."""

from sibcite.archives.authority import NONE, Hints, candidates, is_known, name_in, search
from sibcite.archives.codes import permalink
from sibcite.archives.forms import find as form
from sibcite.archives.found import Found
from sibcite.archives.parse import (
    find,
    is_address,
    locate,
    parse,
    read,
    resolve,
    split_head,
    unread,
)
from sibcite.archives.refer import printer, refer, refer_all
from sibcite.archives.restyle import restyle
from sibcite.archives.show import show

__all__ = [
    "NONE",
    "Found",
    "Hints",
    "candidates",
    "find",
    "form",
    "is_address",
    "is_known",
    "locate",
    "name_in",
    "parse",
    "permalink",
    "printer",
    "read",
    "refer",
    "refer_all",
    "resolve",
    "restyle",
    "search",
    "show",
    "split_head",
    "unread",
]
