"""Files that are broken or built to do harm are refused, in plain words and soon."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sibcite.manuscript.document import Unfit
from sibcite.manuscript.docx import markup, read
from tests.manuscript.docx.made import HEAD, NAMES, docx, members, p, packed

GOOD = docx(p("Text [A 1997]."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def _with(**parts: str | bytes) -> bytes:
    """The good document with its main part, or others, replaced."""
    return packed({**members(GOOD), **{f"word/{name}.xml": part for name, part in parts.items()}})


def _more(name: str) -> bytes:
    return packed({**members(GOOD), name: "x"})


def _twice() -> bytes:
    out = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return out.getvalue()


def _encrypted() -> bytes:
    """The flag of encryption set in the list of members."""
    raw = bytearray(GOOD)
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 8] |= 1
    return bytes(raw)


def _lying() -> bytes:
    """A member that is larger than the archive says."""
    raw = bytearray(
        _with(document=f"<w:document {NAMES}><w:body>{p('x' * 90_000)}</w:body></w:document>")
    )
    at = raw.index(b"word/document.xml", raw.index(b"PK\x01\x02")) - 46
    raw[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(raw)


def _nested(name: str, depth: int) -> str:
    return f"<w:{name}>" * depth + f"</w:{name}>" * depth


def _main(body: str, before: str = "") -> str:
    return f"{HEAD}{before}<w:document {NAMES}><w:body>{body}</w:body></w:document>"


LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_SAID = "<w:p><w:r><w:t>a{}b</w:t></w:r></w:p>"
TYPED = '<!DOCTYPE w SYSTEM "w.dtd">'
STRICT = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no archive": (lambda: b"Text.", "no .docx"),
    "nothing": (lambda: b"", "no .docx"),
    "cut off": (lambda: GOOD[:-40], "broken"),
    "a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an old .doc": (lambda: OLE, "old kind"),
    "another zip": (lambda: packed({"a.txt": "x"}), "does not say what its parts are"),
    "a book": (lambda: packed({"mimetype": "application/epub+zip"}), "OpenDocument"),
    "no main part": (
        lambda: packed({n: c for n, c in members(GOOD).items() if n != "word/document.xml"}),
        "no document in it",
    ),
    "strict": (lambda: _with(document=STRICT), "Strict"),
    "broken XML": (lambda: _with(document="<w:document><w:body>"), "is broken"),
    "an entity that is not defined": (
        lambda: _with(document=_main(_SAID.format("&nbsp;"))),
        "'nbsp'",
    ),
    "two documents in one part": (
        lambda: _with(
            document=_main(_SAID.format("&x;").ljust(65_536 - len(_main("")))) + _main(p("z"))
        ),
        "is broken",
    ),
    "no body": (lambda: _with(document=f"<w:document {NAMES}/>"), "no body"),
    "entities": (lambda: _with(document=_main(p("&b;"), LAUGHS)), "document type"),
    "entities from outside": (lambda: _with(document=_main(p("&a;"), OUTSIDE)), "document type"),
    "entities in UTF-16": (
        lambda: _with(document=_main(p("&b;"), LAUGHS).replace("UTF-8", "UTF-16").encode("utf-16")),
        "document type",
    ),
    "entities in the styles": (
        lambda: _with(styles=f"{LAUGHS}<w:styles {NAMES}/>"),
        "document type",
    ),
    "a way up": (lambda: _more("../evil"), "outside"),
    "a way up in Windows": (lambda: _more("word\\..\\..\\evil"), "outside"),
    "an absolute path": (lambda: _more("/etc/passwd"), "outside"),
    "a drive": (lambda: _more("C:evil"), "outside"),
    "a name twice": (_twice, "two members"),
    "a name twice by case": (lambda: _more("WORD/document.xml"), "two members"),
    "encryption": (_encrypted, "encrypted"),
    "a lie about the size": (_lying, "word/document.xml"),
    "10,000 deep runs": (lambda: _with(document=_main(p(_nested("r", 10_000)))), "deeper"),
    "1,500 deep insertions": (lambda: _with(document=_main(p(_nested("ins", 1_500)))), "deeper"),
    "1,500 deep controls": (
        lambda: _with(
            document=_main("<w:sdt><w:sdtContent>" * 700 + "</w:sdtContent></w:sdt>" * 700)
        ),
        "deeper",
    ),
    "200 open fields": (
        lambda: _with(document=_main(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 200))),
        "deeper",
    ),
    "a bomb of spaces": (lambda: _with(document=_main(p("x")) + " " * 90_000_000), "bombs"),
    "a bomb beyond all size": (
        lambda: _with(document=_main("<w:p/>") + " " * 100_000_000),
        "large",
    ),
    "a bomb of elements": (lambda: _with(document=_main("<w:p/>" * 2_600_000)), "elements"),
    "a bomb of elements in the notes": (
        lambda: docx(
            p("x"), parts={"footnotes": f"<w:footnotes {NAMES}>{'<a/>' * 3_200_000}</w:footnotes>"}
        ),
        "elements",
    ),
    "150,000 paragraphs": (lambda: _with(document=_main("<w:p/>" * 150_000)), "100,000 paragraphs"),
    "50,000 members": (
        lambda: packed({**members(GOOD), **{f"a{n}": "" for n in range(50_000)}}),
        "members",
    ),
}


@pytest.mark.parametrize(("make", "said"), HOSTILE.values(), ids=HOSTILE.keys())
def test_it_is_refused_in_plain_words(make: Callable[[], bytes], said: str) -> None:
    raw = make()
    begun = time.process_time()
    with pytest.raises(Unfit) as refused:
        read(raw)
    assert said in str(refused.value)
    assert str(refused.value).endswith(".")
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("at", range(len(TYPED)))
def test_entities_are_refused_before_they_are_read(at: int) -> None:
    def pieces() -> Iterator[bytes]:
        whole = f"{HEAD}{TYPED}".encode()
        yield whole[: len(HEAD) + at]
        yield whole[len(HEAD) + at :]
        pytest.fail("The file was read on.")

    with pytest.raises(Unfit, match="document type"):
        markup.read(pieces(), "word/document.xml", 1_000)


def test_the_strict_variety_is_refused_with_the_type_to_save_it_under() -> None:
    with pytest.raises(Unfit) as refused:
        read(HOSTILE["strict"][0]())
    assert "'Word Document (*.docx)'" in refused.value.hint


@pytest.mark.parametrize("place", range(0, len(GOOD), 37))
def test_a_file_with_a_broken_byte_is_read_or_refused(place: int) -> None:
    raw = bytearray(GOOD)
    raw[place] ^= 0x55
    try:
        found = read(bytes(raw))
    except Unfit:
        return
    assert found.flows


PROBE = """
import sys
from sibcite.manuscript.docx import markup, read
from sibcite.manuscript.document import Unfit
raw = open(sys.argv[1], "rb").read()
try:
    read(raw)
except Unfit:
    pass
status = open("/proc/self/status").read()
print(status.split("VmHWM:")[1].split()[0])
"""
HEAVY = [name for name in HOSTILE if "bomb" in name or "deep" in name]


@pytest.mark.parametrize("name", HEAVY)
def test_it_is_refused_within_200_mb(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.docx"
    path.write_bytes(HOSTILE[name][0]())
    said = subprocess.run(
        [sys.executable, "-c", PROBE, str(path)], capture_output=True, text=True, check=True
    )
    assert int(said.stdout) < 200_000
