"""Locales: a page of terms, and what else a locale holds."""

from __future__ import annotations

import pytest

from sibcite.csl import schema
from sibcite.csl.locales import Locale, locale
from tests.cases import Case, cases
from tests.csl.styles import whole


def _locale(language: str, elements: str = "") -> Locale:
    root, _ = schema.unchecked(whole(f"{elements}<bibliography><layout/></bibliography>"))
    return locale(language, root)


def _term(spoken: Locale, asked: str) -> str:
    name, form, *plural = asked.split()
    text = spoken.term(name, form, bool(plural))
    return "(none)" if text is None else text or "(empty)"


@pytest.mark.parametrize("case", cases(__file__, "locales.md"), ids=lambda case: case.title)
def test_terms_are_found_as_the_page_says(case: Case) -> None:
    language, _, elements = case.blocks[0].partition("\n")
    spoken = _locale(language, elements)
    found = [_term(spoken, asked) for asked in case.blocks[1].splitlines()]
    assert found == case.blocks[2].splitlines()


def test_a_date_form_has_its_parts_in_order() -> None:
    american = _locale("en-US").dates["text"]
    assert [part["name"] for part in american[1]] == ["month", "day", "year"]
    own = _locale("en-US", '<locale><date form="text"><date-part name="year"/></date></locale>')
    assert [part["name"] for part in own.dates["text"][1]] == ["year"]


def test_options_are_covered_one_by_one() -> None:
    assert _locale("en-US").options["punctuation-in-quote"] == "true"
    option = '<locale><style-options limit-day-ordinals-to-day-1="true"/></locale>'
    assert _locale("en-US", option).options == {
        "punctuation-in-quote": "true",
        "limit-day-ordinals-to-day-1": "true",
    }


def test_a_noun_keeps_its_gender_under_a_term_of_the_style() -> None:
    before = _locale("fr-FR").find("edition")
    assert before is not None
    assert before.gender == "feminine"
    own = '<locale><terms><term name="edition">tirage</term></terms></locale>'
    after = _locale("fr-FR", own).find("edition")
    assert after is not None
    assert (after.single, after.gender) == ("tirage", "feminine")


@pytest.mark.parametrize("language", ["", "x" * 5000, "a/b", "\x00", "русский", "-"])
def test_what_is_no_language_is_printed_in_american_english(language: str) -> None:
    assert _locale(language).term("page") == "page"


def test_one_style_does_not_change_the_terms_of_another() -> None:
    own = '<locale><terms><term name="page">leaf</term></terms></locale>'
    assert _locale("en-US", own).term("page") == "leaf"
    assert _locale("en-US").term("page") == "page"
