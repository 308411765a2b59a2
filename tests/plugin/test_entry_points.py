"""Entry points: one for each house style, and programs of others find them."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from sibcite import plugin
from sibcite.tables import style_names

ROOT = Path(__file__).parent.parent.parent
POINTS: dict[str, str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]["entry-points"][plugin.GROUP]


def test_every_house_style_has_its_entry_point() -> None:
    rows = {
        plugin.name_of(name): f"sibcite.plugin:{plugin.attribute(name)}" for name in style_names()
    }
    wanted = "\n".join(f'{name} = "{target}"' for name, target in rows.items())
    assert list(POINTS.items()) == list(rows.items()), f"pyproject.toml lacks:\n{wanted}"


@pytest.mark.parametrize("name", POINTS)
def test_entry_point_leads_to_the_style_of_its_name(name: str) -> None:
    module, _, attribute = POINTS[name].partition(":")
    found = getattr(importlib.import_module(module), attribute)
    assert plugin.name_of(found.files.name) == name


def test_what_is_no_style_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no_such_style"):
        plugin.no_such_style  # noqa: B018


def test_pybtex_format_finds_a_style_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{a, title = {Зима}, year = 1997}\n", encoding="utf-8")
    command = ["pybtex.database.format", "--style", "sibcite-kritika", "a.bib", "a.txt"]
    _run(tmp_path, *command)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "[1] Zima (1997).\n"


@pytest.mark.skipif(find_spec("sphinxcontrib.bibtex") is None, reason="needs sphinxcontrib-bibtex")
def test_sphinx_builds_what_the_page_says(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "sphinx.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(python conf\.py|rst|text)\n(.*?)```", page, re.DOTALL))
    (tmp_path / "conf.py").write_text(blocks["python conf.py"], encoding="utf-8")
    (tmp_path / "index.rst").write_text(blocks["rst"], encoding="utf-8")
    (tmp_path / "references.bib").write_bytes((ROOT / "references.bib").read_bytes())
    _run(tmp_path, "sphinx", "-q", "-W", "-b", "text", ".", "text")
    assert (tmp_path / "text" / "index.txt").read_text(encoding="utf-8") == blocks["text"]
    _run(tmp_path, "sphinx", "-q", "-W", "-b", "html", ".", "html")
    html = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
    assert "<em>Poslednie plenniki Vtoroi mirovoi voiny." in html
    assert "f. 9401, op. 2, d. 582, ll. 9–12" in html


def _run(folder: Path, module: str, *arguments: str) -> None:
    """Run a program of others, which finds the entry points of `pyproject.toml` as installed."""
    installed = folder / "installed" / "points-0.dist-info"
    installed.mkdir(parents=True, exist_ok=True)
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: points\nVersion: 0\n")
    rows = [f"{name} = {target}\n" for name, target in POINTS.items()]
    (installed / "entry_points.txt").write_text(f"[{plugin.GROUP}]\n{''.join(rows)}")
    paths = os.pathsep.join([str(ROOT / "src"), str(installed.parent)])
    subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        timeout=300,
    )
