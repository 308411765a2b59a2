"""How fast a manuscript is put into a style, and in how much memory: ``bench/manuscripts.py``.

Whole builds of a made article in this process, from its bytes to its bytes, with the works read
beforehand: 100,000 words with 700 citations of 150 works, and a tenth of that. Growth is the time
of the large one by that of the small one, against how much larger it is: 1.0 is linear. Memory is
the peak of a process of its own above one that only imports, against the size of the parts; once
for a text of plain letters, and once for one with typographic quotes in every sentence, of which
Python holds each letter in two bytes.
With pandoc on the machine, its time to read the same file and cite by the same style stands beside.
"""

from __future__ import annotations

import io
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from sibcite.manuscript import Asked, build, read
from sibcite.model import Record, Span
from sibcite.read.items import records
from sibcite.tables import find_style

STYLE = "chicago-author-date"
SENTENCE = (
    "the fate of prisoners in camps was decided by agreements between powers whose archives are "
    "open only in part and every scholar reads them anew with other questions"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def main() -> None:
    """Print the figures; with arguments, run one build and print its peak of memory."""
    if len(sys.argv) > 1:
        raw, items = Path(sys.argv[1]).read_bytes(), json.loads(Path(sys.argv[2]).read_text())
        works = _records(items)
        small = _written(Path(sys.argv[1]).suffix, 100, 70)
        # What the program itself takes is not the file's.
        _build(small, sys.argv[1], works)
        before = _peak()
        _build(raw, sys.argv[1], works)
        print(_peak() - before)
        return
    items = _items()
    works = _records(items)
    find_style(STYLE)
    for ending in (".md", ".tex", ".docx"):
        small, large = (_written(ending, words, cites) for words, cites in SIZES)
        seconds = [_seconds(raw, f"a{ending}", works) for raw in (small, small, large)]
        growth = seconds[2] / seconds[1] / 10
        quoted = _written(ending, *SIZES[1], SENTENCE.replace("every", "“every”"))
        plain, wide = (_memory(raw, ending, items) / _size(raw, ending) for raw in (large, quoted))
        memory = f"memory {plain:5.1f} x, with quotes {wide:5.1f} x"
        line = f"{ending:6} {seconds[2]:6.2f} s  growth {growth:5.2f}  {memory}"
        print(line + _beside(large, ending, items, seconds[2]))


SIZES = ((10_000, 70), (100_000, 700))


def _items() -> list[dict[str, object]]:
    return [
        {
            "id": f"work{n}",
            "type": "book",
            "title": f"Study of the Archives, Number {n}",
            "author": [{"family": f"Family{n}", "given": "Anna B."}],
            "publisher": "Press",
            "publisher-place": "Moscow",
            "issued": {"date-parts": [[1900 + n % 100]]},
        }
        for n in range(150)
    ]


def _records(items: list[dict[str, object]]) -> tuple[Record, ...]:
    return records([(item, Span(0, 0)) for item in items]).value


def _written(ending: str, words: int, cites: int, sentence: str = SENTENCE) -> bytes:
    chance = random.Random(7)
    paragraphs = []
    for n in range(cites):
        text = " ".join(chance.choices(sentence.split(" "), k=words // cites))
        key, page = f"work{n * 37 % 150}", n % 300 + 1
        cite = rf"\autocite[{page}]{{{key}}}" if ending == ".tex" else f"[@{key}, p. {page}]"
        paragraphs.append(f"{text.capitalize()} {cite}.")
    if ending != ".docx":
        return "\n\n".join(paragraphs).encode()
    runs = "".join(
        '<w:p><w:pPr><w:jc w:val="both"/></w:pPr>'
        + "".join(
            f'<w:r w:rsidR="00AB12CD"><w:rPr><w:sz w:val="24"/></w:rPr>'
            f'<w:t xml:space="preserve">{piece} </w:t></w:r>'
            for piece in (text[:200], text[200:])
        )
        + "</w:p>"
        for text in paragraphs
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONSHIPS)
        body = f'<w:document xmlns:w="{W}"><w:body>{runs}</w:body></w:document>'
        archive.writestr("word/document.xml", body)
    return made.getvalue()


def _build(raw: bytes, name: str, works: tuple[Record, ...]) -> bytes:
    built = build(read(raw, name), works, False, Asked(find_style(STYLE)))
    assert built.raw is not None, "Every work is there."
    assert len(built.changes) >= 70, "Every citation changes."
    return built.raw


def _seconds(raw: bytes, name: str, works: tuple[Record, ...]) -> float:
    start = time.process_time()
    _build(raw, name, works)
    return time.process_time() - start


def _peak() -> int:
    """The peak of this process in bytes; what it was forked from does not count."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    (peak,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) * 1024


def _size(raw: bytes, ending: str) -> int:
    """The bytes of a file, those of a Word file unpacked."""
    if ending != ".docx":
        return len(raw)
    return sum(each.file_size for each in zipfile.ZipFile(io.BytesIO(raw)).infolist())


def _memory(raw: bytes, ending: str, items: list[dict[str, object]]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        file, refs = Path(folder, f"a{ending}"), Path(folder, "refs.json")
        file.write_bytes(raw)
        refs.write_text(json.dumps(items))
        run = [sys.executable, __file__, str(file), str(refs)]
        return int(subprocess.run(run, capture_output=True, text=True, check=True).stdout)


def _beside(raw: bytes, ending: str, items: list[dict[str, object]], ours: float) -> str:
    pandoc = shutil.which("pandoc")
    if pandoc is None or ending != ".md":
        return ""
    with tempfile.TemporaryDirectory() as folder:
        file, refs, style = (Path(folder, name) for name in ("a.md", "r.json", "s.csl"))
        file.write_bytes(raw)
        refs.write_text(json.dumps(items))
        style.write_text(find_style(STYLE).csl, encoding="utf-8")
        run = [
            pandoc,
            "-C",
            f"--bibliography={refs}",
            f"--csl={style}",
            str(file),
            "-t",
            "markdown",
        ]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(run, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"  pandoc needs {seconds / ours:.1f} x the time"


if __name__ == "__main__":
    main()
