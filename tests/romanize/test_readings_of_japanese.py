"""Readings by a dictionary, where the extra `ja` is installed."""

from __future__ import annotations

import pytest

from sibcite.romanize.japanese import Suggestion, agrees, suggest_reading

pytest.importorskip("fugashi")
pytest.importorskip("unidic_lite")


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("日本の歴史", "Nihon no rekishi"),
        ("シベリアの挽歌", "Shiberia no banka"),
        ("米ソ関係の中での変容", "Beiso kankei no naka de no hen'yō"),
        ("思うこと", "Omou koto"),
    ],
)
def test_a_title_is_read_as_a_suggestion(title: str, read: str) -> None:
    assert suggest_reading(title) == Suggestion(read, suggested=True)


def test_a_missing_word_is_found_on_either_side() -> None:
    assert agrees("国抑留者補償協議会", "Zenkoku yokuryūsha hoshō kyōgikai") is False
    assert agrees("東京の空", "Tōkyō no sora") is True
    assert agrees("シベリア抑留", "Shiberia yokuryū") is not False
