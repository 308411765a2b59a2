"""What a file carries unseen, where not all that is printed would be read again as it is meant.

Each article has a work that SIST 02 prints so that it is read as another kind of work.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from sibcite.manuscript import Asked, Built, build, carried, link, read, records_of, sought
from sibcite.manuscript.build import Lists
from sibcite.manuscript.document import How, List, Manuscript
from sibcite.manuscript.textfile import TextFile
from sibcite.model import Citation, Record, Text
from sibcite.tables import find_style, style_names
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


TWICE = '{"printed": [], "item": {"id": "a", "type": "book"}}'
BENT = [
    "{}",
    "[1]",
    '{"works": 1, "cites": []}',
    '{"works": [{"printed": 1, "item": {}}], "cites": []}',
    '{"works": [], "cites": [{"text": "a", "works": []}]}',
    '{"works": [], "cites": [{"text": "a", "works": [{"id": 1}]}]}',
    f'{{"works": [{TWICE}, {TWICE}], "cites": []}}',
    '{"works": [{"printed": ["\\ud800"], "item": {"id": "a"}}], "cites": []}',
    "[" * 100_000,
    "no JSON",
]

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


def _carrying(text: str, *lines: str) -> Manuscript:
    listed = "\n\n".join(lines)
    found = read(f"# Coast\n\n## References\n\n{listed}\n".encode(), "a.md")
    assert isinstance(found, TextFile)
    return replace(found, carried=text)


def _works(manuscript: Manuscript) -> list[Record]:
    return [replace(each, source="", spans={}) for each in records_of(manuscript)]


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
    assert set(made.namelist()) - set(was.namelist()) == {
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "customXml/_rels/item1.xml.rels",
    }


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
    one, two = records_of(read(FILES["a.md"], "a.md"))
    lines = ("Alike, A. 2018. *B*.", "Other, A. 2019. *C*.", "Alike, A. 2018. *B*.")
    text = carried.text([(lines[0], one), (lines[0], two)], ())
    assert carried.works(_carrying(text, *lines)) == {0: one, 2: two}


@pytest.mark.parametrize("bent", BENT)
def test_what_was_broken_by_hand_is_told_and_the_list_read_as_it_stands(bent: str) -> None:
    text = FILES["a.md"].decode()
    whole = _raw(_built(FILES["a.md"], "a.md")).decode()
    mark = whole[whole.index("<!-- sibcite") :].partition("\n")[0]
    made = _built(f"{text}\n{mark}\n{bent}\n-->\n".encode(), "a.md")
    assert "carried-unread" in {each.code for each in made.said}
    assert len(made.works) == len(LINES)


LINE = "Alike, A. 2018. *B*."


def test_text_closes_no_comment_and_is_read_again() -> None:
    manuscript = read(FILES["a.md"], "a.md")
    strange = "a --> b --- \ufffe\uffff \u2028 \x07 \\end{document} ]]>"
    work = replace(records_of(manuscript)[0], texts={"title": Text(strange)})
    text = carried.text([(LINE, work)], ())
    assert "--" not in text
    assert not {"\ufffe", "\uffff", "\u2028", "\x07"}.intersection(text)
    assert carried.works(_carrying(text, LINE)) == {0: work}


@pytest.mark.parametrize(
    "shown", ["Alike, A. 2018. *B*", "Alike, A. 2018. B.", "Alike A. 2018. *B*."]
)
def test_a_line_that_says_something_else_is_another(shown: str) -> None:
    text = carried.text([(LINE, records_of(read(FILES["a.md"], "a.md"))[0])], ())
    assert not carried.works(_carrying(text, shown))


NOTED = """# Coast

So it is.[^1] And so.[^2] Again.[^3] And again.[^4]

[^1]: См., например: Sidorov, S. G. Plen i trud. Moscow: Terra, 1997. P. 25, которое не указано.

[^2]: An exception is Karpov, *Plenniki*, 80.

[^3]: Ibid., 81, quoted in Karpov 2001, 5.

[^4]: Ibid., 82.

## References

Karpov, V. 2001. *Plenniki*. Moscow: Terra.

