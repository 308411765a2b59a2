"""Keys of references that have none, as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite.model import Date, Name, Text
from sibcite.read.reference import keys


def _key(family: str, suffix: str = "") -> str:
    return keys.key("", {"author": (Name(family),)}, None, {}, Date((2003,)), suffix)


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("Каминский", "kaminskii2003"),
        ("Щербаков", "shcherbakov2003"),
        ("Объедков", "obedkov2003"),
        ("Ющенко-Ільїн", "iushchenkoilin2003"),
        ("Jurʹev", "jurev2003"),
        ("Obʺedkov", "obedkov2003"),
        ("Ob”yedkov", "obyedkov2003"),
        ("Suchačëv", "suchacev2003"),
        ("Saitō", "saito2003"),
        ("Wałęsa", "walesa2003"),
        ("MacArthur", "macarthur2003"),
        ("斎藤", "斎藤2003"),
        ("«»", "reference2003"),
    ],
)
def test_a_key_is_easy_to_type(family: str, expected: str) -> None:
    assert _key(family) == expected


def test_a_cyrillic_letter_behind_the_year_goes_by_its_place() -> None:
    assert _key("Каминский", "в") == "kaminskii2003c"


def test_a_title_and_a_label_in_cyrillic_give_a_key_too() -> None:
    texts = {"title": Text("Японские военнопленные")}
    assert keys.key("", {}, None, texts, Date((1991,)), "") == "iaponskie1991"


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўA-'’ʹʺ”", max_size=12))
def test_a_key_of_either_script_is_ascii(family: str) -> None:
    assert _key(family).isascii()
    assert _key(family).isalnum()
