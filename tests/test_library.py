"""The public face: a handful of names, each usable from its docstring."""

from __future__ import annotations

import doctest
import importlib
import inspect
from typing import Any

import pytest

import sibcite
from sibcite.cli import cite as cite_command
from sibcite.cli import printing, records

LINE = "Karpov, V. V. (1997). *Plenniki Stalina* [Stalin's Prisoners]. Kiyev: IUI. (In Russian)"
STYLE = "russian-japanology-review"


def test_every_public_name_is_there_and_explained() -> None:
    for name in sibcite.__all__:
        value = getattr(sibcite, name)
        assert name == "__version__" or inspect.getdoc(value), name
    assert set(sibcite.__all__) <= set(dir(sibcite))


def test_name_that_is_not_there_is_said() -> None:
    with pytest.raises(AttributeError, match="no attribute 'bibliographize'"):
        sibcite.bibliographize  # noqa: B018


@pytest.mark.parametrize("room", ["read", "write", "cite"])
def test_verb_stays_a_verb_when_the_room_of_its_name_is_imported(room: str) -> None:
    importlib.import_module(f"sibcite.{room}")
    assert inspect.isfunction(getattr(sibcite, room))


def test_examples_in_docstrings_are_true() -> None:
    results = doctest.testmod(sibcite)
    assert results.attempted
    assert not results.failed


@pytest.mark.parametrize("form", ["csl-json", "jsonl", "bibtex"])
def test_written_records_read_back(form: str) -> None:
    parsed = sibcite.parse_lines(LINE)
    assert sibcite.read(sibcite.write(parsed.value, form), form).value == parsed.value


def test_list_and_citation_come_in_every_markup() -> None:
    from sibcite.write import BIBLIOGRAPHIES

    found = sibcite.parse(f"## References\n\n- {LINE}\n").value
    for to in BIBLIOGRAPHIES:
        assert "Karpov" in sibcite.format(found, STYLE, to)
        assert "Karpov" in sibcite.cite(found, found[0].id, STYLE, locator="46", to=to)
        assert not sibcite.cite(found, found[0].id, STYLE, to=to).endswith("\n")


def test_list_unsorted_keeps_the_order_of_the_records() -> None:
    one, two = sibcite.parse_lines(f"{LINE}\nAbe, K. (2001). *Siberia*. Tokyo: X.\n").value
    kept = sibcite.format([one, two], STYLE, sort=False)
    assert kept.index("Karpov") < kept.index("Abe")
    ordered = sibcite.format([one, two], STYLE)
    assert ordered.index("Abe") < ordered.index("Karpov")


def test_misuse_names_the_choices() -> None:
    found = sibcite.parse_lines(LINE).value
    key = found[0].id
    with pytest.raises(ValueError, match="csl-json"):
        sibcite.read("", "ris")
    with pytest.raises(ValueError, match="csl-json"):
        sibcite.write(found, "ris")
    with pytest.raises(ValueError, match="markdown"):
        sibcite.format(found, STYLE, "docbook")
    with pytest.raises(ValueError, match=STYLE):
        sibcite.format(found, "no-such-style")
    with pytest.raises(ValueError, match=key):
        sibcite.cite(found, key + "x", STYLE)
    with pytest.raises(ValueError, match="'46' is a place in one work"):
        sibcite.cite(found, [key, key], STYLE, locator="46")


def test_prefix_goes_before_the_first_work_and_suffix_after_the_last() -> None:
    first, last = sibcite.cluster(["a", "b"], prefix="see ", suffix=", passim")
    assert (first.prefix, first.suffix) == ("see ", "")
    assert (last.prefix, last.suffix) == ("", ", passim")


def test_choices_of_the_command_line_are_those_of_the_rooms() -> None:
    from sibcite.read import READERS
    from sibcite.write import BIBLIOGRAPHIES, CITATIONS, RECORDS

    assert set(records.FORMS) == set(READERS) == set(RECORDS)
    assert set(printing.MARKUPS) == set(BIBLIOGRAPHIES) == set(CITATIONS)
    assert "page" in cite_command.LABELS


def test_settings_and_lists_are_asked_of_any_style() -> None:
    records = sibcite.parse_lines(LINE).value
    printed = sibcite.format(
        records,
        "chicago-author-date",
        lists="grouped",
        settings={"title": "{translated} ({romanized})", "groups": {"Books": ["rest"]}},
    )
    assert printed.startswith("Books\n\n")
    assert "Stalin's Prisoners (Plenniki Stalina)" in printed.replace("’", "'")


def test_a_setting_or_kind_of_lists_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="'titel' is no setting"):
        sibcite.format([], "kritika", settings={"titel": "{text}"})
    with pytest.raises(ValueError, match="Kinds: single, grouped, dual"):
        sibcite.format([], "kritika", lists="three")


def test_a_number_is_a_locator_and_one_record_a_list() -> None:
    (record,) = sibcite.parse_lines(LINE).value
    cited = sibcite.cite(record, record.id, STYLE, locator="5")
    assert "5" in cited
    assert sibcite.cite([record], record.id, STYLE, locator=5) == cited
    assert sibcite.format(record, STYLE) == sibcite.format([record], STYLE)
    assert sibcite.write(record, "bibtex") == sibcite.write([record], "bibtex")


def test_what_is_of_another_type_is_said() -> None:
    parsed = sibcite.parse_lines(LINE)
    item: Any = {"id": "a", "type": "book"}
    wrong: Any = parsed
    none: Any = None
    data: Any = LINE.encode()
    with pytest.raises(TypeError, match=r"here is a dict\. sibcite\.read makes them of CSL-JSON"):
        sibcite.format([item], STYLE)
    with pytest.raises(TypeError, match="here is a str"):
        sibcite.write(item, "csl-json")
    with pytest.raises(TypeError, match="its records are in its 'value'"):
        sibcite.format(wrong, STYLE)
    with pytest.raises(TypeError, match="here is a NoneType"):
        sibcite.cite(none, "a", STYLE)
    with pytest.raises(TypeError, match="A key is the id of a record, a str, and not a Record"):
        sibcite.cite(parsed.value, wrong.value[0], STYLE)
    with pytest.raises(TypeError, match="A locator is text or a number, and not a NoneType"):
        sibcite.cite(parsed.value, parsed.value[0].id, STYLE, locator=none)
    with pytest.raises(TypeError, match="and not a bytes"):
        sibcite.parse(data)
