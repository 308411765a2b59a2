"""An archive and its address as a footnote has them: ``GARF, f. 9401, op. 2, d. 582, ll. 9–12``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from sibcite import tables
from sibcite.archives import folding, forms, naming
from sibcite.archives.show import levels
from sibcite.fields.template import fill
from sibcite.model import ArchiveAddress


def refer(
    address: ArchiveAddress,
    form: str,
    language: str = "",
    first: bool = True,
    spelled: bool = False,
) -> str:
    """An archive and the address in it as a footnote has them, without the closing full stop.

    Args:
        address: The address; an archive that nobody knows goes by what was printed.
        form: A table of `data/address-forms.toml`.
        language: The language of the publication; empty for the form's usual one.
        first: Whether the document names the archive for the first time.
        spelled: Whether labels have their words beside them, in the forms that do so.

    Raises:
        ValueError: No such form; the message names the choices.

    Source: [gost-r-7.0.5-2008], [chicago-18], [jacar-guidelines]
    """
    rules = forms.find(form, language)
    return _filled(address, rules if first else forms.later(rules), spelled)


def refer_all(
    addresses: Iterable[ArchiveAddress], form: str, language: str = ""
) -> tuple[str, ...]:
    """The addresses of a document in their order, each as `refer` has it.

    Each archive is expanded at its first mention, and labels are spelled at the first citation of
    the document, in the forms that do so.

    Args:
        addresses: The addresses, in the order of the document.
        form: A table of `data/address-forms.toml`.
        language: The language of the publication; empty for the form's usual one.

    Raises:
        ValueError: No such form; the message names the choices.
    """
    show = printer(form, language)
    return tuple(show(address) for address in addresses)


def printer(
    form: str, language: str = "", later: bool = False, levels_only: bool = False
) -> Callable[[ArchiveAddress], str]:
    """What prints the addresses of a document one after the other, as `refer_all` does.

    Args:
        form: A table of `data/address-forms.toml`.
        language: The language of the publication; empty for the form's usual one.
        later: Whether every archive counts as named before.
        levels_only: Whether the archive is left out.

    Raises:
        ValueError: No such form; the message names the choices.
    """
    rules = forms.find(form, language)
    if levels_only:
        return lambda address: levels(address, rules, spelled=False)
    return _Document(rules, later)


class _Document:
    """Which archives a document has named, and whether it has spelled its labels."""

    def __init__(self, rules: tables.AddressForm, later: bool) -> None:
        self._later = forms.later(rules)
        self._first = self._later if later else rules
        self._same = replace(self._later, archive=rules.archive_same or self._later.archive)
        self._named: set[str] = set()
        self._before, self._spelled = "", not later

    def __call__(self, address: ArchiveAddress) -> str:
        """The next address of the document."""
        key = address.archive or folding.key(address.written)
        rules = self._later if key in self._named else self._first
        if key and key == self._before:
            rules = self._same
        printed = _filled(address, rules, self._spelled)
        self._named.add(key)
        # A citation without levels has no labels to spell.
        self._before, self._spelled = key, self._spelled and not address.levels
        return printed


def _filled(address: ArchiveAddress, rules: tables.AddressForm, spelled: bool) -> str:
    names = naming.names(address, rules.names, rules.soft_sign)
    parts = {
        # An archive without the name that the form asks for goes by the one it has.
        "archive": fill(rules.archive, names) or next(filter(None, names.values()), ""),
        "address": levels(address, rules, spelled),
        "place": naming.place(address, rules.names),
        "country": naming.country(address, rules.names),
        "holder": naming.holder(address, rules.names),
    }
    return fill(rules.whole, parts)
