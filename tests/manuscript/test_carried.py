"""The works that a file carries unseen, where a style prints too little of them to be read again.

Each article has a work that SIST 02 prints so that it is read as another kind of work.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from sibcite.manuscript import Asked, Built, build, carried, read, records_of
from sibcite.manuscript.document import Manuscript
from sibcite.manuscript.textfile import TextFile
from sibcite.model import Text
from sibcite.tables import find_style
from tests.manuscript.docx.made import docx, p, r

LINES = (
    "Institute for Coasts. (2018). *Growing old on the coast* [Report]. https://www.coast.example/27",
    "Sidorov, S. G. (1997). *Plen i trud* [Captivity -- and Labor]. Moscow: Terra. (In Russian)",
)
TEXT = "They grow old there (Institute for Coasts, 2018); so the file says (Sidorov, 1997)."
ITEMS = "\n".join(
    rf"\bibitem{{w{at}}} {line}" for at, line in enumerate(LINES)
).replace("*Growing old on the coast*", r"\emph{Growing old on the coast}").replace(
    "*Plen i trud*", r"\emph{Plen i trud}"
)  # fmt: skip
TEX = rf"""\documentclass{{article}}
\begin{{document}}
{TEXT}
\begin{{thebibliography}}{{9}}
{ITEMS}
\end{{thebibliography}}
\end{{document}}
"""


def _word() -> bytes:
    rows = [line.split("*") for line in LINES]
    made = ["".join(r(each, "i" * (at % 2)) for at, each in enumerate(row)) for row in rows]
    return docx(p(r(TEXT)), p("References", style="1"), *map(p, made))


FILES = {
    "a.md": f"# Coast\n\n{TEXT}\n\n## References\n\n{LINES[0]}\n\n{LINES[1]}\n".encode(),
    "crlf.md": f"# Coast\n\n{TEXT}\n\n## References\n\n{LINES[0]}\n\n{LINES[1]}".replace(
        "\n", "\r\n"
    ).encode(),
    "a.tex": TEX.encode(),
    "a.docx": _word(),
}
STYLE = find_style("sist02")


def _built(raw: bytes, name: str, carry: bool = True, own: bool = True) -> Built:
    manuscript = read(raw, name)
    return build(manuscript, records_of(manuscript), own, Asked(STYLE, carry=carry))


def _raw(built: Built) -> bytes:
    assert built.raw is not None
    return built.raw


def _carrying(text: str) -> Manuscript:
    found = read(FILES["a.md"], "a.md")
    assert isinstance(found, TextFile)
    return replace(found, carried=text)


def _works(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(each.id, each.type) for each in records_of(manuscript)]


@pytest.mark.parametrize("name", FILES)
def test_a_second_run_changes_nothing_and_works_are_what_they_were(name: str) -> None:
    manuscript = read(FILES[name], name)
    built = _built(FILES[name], name)
    assert "works-carried" in {each.code for each in built.said}
    once = read(_raw(built), name)
    assert once.carried
    assert _works(once) == _works(manuscript)
    assert _works(read(_raw(_built(FILES[name], name, carry=False)), name)) != _works(manuscript)
    assert _raw(_built(_raw(built), name)) == _raw(built)


@pytest.mark.parametrize("name", FILES)
def test_a_file_carries_nothing_where_nobody_wants_it(name: str) -> None:
    once = _raw(_built(FILES[name], name))
    bare = _raw(_built(FILES[name], name, carry=False))
    assert not read(bare, name).carried
    stripped = _raw(_built(once, name, carry=False))
    assert not read(stripped, name).carried
    if name != "a.docx":
        assert stripped == bare


def test_a_file_carries_nothing_where_the_list_says_it_all() -> None:
    asked = Asked(find_style("apa-7"))
    manuscript = read(FILES["a.md"], "a.md")
    made = build(manuscript, records_of(manuscript), True, asked)
    assert b"sibcite" not in _raw(made)
    assert "works-carried" not in {each.code for each in made.said}


def test_of_a_word_file_only_the_new_part_is_added() -> None:
    made = zipfile.ZipFile(io.BytesIO(_raw(_built(FILES["a.docx"], "a.docx"))))
    was = zipfile.ZipFile(io.BytesIO(FILES["a.docx"]))
    changed = {name for name in was.namelist() if was.read(name) != made.read(name)}
    assert changed == {
        "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"
    }  # fmt: skip
    assert set(made.namelist()) - set(was.namelist()) == {"customXml/item.xml"}


def test_what_the_author_changes_in_the_list_counts() -> None:
    once = _raw(_built(FILES["a.md"], "a.md")).decode()
    changed = once.replace("Sidorov", "Sidorow", 1).replace("Growing old on", "Growing up on", 1)
    titles = {each.text("title") for each in records_of(read(changed.encode(), "a.md"))}
    assert titles == {"Plen i trud", "Growing up on the coast"}


def test_a_work_that_is_added_has_a_key_of_its_own() -> None:
    once = _raw(_built(FILES["a.md"], "a.md")).decode()
    more = r"3\) Sidorov, S. G. Another book. Moscow, Nauka, 1997."
    added = once.replace("\n<!--", f"\n{more}\n\n<!--")
    works = records_of(read(added.encode(), "a.md"))
    keys = {each.text("title"): each.id for each in works}
    assert keys["Another book"] == f"{keys['Plen i trud']}-2"


def test_works_that_are_printed_alike_are_told_apart() -> None:
    manuscript = read(FILES["a.md"], "a.md")
    one, two = records_of(manuscript)
    text = carried.text([("Alike. 2018.", one), ("Alike. 2018.", two)])

    lines = ["Alike. 2018.", "Other.", "*Alike*. 2018.", "Alike. 2018."]
    assert carried.at(_carrying(text), lines) == {0: one, 2: two}


@pytest.mark.parametrize("bent", ["{}", "[1]", '[{"printed": 1}]', "[" * 100_000, "no JSON"])
def test_what_was_broken_by_hand_is_told_and_the_list_read_as_it_stands(bent: str) -> None:
    text = FILES["a.md"].decode()
    whole = _raw(_built(FILES["a.md"], "a.md")).decode()
    mark = whole[whole.index("<!-- sibcite") :].partition("\n")[0]
    made = _built(f"{text}\n{mark}\n{bent}\n-->\n".encode(), "a.md")
    assert "carried-unread" in {each.code for each in made.said}
    assert len(made.works) == len(LINES)


def test_text_closes_no_comment_and_is_read_again() -> None:
    manuscript = read(FILES["a.md"], "a.md")
    strange = "a --> b --- \ufffe\uffff \u2028 \x07 \\end{document} ]]>"
    work = replace(records_of(manuscript)[0], texts={"title": Text(strange)})
    text = carried.text([("One -- two", work)])
    assert "--" not in text
    assert not {"\ufffe", "\uffff", "\u2028", "\x07"}.intersection(text)
    assert carried.at(_carrying(text), ["One -- two"]) == {0: work}


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("12. Ivanov, *Plen*", "Ivanov, *Plen*"),
        ("doi:10.1/a_b", "doi:[10.1/a_b](https://doi.org/10.1/a_b)"),
        ("See https://a.example/x(1)", r"See \<<https://a.example/x(1)>\>"),
        ("[1] A [B]", r"\[2\] A \[B\]"),
    ],
)
def test_a_line_is_known_whatever_a_format_puts_around_its_words(printed: str, shown: str) -> None:
    manuscript = read(FILES["a.md"], "a.md")
    text = carried.text([(printed, records_of(manuscript)[0])])
    assert list(carried.at(_carrying(text), [shown])) == [0]


@pytest.mark.parametrize("shown", ["Ivanov, Plen.", "Ivanow, Plen", "Ivanov Plen", "Ivanov, plen"])
def test_a_line_that_says_something_else_is_another(shown: str) -> None:
    manuscript = read(FILES["a.md"], "a.md")
    text = carried.text([("Ivanov, Plen", records_of(manuscript)[0])])
    assert not carried.at(_carrying(text), [shown])
