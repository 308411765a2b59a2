"""The laws of reading, on known references slightly bent."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given

from sibcite.fields import numbers
from sibcite.fields.names import OTHERS
from sibcite.model import Record
from sibcite.read.reference import divide, parse
from sibcite.read.reference.segments import covers
from tests.cases import Case, cases
from tests.read.bent import KNOWN, references


@given(references())
def test_segments_end_to_end_are_the_text(text: str) -> None:
    assert covers(divide(text), text)


@given(references())
def test_reading_never_fails_and_keeps_the_text(text: str) -> None:
    assert parse(text).value.source == text


_TITLED = [*cases(__file__, "western.md"), *cases(__file__, "archival.md")]


@pytest.mark.parametrize("case", _TITLED, ids=lambda case: case.title)
def test_every_beginning_of_a_reference_is_read(case: Case) -> None:
    text = case.blocks[0]
    for end in range(len(text)):
        assert covers(divide(text[:end]), text[:end])


@given(references())
def test_every_span_lies_in_the_source_and_points_at_its_field(text: str) -> None:
    record = parse(text).value
    for key, span in record.spans.items():
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == _printed(record, key)
    for remark in record.diagnostics:
        assert remark.span is not None
        assert remark.span.end <= len(text)


@given(references())
def test_no_word_is_lost_between_fields_and_remarks(text: str) -> None:
    """Every letter or digit is in a field, in a mark that says so, or in an unread segment."""
    record = parse(text).value
    unread = [s.span.of(text) for s in divide(text) if s.kind == "unread"]
    remarked = [each.span.of(text) for each in record.diagnostics if each.span]
    for words in unread:
        assert any(words in each for each in remarked)


# Each repeats what could make reading look back, or ahead, over and over.
_REPEATED = (
    *("[a] B ", "Ab, ", "* a ", "T? *", "In: x (ed). ", "A // ", "a. ", "Vol. 2. "),
    *(
        "“a” [b]. ",
        "*a*, ",
        "(a, 1990), ",
        "ed. by A. B, ",
        "A. B, and C. D, ",
        "———. ",
        "12 (3): ",
    ),
    *("box 4, ", "Ф. 1. Оп. 2. ", "f. 1, op. 2, "),
    *("А / Б ", "М. ", "М.: Б, 1990. ", "А : б ", "Ив. А. Б., ", "1990. ", "(а ; б). ", "« а. "),
)


_HEADS = (
    "Ivanov, I. I. (2010). ",
    "Иванов И. И. Плен. М.: Наука, 2010. ",
    "Ivanov, Ivan. 2010. ",
    "Ivan Ivanov, “Plen,” ",
    "",
)


@pytest.mark.parametrize("head", _HEADS)
@pytest.mark.parametrize("repeated", _REPEATED)
def test_reading_takes_time_in_line_with_the_length(head: str, repeated: str) -> None:
    short, long = (_seconds(f"{head}{repeated * n}") for n in (400, 3_200))
    assert long < 8 * 4 * max(short, 0.002)


def _seconds(text: str) -> float:
    """The best of three, since the machine may be busy."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        parse(text)
        taken.append(time.process_time() - begun)
    return min(taken)


def _printed(record: Record, key: str) -> str:
    """What the record has under the key of a span, as it was printed."""
    role, _, place = key.partition(".")
    if key in record.texts:
        return _spaced(record.spans[key].of(record.source), record.texts[key].text)
    if place == "translated" and role in record.texts:
        return record.texts[role].translated
    if place == "original" and role in record.texts:
        return record.texts[role].original
    if key in record.numbers:
        printed = record.spans[key].of(record.source)
        return printed if numbers.arabic(printed) == record.numbers[key] else record.numbers[key]
    if key in record.dates:
        return record.dates[key].written
    return _printed_elsewhere(record, key, role, place)


def _spaced(printed: str, text: str) -> str:
    """A title as it was printed: only the space before a colon may be gone in the record."""
    is_same = re.sub(r"\s+: ", ": ", printed) == text.replace(" : ", ": ")
    return printed if is_same else text


def _printed_elsewhere(record: Record, key: str, role: str, place: str) -> str:
    span = record.spans[key]
    address = record.address
    if role in record.names:
        name = record.names[role][int(place)]
        # A row that is cut off has a word of its own for the others: "et al.", "и др."
        assert name == OTHERS or (name.family or name.literal) in span.of(record.source)
        return span.of(record.source)
    if place == "day":
        # The day of a date stands apart from its year, under which the whole is kept.
        assert len(record.dates[role].start) > 1
        return span.of(record.source)
    if key == "citation-label":
        return record.label
    if key == "year-suffix":
        return record.year_suffix
    if key == "language":
        assert record.language
        return span.of(record.source)
    assert address is not None
    name_ = address.name
    known = {"archive": address.written, "archive_location": address.location}
    if name_ is not None:
        known |= {"archive.name": name_.text, "archive.translated": name_.translated}
    known |= {f"archive.{level.name}": level.value for level in reversed(address.levels)}
    return known[key]


@pytest.mark.parametrize("text", KNOWN)
def test_a_fully_understood_reference_has_full_confidence(text: str) -> None:
    record = parse(text).value
    unread = any(each.code in ("unread-text", "not-a-reference") for each in record.diagnostics)
    assert (record.confidence == 1.0) is not unread
