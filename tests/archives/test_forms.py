"""Addresses in the forms of the styles: the pages of cases, and the laws."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sibcite import archives, tables
from sibcite.archives import prefixes
from sibcite.archives.show import shortened, shortened_to_two
from sibcite.model import ArchiveAddress, Level, Text
from sibcite.tables import facts
from tests.cases import Case, cases

_LEVEL = re.compile(r"(?P<name>\w+)=(?P<value>.*?)(?: \((?P<label>[^()]+)\))?")
_HEAD = re.compile(r"(?P<written>.*?)(?: \((?P<name>.+?)\))?(?: \[(?P<translated>.+)\])?")


def _address(line: str) -> ArchiveAddress:
    """An address by hand: `garf | GA RF | fond=9401 (F.) | opis=2 (op.)`; `-` for no archive."""
    key, head, *rest = line.split(" | ")
    printed = _HEAD.fullmatch(head)
    assert printed
    name = (
        Text(printed["name"], translated=printed["translated"] or "") if printed["name"] else None
    )
    levels = []
    for each in rest:
        match = _LEVEL.fullmatch(each)
        assert match, each
        levels.append(Level(match["name"], match["value"], match["label"] or ""))
    return ArchiveAddress(
        archive=None if key == "-" else key,
        written=printed["written"].strip("-"),
        name=name,
        location=", ".join(f"{level.label} {level.value}".strip() for level in levels),
        levels=tuple(levels),
    )


PAGE = cases(__file__, "forms.md")
REFERENCES = cases(__file__, "references.md")
LANGUAGES = cases(__file__, "form-languages.md")
PRINTED = cases(__file__, "printed.md")


@pytest.mark.parametrize("case", PAGE, ids=lambda case: case.title)
def test_an_address_is_shown_as_its_case_says(case: Case) -> None:
    address = _address(case.blocks[0])
    shown = "\n".join(f"{form}: {archives.show(address, form)}" for form in tables.address_forms())
    assert shown == case.blocks[1]


@pytest.mark.parametrize("case", REFERENCES, ids=lambda case: case.title)
def test_a_document_refers_to_its_archives_as_its_case_says(case: Case) -> None:
    form = case.title.partition(":")[0]
    addresses = [_address(line) for line in case.blocks[0].splitlines()]
    assert "\n".join(archives.refer_all(addresses, form)) == case.blocks[1]


@pytest.mark.parametrize("case", LANGUAGES, ids=lambda case: case.title)
def test_a_publication_in_another_language_labels_as_its_case_says(case: Case) -> None:
    address = _address(case.blocks[0])
    lines = [line.split(" ", 2) for line in case.blocks[1].splitlines()]
    shown = [
        f"{form} {language} {archives.refer(address, form, language.strip(':'))}"
        for form, language, _ in lines
    ]
    assert shown == case.blocks[1].splitlines()


@pytest.mark.parametrize("case", PRINTED, ids=lambda case: case.title)
def test_a_printed_address_goes_into_another_form_as_its_case_says(case: Case) -> None:
    form, _, language = case.title.partition(":")[0].partition(" ")
    read = [archives.read(line) for line in case.blocks[0].splitlines()]
    shown = archives.refer_all([each[0].address for each in read], form, language)
    assert "\n".join(shown) == case.blocks[1]


def test_every_form_has_its_case() -> None:
    assert {case.title.partition(":")[0] for case in REFERENCES} == set(tables.address_forms())


def test_the_page_on_archives_names_every_form_and_their_number() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "archives.md").read_text("utf-8")
    shown = page.partition("| Form | First | Later |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([^`]+)`", shown, re.M) == list(tables.address_forms())
    assert f"These {len(tables.address_forms())} forms" in page


numbers = st.integers(1, 999999).map(str)
folios = st.builds(
    lambda first, more, verso: f"{first}-{int(first) + more}{verso}" if more else first + verso,
    numbers,
    st.integers(0, 200),
    st.sampled_from(["", " ob."]),
)
dela = st.one_of(
    numbers,
    st.tuples(numbers, numbers).map(", ".join),
    st.builds(str.__add__, numbers, st.sampled_from(["a", "-b"])),
)
addresses = st.builds(
    lambda fond, opis, label, delo, leaves: ArchiveAddress(
        levels=(
            Level("fond", fond, "F."),
            Level("opis", opis, "op."),
            Level("delo", delo, label),
            Level("list", leaves, "l."),
        )
    ),
    st.builds(str.__add__, st.sampled_from(["", "R-", "Р-", "0"]), numbers),
    st.builds(str.__add__, numbers, st.sampled_from(["", "a", "с"])),
    st.sampled_from(["d.", "ed. khr."]),
    dela,
    folios,
)
FORMS = tables.address_forms()
LABELLED = [
    name
    for name, form in FORMS.items()
    if form.shorten == "none"
    and not form.chain
    and not form.levels
    and form.order == "general-first"
]


@given(addresses, st.sampled_from(LABELLED))
def test_a_shown_address_reads_back_the_same(address: ArchiveAddress, form: str) -> None:
    again = archives.parse(archives.show(address, form)).value
    assert [_plain(level) for level in again.levels] == [_plain(level) for level in address.levels]


def test_a_reference_code_reads_back_the_same_at_every_mention() -> None:
    address = _address("jacar | JACAR | reference_code=A04017133600")
    for first in (True, False):
        again = archives.parse(archives.refer(address, "jacar", first=first)).value
        assert (again.archive, again.levels[0].value) == ("jacar", "A04017133600")


@given(addresses)
def test_a_chain_reads_back_the_same_behind_its_archive(address: ArchiveAddress) -> None:
    known = replace(address, archive="rgaspi", written="RGASPI")
    again = archives.parse(archives.refer(known, "rgaspi-slash")).value
    assert [_plain(level) for level in again.levels] == [_plain(level) for level in address.levels]


@given(addresses, st.sampled_from(list(FORMS)))
def test_no_form_changes_a_number_but_by_range_and_verso(
    address: ArchiveAddress, form: str
) -> None:
    shown = archives.show(address, form)
    kept = [level for level in address.levels if level.name in FORMS[form].levels]
    for level in kept or address.levels:
        first = re.split(r"[-, ]", level.value.replace("R-", "R").replace("Р-", "Р"))[0]
        assert first.lstrip("RР") in shown
    fond = address.levels[0].value
    assert fond in shown or fond.translate(str.maketrans("RР", "РR")) in shown
    assert kept or address.levels[1].value in shown


def _plain(level: Level) -> tuple[str, str]:
    value = re.sub(r"[–—]", "-", level.value)
    value = re.sub(r" ?(об\.|зв\.|v\b)", " ob.", value)
    # The letters before a fond are in the script of the form.
    return level.name, prefixes.in_latin(value, "ala-lc") if level.name == "fond" else value


def test_spelling_is_asked_for_once_and_only_where_the_form_does_so() -> None:
    address = _address("garf | GA RF | fond=1 (F.) | opis=2 (op.)")
    assert archives.show(address, "slavic-review", spelled=True) == "fond (f.) 1, opis´ (op.) 2"
    assert archives.show(address, "slavic-review") == "f. 1, op. 2"
    assert archives.show(address, "kritika", spelled=True) == "f. 1, op. 2"


def test_an_archive_that_nobody_knows_goes_by_what_was_printed() -> None:
    address = _address("- | ARKHIV X (Arkhiv iks) | fond=1 (F.) | opis=2 (op.)")
    assert archives.refer(address, "kritika") == "Arkhiv iks (ARKHIV X) f. 1, op. 2"
    assert archives.refer(address, "apa-7") == "Arkhiv iks (F. 1, Op. 2)"
    unnamed = replace(address, name=None)
    assert archives.refer(unnamed, "mla-9") == "ARKHIV X, f. 1, op. 2"
    assert archives.refer(replace(unnamed, written=""), "mhra-4") == "f. 1, op. 2"


def test_an_address_without_levels_is_shown_as_it_was_printed() -> None:
    assert archives.show(ArchiveAddress(location="in a box"), "kritika") == "in a box"


def test_a_call_number_of_another_tradition_is_left_as_it_was_printed() -> None:
    address = ArchiveAddress(
        archive="tna-uk",
        written="TNA",
        location="INF 3/108",
        levels=(Level("department", "INF"), Level("series", "3"), Level("piece", "108")),
    )
    assert archives.refer(address, "field-practice") == "TNA, INF 3/108"


@pytest.mark.parametrize(
    ("cut", "rows"),
    [
        (
            shortened,
            "220 221 21, 593 598 98, 46 47 47, 9 12 12, 101 108 8, 100 104 104, 1100 1113 1113, "
            "321 328 28, 498 532 532, 1087 1089 89, 1496 1500 500, 12991 13001 3001",
        ),
        (
            shortened_to_two,
            "220 221 21, 593 598 98, 46 47 47, 9 12 12, 101 108 08, 498 532 532, 1608 1774 774",
        ),
    ],
)
def test_a_range_is_cut_as_its_style_cuts_it(cut: Callable[[str, str], str], rows: str) -> None:
    for row in rows.split(", "):
        first, last, short = row.split(" ")
        assert cut(first, last) == short, row


def test_an_unknown_form_names_the_choices() -> None:
    with pytest.raises(ValueError, match=r"'nobody'. Forms: ahr, apa-7"):
        archives.show(ArchiveAddress(), "nobody")


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("capital", "all", "capital is 'all'. Choices: every, first, none"),
        ("labels", "tlh", "labels is 'tlh'. Choices: latn, ru"),
        ("names", "latin", "names is 'latin'. Choices: printed, original"),
        ("chain", ("shelf",), "level is 'shelf'. Choices: fond, opis"),
        ("publication", {"en": {"labels": "tlh"}}, "labels is 'tlh'. Choices"),
        ("whole", "{archive}, {shelf}", r"whole names the part \{shelf\}. Parts: \{archive\}"),
    ],
)
def test_a_mistake_in_a_form_names_the_choices(column: str, value: object, message: str) -> None:
    row = replace(FORMS["kritika"], **{column: value})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=message):
        facts._check_form("here", row)
