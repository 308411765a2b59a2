"""The language of a title, told by its words and letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.romanize import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Reminiscences", "en"),
        ("The Song of Siberia in the Declining Years", "en"),
        ("Yaponskiye voyennoplennyye v SSSR: pravda i domysly", "ru"),
        ("Kak my upravlyali Germaniyey", "ru"),
        ("Iaponskie voennoplennye v SSSR", "ru"),
        ("Shiberia no banka", "ja"),
        ("Shiberia yokuryū. Beisō kankei no naka de no hen'yō", "ja"),
        ("Японские военнопленные", "ru"),
        ("Історія України", "uk"),
        ("シベリア抑留", "ja"),
        ("日本史", "ja"),
        ("Die Geschichte der japanischen Kriegsgefangenen", "de"),
        ("Les prisonniers japonais en Sibérie", "fr"),
        ("Xyzzy", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_title_is_found(text: str, code: str) -> None:
    assert language(text) == code


@given(st.text(max_size=60))
def test_finding_a_language_never_fails(text: str) -> None:
    assert language(text) in ("", "de", "en", "fr", "ja", "ru", "uk")
