"""Places and publishers in Cyrillic, by cases and a law."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import tables
from sibcite.romanize import imprint
from sibcite.romanize.fitting import russian_systems
from tests.cases import Case, cases

CASES = [
    *((imprint.place, case) for case in cases(__file__, "places.md")),
    *((imprint.publisher, case) for case in cases(__file__, "publishers.md")),
]
PUBLISHERS = tables.words("publishers")["russian"]
FORMS = [form for forms in PUBLISHERS.values() for form in forms]
FORMS += [form for row in tables.places() for form in (row.english, *row.variants)]


@pytest.mark.parametrize(("restored", "case"), CASES, ids=lambda each: getattr(each, "title", ""))
def test_an_imprint_is_restored(restored: Callable[[str, str], str], case: Case) -> None:
    found = [restored(line, "ru-bgn-pcgn") or "-" for line in case.blocks[0].splitlines()]
    assert "\n".join(found) == case.blocks[1]


def test_a_form_in_latin_letters_has_one_name() -> None:
    forms = [form.casefold() for form in FORMS]
    assert len(set(forms)) == len(forms)
    assert list(PUBLISHERS) == sorted(PUBLISHERS)


@given(st.lists(st.sampled_from(FORMS) | st.text(max_size=12), max_size=3).map(" ".join),
       st.sampled_from(russian_systems()))  # fmt: skip
def test_restoring_an_imprint_never_fails(text: str, system: str) -> None:
    assert isinstance(imprint.place(text, system), str)
    assert isinstance(imprint.publisher(text, system), str)
