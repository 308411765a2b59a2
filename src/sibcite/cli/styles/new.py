"""The command ``sibcite styles new``: a style of one's own, begun from another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sibcite.cli import output, printing
from sibcite.cli.messages import Misuse, Page

if TYPE_CHECKING:
    from sibcite.tables import StyleFiles

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TITLE = re.compile(r"(<title>)(.*?)(</title>)", re.DOTALL)
_ID = re.compile(r"(<id>)(.*?)(</id>)", re.DOTALL)
_SELF = re.compile(r"[ \t]*<link\b[^>]*rel=[\"']self[\"'][^>]*/>\n?")
# A section with its heading, as far as its last setting: comments before the next are the next's.
_SECTION = re.compile(
    r"^\[([^\[\]\n]+)\][^\n]*\n(?:(?!\[)[^\n]*\n)*?(?=(?:#[^\n]*\n|\s)*(?:^\[|\Z))", re.M
)
_BEGIN = """\
# What {name} shows and CSL cannot say. Every setting may be left out;
# docs/presentations.md explains each, with what it prints.
# A line with a # stands at its default: take the # away to change it.
"""


@click.command("new")
@click.argument("name")
@click.option("--from", "origin", required=True, metavar="STYLE", help="The style to begin from.")
@click.option("--title", help="What the style is called. [default: NAME]")
@click.option("--in", "folder", default=".", metavar="FOLDER", help="Where the files go.")
def command(name: str, origin: str, title: str | None, folder: str) -> int:
    """Begin a style of your own from another.

    Writes NAME.csl, a copy of STYLE under its own title and id, and NAME.toml, its presentation
    with every other setting as a comment. Neither replaces a file that is there.

    \b
    Example:
      sibcite styles new my-journal --from kritika --title "My Journal"
    """
    if not _NAME.fullmatch(name):
        hint = "Write it in small letters, digits and hyphens: my-journal."
        raise Misuse.of(Page("NAME"), "unfit-name", f"'{name}' is no name for a style.", hint)
    files = printing.find_style(origin)
    printing.guarded(files, lambda: _checked(files))
    target = Path(folder) / name
    for ending in (".csl", ".toml"):
        if target.with_suffix(ending).exists():
            there = str(target.with_suffix(ending))
            hint = "Choose another name, or move the file away."
            raise Misuse.of(Page("NAME"), "file-exists", f"'{there}' is there already.", hint)
    output.put(_csl(files, name, title or name), str(target.with_suffix(".csl")))
    output.put(_presentation(files, title or name), str(target.with_suffix(".toml")))
    click.echo(f"{target.with_suffix('.csl')} and {target.with_suffix('.toml')} are written.")
    click.echo(f"Look at it: sibcite styles preview {_path(target)}")
    return 0


def _path(target: Path) -> str:
    path = str(target.with_suffix(".csl"))
    return path if "/" in path or "\\" in path else f"./{path}"


def _checked(files: StyleFiles) -> None:
    from sibcite.cite import load

    load(files)


def _csl(files: StyleFiles, name: str, title: str) -> str:
    """The CSL under its own title and id; a reader sees where it came from."""
    from html import escape

    link = f'<link href="{_id_of(files)}" rel="template"/>'
    text = _SELF.sub("", files.csl)
    text = _TITLE.sub(lambda found: f"{found[1]}{escape(title)}{found[3]}", text, count=1)
    new = f"https://example.org/styles/{name}"
    return _ID.sub(lambda found: f"{found[1]}{new}{found[3]}\n    {link}", text, count=1)


def _id_of(files: StyleFiles) -> str:
    found = _ID.search(files.csl)
    return found[2].strip() if found else files.name


def _presentation(files: StyleFiles, title: str) -> str:
    """The presentation of the style it comes from, and all else as comments."""
    from sibcite.cite import defaults

    own = re.sub(r"\A(?:#[^\n]*\n)+\n?", "", files.beside)
    # What stands before the first section belongs to no section, and must stay before it.
    first = re.search(r"^\[", own, re.MULTILINE)
    cut = first.start() if first else len(own)
    said = files.presentation
    begun = _completed(f"{own[cut:]}\n", said).strip()
    parts = (own[:cut], defaults.plain(said), begun, defaults.sections(said))
    return "\n".join((_BEGIN.format(name=title), *(f"{each.strip()}\n" for each in parts if each)))


def _completed(sections: str, said: Mapping[str, Any]) -> str:
    """Sections, each with its other settings, which stand nowhere else but in it."""
    from sibcite.cite import defaults

    return _SECTION.sub(lambda found: found[0] + defaults.beside(found[1].strip(), said), sections)
