"""Forms of an address as a publication in some language has them: ``kritika`` in Russian."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sibcite import tables


def find(name: str, language: str = "") -> tables.AddressForm:
    """A form by its name, for a publication in a language.

    Args:
        name: A table of `data/address-forms.toml`.
        language: An ISO 639-1 code, `uk` or `uk-UA`; empty, and for a language of which the form
            says nothing, the form's own labels and names.

    Raises:
        ValueError: No such form; the message names the choices.
    """
    known = tables.address_forms()
    if name not in known:
        raise ValueError(f"No form of address is known as '{name}'. Forms: {', '.join(known)}.")
    code = language.partition("-")[0].casefold()
    return _told(name, code) if code in known[name].publication else known[name]


def later(rules: tables.AddressForm) -> tables.AddressForm:
    """A form as it stands where the archive was named before."""
    return replace(
        rules,
        archive=rules.archive_later or rules.archive,
        whole=rules.whole_later or rules.whole,
        levels=rules.levels_later or rules.levels,
    )


@cache
def _told(name: str, code: str) -> tables.AddressForm:
    form = tables.address_forms()[name]
    asked = form.publication[code]
    told = replace(form, names=asked.get("names", form.names))
    if asked.get("labels", form.labels) == form.labels:
        return told
    # What a form calls levels itself, and how it sets their marks, is in its usual language.
    return replace(told, labels=asked["labels"], own={}, verso="spaced")
