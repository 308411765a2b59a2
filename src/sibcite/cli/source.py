"""What a command reads: a file or stdin, as text, with its form found out."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import sys
from pathlib import Path

from sibcite.cli.messages import Page, Unreadable, report
from sibcite.model import Diagnostic, Span

STDIN = "<stdin>"
ENDINGS = {
    ".bib": "bibtex",
    ".json": "csl-json",
    ".jsonl": "jsonl",
    ".md": "list",
    ".ndjson": "jsonl",
    ".txt": "list",
}
# What other programs' files begin with, and how text is got out of them.
BEGINNINGS = {
    b"PK\x03\x04": "It looks like a Word document: sibcite extract FILE.docx reads its list; its "
    "text is had by pandoc -t markdown FILE.docx -o FILE.md.",
    b"%PDF": "It is a PDF: pdftotext -layout FILE.pdf FILE.txt.",
    codecs.BOM_UTF16_LE: "It is UTF-16: iconv -f UTF-16 -t UTF-8 FILE > NEW.",
    codecs.BOM_UTF16_BE: "It is UTF-16: iconv -f UTF-16 -t UTF-8 FILE > NEW.",
}
OTHERWISE = "Save it as UTF-8; from an older Russian text: iconv -f CP1251 -t UTF-8 FILE > NEW."

ARRAY = re.compile(r"\s*\[\s*[{\]]")
ITEMS = re.compile(r'\s*\{\s*"(?:items|references)"\s*:')
OBJECT = re.compile(r'\s*\{\s*["}]')
ENTRY = re.compile(r"\s*(?:%[^\n]*\n\s*)*@\w+\s*[{(]")


def take(file: str | None) -> Page:
    """The text of a file, or of stdin for `-` and for nothing.

    A byte order mark goes, and every line ends with a line feed, so that lines and columns are
    those that an editor shows.

    Raises:
        Unreadable: Nothing can be read there, or it is not UTF-8 text.
    """
    name = STDIN if file in (None, "-") else str(file)
    try:
        raw = _piped() if name == STDIN else _bytes(name)
    except (OSError, ValueError) as fault:
        raise unreadable(Page(name), fault) from None
    page = Page(name, _decoded(name, raw))
    if not page.text.strip():
        raise Unreadable.of(page, "empty-file", "There is nothing in it to read.")
    if (at := page.text.find("\0")) >= 0:
        raise _no_text(page, at, "A NUL stands here, as in no text.", raw)
    return page


def bibliography(file: str | None) -> Page:
    """The text of a bibliography: of the file that is named, else what is piped in, else ours."""
    return take(file) if file or is_piped() else default()


def default() -> Page:
    """The bibliography of a command that was given none: in this folder, or the worked example."""
    if Path("references.bib").exists():
        return take("references.bib")
    from sibcite import tables

    page = take(str(tables.bibliography()))
    message = "No bibliography is named, and this folder has no references.bib."
    remark = Diagnostic("worked-example", "note", message, None, "This is the worked example.")
    report([remark], page)
    return page


def unreadable(page: Page, fault: Exception) -> Unreadable:
    """What to say of a file that the system does not give."""
    name = page.name
    if isinstance(fault, FileNotFoundError):
        return Unreadable.of(page, "missing-file", f"There is no file '{name}'.")
    if isinstance(fault, IsADirectoryError):
        return Unreadable.of(page, "directory", f"'{name}' is a directory and not a file.")
    if isinstance(fault, PermissionError):
        return Unreadable.of(page, "no-permission", f"You may not read '{name}'.")
    why = fault.strerror if isinstance(fault, OSError) else str(fault)
    return Unreadable.of(page, "unreadable-file", f"'{name}' cannot be read: {why}.")


def is_piped() -> bool:
    """Whether another program or a file feeds stdin."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


def form_of(page: Page) -> str:
    """The form of a text by the ending of its name, else by how it begins.

    Returns:
        A key of `sibcite.read.READERS`, or `list` for what is none of them.
    """
    by_name = ENDINGS.get(Path(page.name).suffix.lower())
    return by_name or _form_by_content(page.text)


def _form_by_content(text: str) -> str:
    if ARRAY.match(text) or ITEMS.match(text):
        return "csl-json"
    if OBJECT.match(text):
        # An item a line, unless the first item runs over several lines.
        first = text.lstrip().partition("\n")[0].rstrip()
        return "jsonl" if first.endswith("}") else "csl-json"
    return "bibtex" if ENTRY.match(text) else "list"


def _piped() -> bytes:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "stdin is closed")
    return sys.stdin.buffer.read()


def _bytes(name: str) -> bytes:
    with Path(name).open("rb") as file:
        return file.read()


def _decoded(name: str, raw: bytes) -> str:
    body = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return _lines(body.decode("utf-8"))
    except UnicodeDecodeError as fault:
        page = Page(name, _lines(body[: fault.start].decode("utf-8")))
        message = f"The byte 0x{body[fault.start]:02X} is not UTF-8 text."
        raise _no_text(page, len(page.text), message, raw) from None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _no_text(page: Page, at: int, message: str, raw: bytes) -> Unreadable:
    """What to say of bytes that are no text, with the way to get text out of them."""
    hint = next((hint for start, hint in BEGINNINGS.items() if raw.startswith(start)), OTHERWISE)
    remark = Diagnostic("no-text", "error", message, Span(at, at), hint)
    return Unreadable(page, [remark])
