"""Output files: the old one or the new one, whole."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sibcite.cli import main, output

LINE = (
    "Katasonova, E. L. (2003). *Yaponskiye voyennoplennyye v SSSR*. Moscow: IVRAN. (In Russian)\n"
)


def parse(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["parse", "-", *map(str, arguments)], input=LINE.encode())


def test_output_goes_to_a_new_file_in_the_form_of_its_ending(tmp_path: Path) -> None:
    for name, start in (("a.bib", "@"), ("a.json", "["), ("a.jsonl", "{"), ("a", "[")):
        result = parse("-o", tmp_path / name)
        assert result.stdout == ""
        assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(start)


def test_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    output.replace(tmp_path / "new", b"new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old")
    path.chmod(0o640)
    output.replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "real.bib").write_text("old")
    link = tmp_path / "link.bib"
    link.symlink_to(folder / "real.bib")
    output.replace(link, b"new")
    assert link.is_symlink()
    assert (folder / "real.bib").read_bytes() == b"new"


def test_what_is_no_regular_file_is_written_to_and_not_replaced() -> None:
    before = os.stat(os.devnull)
    output.replace(Path(os.devnull), b"new")
    assert os.stat(os.devnull).st_ino == before.st_ino
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    # A file may have 16 bytes and no more, as on a full disk.
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16)); "
        "from sibcite.cli import main; main(['parse', '-', '-o', sys.argv[1]])"
    )
    ended = subprocess.run(
        [sys.executable, "-B", "-c", code, str(path)],
        input=LINE.encode(),
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 3, ended.stderr
    assert b"error[not-written]" in ended.stderr
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]


def test_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = parse("-o", tmp_path / "none" / "a.bib")
    assert result.exit_code == 3
    assert "error[not-written]" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_behind_stdout_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "sibcite", "parse", "-"],
            input=LINE.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
            check=False,
        )
    assert ended.returncode == 3
    assert ended.stderr.startswith(b"<stdout>: error[not-written]")
    assert b"Exception" not in ended.stderr


def test_refused_input_leaves_the_output_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("old")
    result = CliRunner().invoke(main, ["parse", "-", "-o", str(path)], input=b"\xff")
    assert result.exit_code == 3
    assert path.read_text() == "old"


def test_file_read_with_a_loss_is_not_replaced_by_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    content = '{"id": "a", "type": "book"}\n{"id": "b", "type": \n'
    path.write_text(content)
    result = CliRunner().invoke(main, ["parse", str(path), "-o", str(path)])
    assert result.exit_code == 1
    assert "error[not-overwritten]" in result.stderr
    assert path.read_text() == content
