"""What is no reference list at all: one clear message, the right exit code, never a traceback."""

from __future__ import annotations

import codecs
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sibcite.cli
from sibcite.cli import main

LINE = (
    "Katasonova, E. L. (2003). *Yaponskiye voyennoplennyye v SSSR*. Moscow: IVRAN. (In Russian)\n"
)
BIB = "@book{katasonova2003, title = {Plenniki}, author = {Katasonova, E. L.}, date = {2003}}\n"
JSON = '[{"id": "katasonova2003", "type": "book", "title": "Plenniki"}]'
STYLE = ("--style", "russian-japanology-review")
CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Mine</title><id>mine</id><updated>2026-11-25T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout suffix="."><text variable="title"/></layout></bibliography>
</style>
"""
MESSAGE = re.compile(
    r"\S.*?(:\d+:\d+)?: (note|warning|error)\[[a-z0-9-]+\] .*\.\n(  hint: .+\n)?", re.MULTILINE
)


def call(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], input=stdin)


def assert_refused(result: Result, code: int, *words: str) -> None:
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert MESSAGE.sub("", result.stderr) == ""
    for word in words:
        assert word in result.stderr


def test_text_longer_than_any_name_of_a_file_is_text() -> None:
    result = call("romanize", "Iaponskie voennoplennye " * 400, "--to", "cyrillic")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Японские военнопленные Японские")


def test_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.md"
    assert_refused(call("parse", path), 3, f"{path}: error[missing-file]", "There is no file")


def test_directory_is_named(tmp_path: Path) -> None:
    assert_refused(call("parse", tmp_path), 3, f"{tmp_path}: error[directory]")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.md"
    path.write_text(LINE)
    path.chmod(0)
    assert_refused(call("parse", path), 3, f"{path}: error[no-permission]")


@pytest.mark.parametrize("raw", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("command", [("parse", "-"), ("format", "-", *STYLE)])
def test_empty_input_is_unreadable(raw: bytes, command: tuple[str, ...]) -> None:
    assert_refused(call(*command, stdin=raw), 3, "<stdin>: error[empty-file]")


def test_first_byte_that_is_not_utf_8_has_line_and_column() -> None:
    raw = "\ufeffИванов\r\nПетров ".encode() + b"\xcf\xf0\n"
    assert_refused(call("parse", "-", stdin=raw), 3, "<stdin>:2:8: error[no-text]", "0xCF", "iconv")


def test_nul_has_line_and_column() -> None:
    assert_refused(call("parse", "-", stdin=b"ab\nc\0d"), 3, "<stdin>:2:2: error[no-text]", "NUL")


@pytest.mark.parametrize(
    ("raw", "way"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "sibcite extract FILE.docx"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "pdftotext"),
        ("Иванов".encode("utf-16"), "UTF-16"),
    ],
)
def test_files_of_other_programs_get_the_way_to_text(raw: bytes, way: str) -> None:
    assert_refused(call("parse", "-", stdin=raw), 3, "error[no-text]", way)


def test_article_without_a_list_is_a_finding() -> None:
    assert_refused(call("parse", "-", stdin=b"# Title\n\nText.\n"), 1, "error[no-references]")


@pytest.mark.parametrize("name", ["broken.json", "broken.jsonl"])
@pytest.mark.parametrize("command", [("parse",), ("format", *STYLE)])
def test_data_broken_as_a_whole_is_unreadable(
    name: str, command: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text('[{"id": "a",\n  "type"')
    assert_refused(call(*command, path), 3, f"{path}:")


def test_bibliography_without_a_record_is_a_finding(tmp_path: Path) -> None:
    for name, content in (("a.bib", "Nothing here."), ("a.json", "[]")):
        (tmp_path / name).write_text(content)
        result = call("format", tmp_path / name, *STYLE)
        assert result.exit_code == 1
        assert f"{name}: warning[no-records] There is no record in it." in result.stderr


def test_broken_entry_keeps_its_place_and_the_others_are_unharmed(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@book{never, title = {Never\n\n@book{karpov1997, title = {Plenniki}}\n")
    result = call("parse", path, "--to", "jsonl")
    assert result.exit_code == 1
    assert re.search(r"a\.bib:[12]:\d+: error\[broken-entry\]", result.stderr)
    assert '"id": "karpov1997"' in result.stdout


def test_printed_list_is_no_bibliography_to_format(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(LINE)
    assert_refused(call("format", path, *STYLE), 3, "error[no-bibliography]", "sibcite parse")


def test_unknown_style_names_the_choices() -> None:
    result = call("format", "-", "--style", "russian-japanology-reveiw", stdin=JSON.encode())
    assert_refused(result, 2, "error[unknown-style]", "Did you mean russian-japanology-review?")


def test_missing_style_file_is_unreadable() -> None:
    result = call("format", "-", "--style", "./nowhere.csl", stdin=JSON.encode())
    assert_refused(result, 3, "nowhere.csl: error[missing-file]")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("<style xmlns='http://purl.org/net/xbiblio/csl'>\n  <citation>\n</style>", r":3:\d+"),
        ("<style xmlns='http://purl.org/net/xbiblio/csl' class='note' version='1.0'/>", r":1:\d+"),
        ("not XML", ":1:1"),
    ],
)
@pytest.mark.parametrize("command", ["format", "cite"])
def test_broken_style_has_line_and_column(
    content: str, place: str, command: str, tmp_path: Path
) -> None:
    style = tmp_path / "broken.csl"
    style.write_text(content)
    (tmp_path / "a.json").write_text(JSON)
    bibliography = str(tmp_path / "a.json")
    told = {"format": [bibliography], "cite": ["katasonova2003", "-b", bibliography]}
    result = call(command, *told[command], "--style", style)
    assert_refused(result, 3)
    assert re.match(rf"{re.escape(str(style))}{place}: error\[[a-z-]+\] ", result.stderr)


def test_style_that_is_not_utf_8_is_unreadable(tmp_path: Path) -> None:
    style = tmp_path / "latin.csl"
    style.write_bytes(b"<style>\xff</style>")
    assert_refused(call("format", "-", "--style", style, stdin=JSON.encode()), 3, str(style))


@pytest.mark.parametrize("name", ["paper.md", "paper.tex"])
def test_a_manuscript_is_no_bibliography_and_has_its_own_command(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(LINE)
    hint = f"sibcite extract {path} -o refs.bib"
    assert_refused(call("format", path, *STYLE), 3, "error[no-bibliography]", hint)


@pytest.mark.parametrize(
    ("presentation", "place", "hint"),
    [
        ("a = 1\ntitle = text", ":2:9: error[broken-presentation] Invalid value.", "in quotes"),
        ('title = "a"\ntitle = "b"', ":2:12: error[broken-presentation] ", "a setting stands once"),
        ("Titles:\n", ":1:7: error[broken-presentation] ", "A line is a setting"),
        ('title = "a\n', ":1:11: error[broken-presentation] Illegal", "quotation mark"),
        ('names = [\n  "a"\n', ":3:1: error[broken-presentation] ", "A line is a setting"),
    ],
)
def test_presentation_that_is_no_toml_has_line_and_column(
    presentation: str, place: str, hint: str, tmp_path: Path
) -> None:
    style = _mine(tmp_path)
    style.with_suffix(".toml").write_text(presentation)
    result = call("format", "-", "--style", style, stdin=JSON.encode())
    assert_refused(result, 3, f"{style.with_suffix('.toml')}{place}", hint)


def test_presentation_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    style = _mine(tmp_path)
    style.with_suffix(".toml").write_bytes('title = "é"'.encode("latin-1"))
    result = call("format", "-", "--style", style, stdin=JSON.encode())
    assert_refused(result, 3, "mine.toml: error[unreadable-style] A presentation is UTF-8")


def test_a_byte_order_mark_before_a_style_is_no_mistake(tmp_path: Path) -> None:
    style = _mine(tmp_path)
    plain = call("format", "-", "--style", style, stdin=JSON.encode())
    style.write_bytes(codecs.BOM_UTF8 + style.read_bytes())
    style.with_suffix(".toml").write_bytes(codecs.BOM_UTF8 + b'title = "{text} [{translated}]"\n')
    marked = call("format", "-", "--style", style, stdin=JSON.encode())
    assert (marked.exit_code, marked.stdout) == (0, plain.stdout)


def test_a_style_in_this_folder_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _mine(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = call("format", "-", "--style", "mine", stdin=JSON.encode())
    assert_refused(result, 2, "error[unknown-style]", "Did you mean ./mine.csl?")


def _mine(folder: Path) -> Path:
    """A style `mine.csl` without a presentation."""
    path = folder / "mine.csl"
    path.write_text(CSL, encoding="utf-8")
    return path


def test_setting_that_no_presentation_has_is_named(tmp_path: Path) -> None:
    house = Path(sibcite.cli.__file__).parents[3] / "styles" / "kritika.csl"
    if not house.exists():
        pytest.skip("the styles lie elsewhere where sibcite is installed as a wheel")
    (tmp_path / "mine.csl").write_bytes(house.read_bytes())
    for setting in ("colour = 'red'", "title = 7", "title = "):
        (tmp_path / "mine.toml").write_text(setting)
        result = call("format", "-", "--style", tmp_path / "mine.csl", stdin=JSON.encode())
        assert_refused(result, 3, "mine.toml")


def test_unknown_option_value_is_a_usage_fault() -> None:
    assert call("parse", "-", "--to", "ris", stdin=LINE.encode()).exit_code == 2
    assert call("parse", "--from", "bibtex", "--lines", "-", stdin=b"").exit_code == 2
    assert call("parse").exit_code == 2
    assert call("prase").exit_code == 2


def test_line_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Katasonova " * 1_000_000)
    result = call("parse", path, "--to", "jsonl")
    assert result.exit_code in (0, 1), result.stderr
    assert all(len(line) < 2000 for line in result.stderr.splitlines())


def test_byte_order_mark_and_line_ends_of_windows_change_nothing() -> None:
    plain = call("parse", "-", "--lines", stdin=(LINE * 2).encode())
    windows = call(
        "parse", "-", "--lines", stdin=b"\xef\xbb\xbf" + (LINE * 2).replace("\n", "\r\n").encode()
    )
    assert plain.exit_code == windows.exit_code
    assert (plain.stdout, plain.stderr) == (windows.stdout, windows.stderr)


def test_half_a_character_from_json_is_replaced_and_said() -> None:
    item = rb'[{"id": "a", "type": "book", "title": "Half \ud83d of a pair"}]'
    for to in ("csl-json", "bibtex"):
        assert call("parse", "-", "--to", to, stdin=item).exit_code in (0, 1)
    result = call("format", "-", *STYLE, stdin=item)
    assert result.exit_code == 1
    assert "<stdout>: warning[half-character] U+D83D" in result.stderr
    assert "Half \ufffd of a pair" in result.stdout


@pytest.mark.parametrize("form", ["list", "lines", "csl-json", "jsonl", "bibtex"])
@pytest.mark.parametrize("opening", ["[", "{", '{"a":', "(", "@book{a, title = {"])
def test_nesting_without_end_is_read_to_an_end(form: str, opening: str) -> None:
    result = call("parse", "-", "--from", form, stdin=opening.encode() * 20_000)
    assert result.exit_code in (0, 1, 3), result.stderr


# Known inputs, slightly bent: a stretch cut out, doubled, or replaced by bytes from elsewhere.
SEEDS = [LINE.encode(), BIB.encode(), JSON.encode(), JSON[1:-1].encode() + b"\n"]


@st.composite
def bent(draw: st.DrawFn) -> bytes:
    raw = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 12)))
        put = draw(st.one_of(st.binary(max_size=6), st.sampled_from([*SEEDS, b"{", b"\\", b'"'])))
        raw = raw[:start] + put + raw[end:]
    return raw


@given(
    raw=bent(),
    command=st.sampled_from(
        [("parse", "-"), ("parse", "-", "--lines", "--to", "bibtex"), ("format", "-", *STYLE)]
    ),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_end_in_a_documented_exit_code(raw: bytes, command: tuple[str, ...]) -> None:
    result = call(*command, stdin=raw)
    assert result.exit_code in (0, 1, 2, 3), result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("arguments", [["parse", "-"], ["styles", "list"]])
def test_closed_pipe_ends_quietly(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [sys.executable, "-m", "sibcite", *arguments],
        input=LINE.encode(),
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        check=False,
    )
    os.close(writer)
    assert ended.stderr == b""
    assert ended.returncode == 141


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_closed_stream_is_said(closed: str) -> None:
    command = f"'{sys.executable}' -m sibcite parse - {closed}"
    ended = subprocess.run(
        ["bash", "-c", command], input=LINE.encode(), capture_output=True, check=False
    )
    assert ended.returncode == 3
    assert b"is closed" in ended.stderr
