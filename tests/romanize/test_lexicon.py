"""The built files are those that the script knows, and are read as they were written."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import sibcite
from sibcite import tables
from sibcite.romanize.grams import START, grams
from sibcite.romanize.lexicon import Lexicon, lexicon

ROOT = Path(__file__).parent.parent.parent
FOLDER = Path(sibcite.__file__).parent / "data" / "lexicon"


def script() -> ModuleType:
    """`tools/build_lexicon.py`, which needs its packages only to build."""
    spec = importlib.util.spec_from_file_location("build", ROOT / "tools" / "build_lexicon.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["ru.dafsa", "ru.grams"])
def test_the_files_are_those_of_the_script(name: str) -> None:
    assert hashlib.sha256(tables.lexicon(name)).hexdigest() == script().CHECKSUMS[name]


def test_the_notice_and_the_page_name_the_versions_of_the_script() -> None:
    for package, version in script().VERSIONS.items():
        assert f"{package}=={version}" in (FOLDER / "README.md").read_text(encoding="utf-8")
        if package != "dawg2-python":
            assert f"{package} {version}" in (FOLDER / "NOTICE").read_text(encoding="utf-8")


def test_the_package_data_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 6_000_000


def test_words_of_the_sources_are_there_with_how_usual_they_are() -> None:
    usual = [lexicon().bucket(word) for word in ("и", "война", "опись", "военнопленными")]
    assert usual == sorted(filter(None, usual), reverse=True)
    assert "пётр" in lexicon()
    assert "петр" in lexicon()
    assert "войнаа" not in lexicon()
    assert "" not in lexicon()


def test_a_small_automaton_holds_its_words_and_no_others() -> None:
    words = {"вода": 3, "воды": 3, "год": 15, "года": 0, "я": 1}
    built = Lexicon(script()._automaton(words))
    for word in (*words, "в", "вод", "годы", "яя"):
        assert built.bucket(word) == words.get(word)


def test_a_file_of_another_make_is_refused() -> None:
    with pytest.raises(ValueError, match="build_lexicon"):
        Lexicon(b"SCD0" + b"\0" * 8)


def test_letters_that_follow_one_another_cost_less() -> None:
    after_st = grams().cost(START, "с")[1]
    assert grams().cost(after_st, "т")[0] < grams().cost(after_st, "щ")[0]