Sidorov, S. G. 1997. *Plen i trud*. Moscow: Terra.
"""


@pytest.mark.parametrize("style", style_names())
@pytest.mark.parametrize("own", [True, False])
def test_citations_that_are_not_read_again_are_carried(style: str, own: bool) -> None:
    manuscript = read(NOTED.encode(), "a.md")
    works = records_of(manuscript)
    asked = Asked(find_style(style), allow_missing=True)
    once = _raw(build(manuscript, works, own, asked))
    again = read(once, "a.md")
    assert _raw(build(again, records_of(again) if own else works, own, asked)) == once


@pytest.mark.parametrize("style", ["chicago-notes", "vancouver", "sist02", "apa-7", "kritika"])
@pytest.mark.parametrize("lists", ["grouped", "dual"])
def test_so_are_those_of_lists_in_parts(style: str, lists: Lists) -> None:
    found = find_style(style)
    asked, look = Asked(found, allow_missing=True, lists=lists), sought(found, lists)
    manuscript = read(NOTED.encode(), "a.md", (), look)
    once = _raw(build(manuscript, records_of(manuscript), True, asked))
    again = read(once, "a.md", (), look)
    assert _raw(build(again, records_of(again), True, asked)) == once


UNREAD = """# Coast

So.[^1] And.[^2] Or.[^3]

[^1]: См., например: Sidorov, S. G. Plen i trud. Moscow: Terra, 1997. P. 25.

[^2]: Karpov, *Plenniki*, 80. The figures are disputed: compare Sidorov, *Plen i trud*, 5 in all.

[^3]: Weir, *Iron Roads*, 7.

## References

Karpov, V. 2001. *Plenniki*. Moscow: Terra.

Sidorov, S. G. 1997. *Plen i trud*. Moscow: Terra.

