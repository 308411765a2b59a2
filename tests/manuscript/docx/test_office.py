"""LibreOffice and pandoc open what is written, and see its text, notes and pictures."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sibcite.manuscript.document import How, List
from sibcite.manuscript.docx import read
from sibcite.model import Citation
from tests.manuscript.docx.changing import TEXT, TRACKED, ZOTERO, change, listed
from tests.manuscript.docx.made import PICTURE, docx, field, members, note, notes, p, r

OFFICE = shutil.which("soffice")
PANDOC = shutil.which("pandoc")
with_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine.")
with_pandoc = pytest.mark.skipif(PANDOC is None, reason="pandoc is not on this machine.")

RAW = docx(
    p("First [A 1997] text", note(1), "."),
    p(r("Second [B ", "b"), r("2000] text."), PICTURE, field("PAGE", "7")),
    p("References", style="1"),
    p("Anon. One."),
    p("Bnon. Two."),
    parts={"footnotes": notes(p("Old note [C 1]."))},
)


def _changed(how: How = TEXT) -> bytes:
    found = read(RAW)
    changes = (
        change(found, "[A 1997]", "Karpov 1997.", "italic", work=Citation("a"), noted=True),
        change(found, "[B 2000]", "(Kuznetsov 2000)", work=Citation("b", "12")),
        change(found, "[C 1]", "(Katasonova 2003)", work=Citation("c")),
    )
    return found.write(changes, listed("Anon. One.", "Kuznetsov. Three."), how)


def _opened(raw: bytes, ending: str, folder: Path) -> Path:
    """The document as LibreOffice saves it again."""
    assert OFFICE is not None
    (folder / "in").mkdir()
    (folder / "in" / "paper.docx").write_bytes(raw)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [
            OFFICE,
            profile,
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            folder,
            folder / "in" / "paper.docx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"paper.{ending.partition(':')[0]}"


def _pandoc(raw: bytes, to: str, *more: str, source: str = "docx") -> str:
    assert PANDOC is not None
    ran = subprocess.run(
        [PANDOC, "-f", source, "-t", to, "--wrap=none", *more],
        input=raw,
        check=True,
        capture_output=True,
    )
    assert ran.stderr == b""
    return ran.stdout.decode("utf-8")


@with_office
def test_libreoffice_shows_the_changed_text(tmp_path: Path) -> None:
    text = _opened(_changed(), "txt:Text (encoded):UTF8", tmp_path).read_text("utf-8-sig")
    lines = [line for line in text.splitlines() if line.strip()]
    assert lines[:2] == ["First1 text2.", "Second (Kuznetsov 2000) text.0"]
    assert lines[2:5] == ["References", "Anon. One.", "Kuznetsov. Three."]


@with_office
def test_libreoffice_shows_two_lists_and_their_groups(tmp_path: Path) -> None:
    from sibcite.manuscript.document import Row

    def row(text: str, *below: str, top: bool = False) -> Row:
        entries = listed(*below).entries
        return Row(entries, heading=text, below=not top)

    rows = (row("Archives", "GARF."), row("Studies", "Bnon."), row("Литература", "Анон.", top=True))
    entries = tuple(entry for each in rows for entry in each.entries)
    found = read(docx(p("Text."), p("References", style="1")))
    out = found.write((), List(entries, parted=rows), TEXT)
    text = _opened(out, "txt:Text (encoded):UTF8", tmp_path).read_text("utf-8-sig")
    assert [line for line in text.splitlines() if line.strip()] == [
        *("Text.", "References", "Archives", "GARF.", "Studies", "Bnon.", "Литература", "Анон."),
    ]


@with_office
def test_libreoffice_keeps_notes_and_pictures(tmp_path: Path) -> None:
    saved = _opened(_changed(), "docx", tmp_path).read_bytes()
    told = [flow.text for flow in read(saved).flows if flow.note]
    assert ["Karpov 1997." in told[0], "Old note (Katasonova 2003)." in told[1]] == [True, True]
    pictures = [
        content for name, content in members(saved).items() if name.startswith("word/media/")
    ]
    assert pictures == [members(RAW)["word/media/dot.png"]]


@with_office
def test_libreoffice_makes_a_pdf(tmp_path: Path) -> None:
    assert _opened(_changed(TRACKED), "pdf", tmp_path).read_bytes().startswith(b"%PDF")


@with_office
def test_what_libreoffice_saved_is_changed_again(tmp_path: Path) -> None:
    saved = _opened(RAW, "docx", tmp_path).read_bytes()
    found = read(saved)
    assert len(found.printed) == 2
    out = found.write((change(found, "[B 2000]", "(B)"),), listed("Anon. One.", "New."), TEXT)
    assert [flow.text for flow in read(out).flows if flow.listed] == ["Anon. One.", "New."]
    assert any("Second (B) text." in flow.text for flow in read(out).flows)


@with_pandoc
def test_pandoc_shows_the_changed_text_and_notes() -> None:
    told = _pandoc(_changed(), "markdown")
    assert "First[^1] text[^2]." in told
    assert (
        "**Second** (Kuznetsov 2000) text." in told or "**Second (Kuznetsov 2000)** text." in told
    )
    assert "[^1]: *Karpov 1997.*" in told
    assert "[^2]: Old note (Katasonova 2003)." in told
    assert "Kuznetsov. Three." in told
    assert "Bnon" not in told


@with_pandoc
def test_pandoc_accepts_and_rejects_tracked_changes() -> None:
    out = _changed(TRACKED)
    assert _pandoc(out, "plain", "--track-changes=accept") == _pandoc(_changed(), "plain")
    assert _pandoc(out, "plain", "--track-changes=reject") == _pandoc(RAW, "plain")


@with_pandoc
def test_pandoc_reads_live_citations() -> None:
    assert PANDOC is not None
    known = subprocess.run(
        [PANDOC, "--list-extensions=docx"], capture_output=True, text=True, check=True
    )
    if "citations" not in known.stdout:
        pytest.skip("This pandoc does not read citations of Word.")
    told = _pandoc(_changed(ZOTERO), "markdown", source="docx+citations")
    assert "[@a]" in told
    assert "[@b, p. 12]" in told or "[@b, page 12]" in told or "[@b, 12]" in told
    assert "[@c]" in told


@with_pandoc
def test_what_pandoc_wrote_is_changed_again() -> None:
    source = "Text [A 1].[^1]\n\n[^1]: Note [B 2].\n\n# References\n\nAnon. One.\n\nBnon. Two.\n"
    raw = subprocess.run(
        [str(PANDOC), "-f", "markdown", "-t", "docx", "-o", "-"],
        input=source.encode(),
        check=True,
        capture_output=True,
    ).stdout
    found = read(raw)
    assert [span.of(found.flows[flow].text) for flow, span in found.printed] == [
        "Anon. One.",
        "Bnon. Two.",
    ]
    out = found.write(
        (change(found, "[A 1]", "A.", noted=True), change(found, "[B 2]", "(B)")), List(), TEXT
    )
    assert _pandoc(out, "markdown").count("[^") == 4
    assert "Note (B)." in _pandoc(out, "plain")
