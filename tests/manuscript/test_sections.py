"""Two lists, and lists in groups: each goes under its heading, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sibcite.manuscript import Asked, build, read, records_of, sought
from sibcite.manuscript.build import Lists
from sibcite.manuscript.docx import read as read_docx
from sibcite.read.lists import read_lines
from sibcite.tables import find_style
from tests.manuscript.docx.made import docx, p, r
from tests.manuscript.test_build import ARTICLE, as_word
from tests.manuscript.test_parts import (
    ARCHIVE,
    BLOCKS,
    FORMATS,
    KARPOV,
    PROSE,
    REFERENCES,
    SAITO,
    Block,
    lines,
)

WORKS = read_lines("\n".join(REFERENCES)).value
KINDS: tuple[Lists, ...] = ("single", "grouped", "dual")
STYLE = "chicago-author-date"
CYRILLIC, LATIN = "Карпов В. В. Пленники Сталина", "Karpov, V. V. 1997"
ALL = [("text", each) for each in REFERENCES]
CITING = ("text", "It is [@karpov1997], and so [@saito1995].")
END = [("head", "Thanks"), ("text", "To all.")]


def built(raw: bytes, name: str, kind: Lists, style: str = STYLE) -> bytes:
    found = find_style(style)
    manuscript = read(raw, name, WORKS, sought(found, kind))
    made = build(manuscript, WORKS, False, Asked(found, lists=kind, allow_missing=True))
    assert made.raw is not None
    return made.raw


def twice(raw: bytes, name: str, kind: Lists) -> bytes:
    """A built document, of which a second run changes nothing."""
    once = built(raw, name, kind)
    assert built(once, name, kind) == once
    return once


def order(raw: bytes, name: str, *words: str) -> list[str]:
    """Of these words those that are said behind the text, in the order of their lines."""
    said = lines(raw, name)[1:]
    found = [(at, word) for at, line in enumerate(said) for word in words if word in line]
    return [word for _, word in sorted(found)]


DUAL: dict[str, tuple[list[Block], list[str]]] = {
    "neither": ([CITING], ["Список литературы", CYRILLIC, "References", LATIN]),
    "the Latin one": (
        [CITING, ("head", "References"), *ALL, *END],
        ["References", LATIN, "Список литературы", CYRILLIC, "Thanks"],
    ),
    "the Cyrillic one": (
        [CITING, ("head", "Список литературы"), *ALL, *END],
        ["Список литературы", CYRILLIC, "References", LATIN, "Thanks"],
    ),
    "both": (
        [CITING, ("head", "References"), *ALL, ("head", "Список литературы"), *END],
        ["References", LATIN, "Список литературы", CYRILLIC, "Thanks"],
    ),
    "both, in the other order": (
        [CITING, ("head", "Список литературы"), ("head", "References"), *END],
        ["Список литературы", CYRILLIC, "References", LATIN, "Thanks"],
    ),
    "other words": (
        [CITING, ("head", "Литература"), *ALL, ("head", "Works cited"), *ALL, *END],
        ["Литература", CYRILLIC, "Works cited", LATIN, "Thanks"],
    ),
    "groups": (
        [CITING, ("head", "References"), ("below", "Archives"), *ALL, *END],
        ["References", LATIN, "Список литературы", CYRILLIC, "Thanks"],
    ),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("blocks", "said"), DUAL.values(), ids=DUAL.keys())
def test_each_of_two_lists_goes_under_its_heading(
    name: str, blocks: list[Block], said: list[str]
) -> None:
    raw = twice(FORMATS[name](blocks), name, "dual")
    words = ("References", "Works cited", "Литература", "Список литературы", "Thanks", "Archives")
    assert order(raw, name, CYRILLIC, LATIN, *words) == said


GROUPED: dict[str, tuple[list[Block], list[str]]] = {
    "no list": ([CITING], ["References", "Literature", LATIN]),
    "one list": (
        [CITING, ("head", "Works cited"), *ALL, *END],
        ["Works cited", "Archives", "134", "Literature", LATIN, "Thanks"],
    ),
    "some of the groups": (
        [CITING, ("head", "References"), ("below", "Literature"), *ALL, *END],
        ["References", "Archives", "134", "Literature", LATIN, "Thanks"],
    ),
    "the groups in another order": (
        [
            CITING,
            ("head", "References"),
            ("below", "Literature"),
            *ALL,
            ("below", "Archives"),
            *END,
        ],
        ["References", "Literature", LATIN, "Archives", "134", "Thanks"],
    ),
    "two lists": (
        [CITING, ("head", "References"), *ALL, ("head", "Список литературы"), *ALL, *END],
        ["References", "Archives", "134", "Literature", LATIN, "Thanks"],
    ),
    "headings of the author's": (
        [CITING, ("head", "References"), ("below", "Studies"), *ALL, *END],
        ["References", "Studies", "Archives", "134", "Literature", LATIN, "Thanks"],
    ),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("blocks", "said"), GROUPED.values(), ids=GROUPED.keys())
def test_groups_stand_under_the_heading_of_the_list(
    name: str, blocks: list[Block], said: list[str]
) -> None:
    raw = twice(FORMATS[name](blocks), name, "grouped")
    words = ("References", "Works cited", "Список", "Archives", "Literature", "Studies", "Thanks")
    assert order(raw, name, LATIN, "134", *words) == said


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", ["grouped", "dual"])
def test_what_was_parted_is_made_one_again(name: str, kind: Lists) -> None:
    raw = FORMATS[name]([CITING, ("head", "References"), *ALL, *END])
    said = [line for line in lines(built(raw, name, "single"), name) if line.strip()]
    back = built(built(raw, name, kind), name, "single")
    assert [line for line in lines(back, name) if line.strip()] == said


def test_one_list_stays_under_the_headings_of_its_author() -> None:
    blocks = [CITING, ("head", "References"), ("below", "Studies"), *ALL[:2], ("below", "Archives")]
    raw = twice(FORMATS["a.md"]([*blocks, ALL[2]]), "a.md", "single")
    assert order(raw, "a.md", "Studies", LATIN, "Archives", "134") == [
        "Studies",
        LATIN,
        "Archives",
        "134",
    ]


def test_numbers_of_a_list_go_through_its_groups() -> None:
    listed = "\n".join(f"{n}. {each}" for n, each in enumerate(REFERENCES, 1))
    raw = twice(f"It is so.\n\n## References\n\n{listed}\n".encode(), "a.md", "grouped")
    said = [line[:10] for line in raw.decode().splitlines()[4:] if line]
    assert said == ["### Archiv", "1. GARF (G", "### Litera", "2. Karpov,", "3. Saitō R"]


def test_a_word_file_without_styles_has_its_headings_in_bold() -> None:
    bold = p(r("References", "b"))
    raw = docx(p(r("It is so.")), bold, *(p(r(each)) for each in REFERENCES))
    said = [flow.text for flow in read_docx(twice(raw, "a.docx", "grouped")).flows]
    assert said[:3] == ["It is so.", "References", "Archives"]
    assert said[4] == "Literature"
    two = [flow.text for flow in read_docx(twice(raw, "a.docx", "dual")).flows]
    assert two[5] == "Список литературы"


def test_tracked_lists_are_accepted_and_rejected() -> None:
    from tests.manuscript.docx.deciding import accepted, rejected

    raw = FORMATS["a.docx"]([("text", "It is so."), ("head", "References"), *ALL])
    style = find_style(STYLE)
    manuscript = read(raw, "a.docx", WORKS, sought(style, "dual"))
    made = build(manuscript, WORKS, False, Asked(style, tracked=True, lists="dual"))
    assert made.raw is not None
    assert lines(rejected(made.raw), "a.docx") == lines(raw, "a.docx")
    assert lines(accepted(made.raw), "a.docx") == lines(built(raw, "a.docx", "dual"), "a.docx")


@pytest.mark.parametrize("own", [True, False])
def test_what_was_restored_never_takes_the_place_of_what_somebody_wrote(own: bool) -> None:
    raw = FORMATS["a.md"]([CITING, ("head", "References"), ("text", KARPOV), ("text", SAITO)])
    style = find_style("russian-japanology-review")
    two = built(raw, "a.md", "dual", style.name).decode().replace("Сталина [?]", "Сталина : НКВД")
    manuscript = read(two.encode(), "a.md", (), sought(style, "dual"))
    works = records_of(manuscript)
    assert len(works) == 2
    made = build(manuscript, works if own else WORKS, own, Asked(style, lists="dual", carry=False))
    assert made.raw == two.encode()


def test_a_work_of_the_second_list_alone_is_none_the_less_kept() -> None:
    blocks = [CITING, ("head", "References"), ("text", KARPOV), ("text", SAITO)]
    raw = FORMATS["a.md"]([*blocks, ("head", "Список литературы"), ("text", ARCHIVE)])
    style = find_style(STYLE)
    manuscript = read(raw, "a.md", (), sought(style, "dual"))
    asked = Asked(style, lists="dual", carry=False)
    made = build(manuscript, records_of(manuscript), True, asked).raw
    assert made is not None
    assert order(made, "a.md", "134") == ["134", "134"]


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("name", FORMATS)
def test_the_list_of_a_style_that_prints_none_stays_before_the_second(name: str, own: bool) -> None:
    blocks = [CITING, ("head", "References"), ("text", KARPOV), ("text", SAITO), *END]
    raw, style = FORMATS[name](blocks), find_style("kritika")
    asked = Asked(style, lists="dual")
    texts = []
    for _ in range(2):
        manuscript = read(raw, name, (), sought(style, "dual"))
        works = records_of(manuscript) if own else WORKS
        made = build(manuscript, works, own, asked).raw
        assert made is not None
        texts.append(raw := made)
    assert texts[0] == texts[1]
    words = ("References", "Karpov, V. V.", "Список литературы", "Пленники", "Thanks")
    told = [each for each in lines(raw, name) if "printed" not in each]
    places = [next(at for at, each in enumerate(told) if word in each) for word in words]
    assert places == sorted(places)


@pytest.mark.skipif(not ARTICLE.exists(), reason="The article is not beside this project.")
@pytest.mark.parametrize("name", ["a.md", "a.docx"])
@pytest.mark.parametrize("kind", ["dual", "grouped"])
@pytest.mark.parametrize("style", ["russian-japanology-review", "vancouver"])
def test_the_lists_of_the_article_are_built_twice_alike(name: str, kind: Lists, style: str) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    raw = as_word(text) if name == "a.docx" else text.encode()
    found = find_style(style)
    works, look, asked = records_of(read(raw, name)), sought(found, kind), Asked(found, lists=kind)
    once = build(read(raw, name, works, look), works, True, asked).raw
    assert once is not None
    assert build(read(once, name, works, look), works, False, asked).raw == once


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(blocks=BLOCKS, kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=2))
def test_nothing_of_the_author_is_lost(name: str, blocks: list[Block], kinds: list[Lists]) -> None:
    raw = FORMATS[name]([("text", "It is."), ("head", "References"), *blocks])
    for kind in kinds:
        raw = twice(raw, name, kind)
    said = "\n".join(lines(raw, name))
    own = [text for _, text in blocks if text in ("Appendix", "Words", "Notes 1", "Thanks")]
    for text in (*own, *(text for _, text in blocks if text in (PROSE[0], PROSE[2]))):
        assert said.count(text) >= [each for _, each in blocks].count(text), (text, said)