Weir, A. 2005. *Iron Roads*. London: Verso.
"""


@pytest.mark.parametrize("style", ["vancouver", "sist02", "gost-r-7-0-5-2008-numeric", "dstu-8302"])
def test_what_was_told_is_told_again(style: str) -> None:
    asked = Asked(find_style(style), allow_missing=True)
    manuscript = read(UNREAD.encode(), "a.md")
    once = build(manuscript, records_of(manuscript), True, asked)
    again = read(_raw(once), "a.md")
    twice = build(again, records_of(again), True, asked)
    cited = [[(work.id, work.locator) for work in each.works] for each in once.links]
    assert [[(work.id, work.locator) for work in each.works] for each in twice.links] == cited
    assert [each.whole for each in twice.links] == [each.whole for each in once.links]


def test_a_file_that_carries_something_goes_on_to_do_so() -> None:
    once = read(_raw(_built(FILES["a.md"], "a.md")), "a.md")
    made = build(once, records_of(once), True, Asked(find_style("apa-7")))
    assert read(_raw(made), "a.md").carried
    assert _works(read(_raw(made), "a.md")) == _works(once)


def test_what_an_author_adds_changes_nothing_else() -> None:
    """New numbers go through a whole document, each to the work that it cited."""
    asked = Asked(find_style("vancouver"), allow_missing=True)
    manuscript = read(NOTED.encode(), "a.md")
    works = records_of(manuscript)
    once = build(manuscript, works, True, asked)
    added = _raw(once).replace(b"So it is.", b"First [@karpov2001, p. 99]. So it is.", 1)
    twice = build(read(added, "a.md"), records_of(read(added, "a.md")), True, asked)
    cited = [[work.id for work in each.works] for each in twice.links]
    assert cited == [["karpov2001"], *([work.id for work in each.works] for each in once.links)]
    assert _raw(twice).startswith(b"# Coast\n\nFirst (1, p. 99). So it is.")


def _cited(raw: bytes) -> list[tuple[str, ...]]:
    manuscript = read(raw, "a.md")
    found = link(manuscript, records_of(manuscript)).links
    return [tuple(f"{work.id} {work.locator}" for work in each.works) for each in found]


def _recalled(before: str, text: str, after: str) -> bytes:
    """A file in which these words are carried as a citation of page 7."""
    line = "Karpov, V. 2001. *Plenniki*. Moscow: Terra."
    raw = f"# A\n\nIt is so {before}{text}{after} indeed.\n\n## References\n\n{line}\n"
    (work,) = records_of(read(raw.encode(), "a.md"))
    cite = carried.Cite("((1))", "is so ", " indeed", (Citation(work.id, "7"),))
    manuscript = read(raw.encode(), "a.md")
    return manuscript.write((), List(), How(carried=carried.text([(line, work)], [cite])))


def test_a_citation_is_known_by_its_words_and_those_around_it() -> None:
    assert _cited(_recalled("", "((1))", "")) == [("karpov2001 7",)]


@pytest.mark.parametrize(
    "words", [("", "((2))", ""), ("now ", "((1))", ""), ("", "((1))", ",")], ids=str
)
def test_a_citation_is_read_anew_where_its_words_were_changed(words: tuple[str, str, str]) -> None:
    assert _cited(_recalled(*words)) == []


def test_of_citations_alike_all_are_known_or_none() -> None:
    once = _recalled("", "((1))", "").decode()
    twice = once.replace("indeed.\n", "indeed.\n\nIt is so ((1)) indeed.\n", 1)
    assert _cited(twice.encode()) == []


def test_a_citation_of_a_work_that_is_another_now_is_read_anew() -> None:
    once = _recalled("", "((1))", "")
    manuscript = read(once, "a.md")
    (work,) = records_of(manuscript)
    other = replace(work, texts={"title": Text("Another")})
    assert len(link(manuscript, [work]).links) == 1
    assert not link(manuscript, [other]).links


def test_what_is_no_comment_of_ours_is_left() -> None:
    """In code, and in a comment that stands open, nothing is carried and nothing is taken away."""
    mark = _raw(_built(FILES["a.md"], "a.md")).decode().partition("<!-- sibcite")[2]
    code = f"```\n<!-- sibcite{mark}```\n"
    raw = FILES["a.md"].decode().replace("## Ref", f"{code}\n## Ref").encode()
    assert not read(raw, "a.md").carried
    assert code in _raw(_built(raw, "a.md", carry=False)).decode()
    opened = FILES["a.md"].decode().replace("## Ref", "<!-- a draft\n\n## Ref").encode()
    works = records_of(read(FILES["a.md"], "a.md"))
    made = build(read(opened, "a.md"), works, False, Asked(STYLE))
    assert b"sibcite:" not in _raw(made)


def test_what_the_author_writes_behind_it_stays() -> None:
    more = "% TODO: my own note\n% another\n"
    once = _raw(_built(FILES["a.tex"], "a.tex")) + more.encode()
    assert read(once, "a.tex").carried
    for carry in (True, False):
        assert _raw(_built(once, "a.tex", carry=carry)).endswith(more.encode())
    code = "\n    code line\n\tmore\n"
    stripped = _raw(
        _built(_raw(_built(FILES["a.md"], "a.md")) + code.encode(), "a.md", carry=False)
    )
    assert stripped.endswith(code.encode())


def test_an_entry_of_which_nothing_is_said_takes_nothing_away() -> None:
    once = _raw(_built(FILES["a.tex"], "a.tex")).decode()
    more = once.replace(r"\end{thebibliography}", "\\bibitem[3]{w2}\n\\end{thebibliography}", 1)
    works = {each.id: each.type for each in records_of(read(more.encode(), "a.tex"))}
    assert works["w0"] == "report"


def test_a_part_of_another_program_is_none_of_ours() -> None:
    other = "<x xmlns='urn:other' ref='urn:sibcite:works'>data<child/></x>"
    with zipfile.ZipFile(buffer := io.BytesIO(FILES["a.docx"]), "a") as archive:
        archive.writestr("customXml/item1.xml", other)
    made = _raw(_built(buffer.getvalue(), "a.docx"))
    again = zipfile.ZipFile(io.BytesIO(made))
    assert again.read("customXml/item1.xml").decode() == other
    assert read(made, "a.docx").carried


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine.")
def test_libreoffice_keeps_what_a_word_file_carries(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(_raw(_built(FILES["a.docx"], "a.docx")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run = [str(SOFFICE), profile, "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run([*run, str(tmp_path / "out"), str(tmp_path / "a.docx")], check=True, timeout=300)
    kept = read((tmp_path / "out" / "a.docx").read_bytes(), "a.docx")
    assert _works(kept) == _works(read(FILES["a.docx"], "a.docx"))
