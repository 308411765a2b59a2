"""Addresses without labels: ``Ref.A04017133600``, ``ЦДІАК-127-1078-796``, ``EAA.5100.1.378``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sibcite import tables
from sibcite.archives import authority, values
from sibcite.archives.heads import Head
from sibcite.archives.steps import Step
from sibcite.model import ArchiveAddress, Diagnostic, Level, Span

_REFERENCE_CODE = re.compile(r"(?<![A-Za-z0-9])(?P<code>[A-GＡ-Ｇ][0-9０-９]{11})(?![0-9０-９])")
_IMAGE = re.compile(
    r"(?P<open>[(（])?第?(?P<image>[0-9０-９]+(?:\s?[-~〜–]\s?[0-9０-９]+)?)(?:画像目|コマ)(?:から)?"
    r"(?(open)[)）])"
)
# What may stand between a reference code and a second code of the archive that holds the file.
_SHELF = re.compile(r"[\s、,]*(?P<code>[^\s、,()（）]+(?:-[^\s、,()（）]+){2,})")
# The file, by its title, behind a comma and before the archive: 、太政類典・第二編(国立公文書館). A
# bracket belongs to the title where another one follows, which names the archive.
_FILE = re.compile(
    r"(?:(?:画像目|コマ)(?:から)?\s*[)）]?)?\s*[、，]\s*"
    r"(?P<title>[^、。;；()（）\s](?:[^、。;；()（）]|[(（][^()（）]{1,60}[)）](?=\s*[(（])){1,120})"
)
# What stands there and is no title: a date alone, or the image.
_NO_TITLE = re.compile(
    r"(?:明治|大正|昭和|平成|令和)?[\d０-９〇元一二三四五六七八九十年月日\s]+$|.*(?:画像目|コマ)"
)
# A photograph or a recording by the letters of its kind and its number: Гр 12345, 0-12345 ч/б.
_ONE_CODE = (
    r"(?:№\s?)?(?:(?-i:[A-ZА-ЯЁІЇЄҐ][a-zа-яёіїєґ]?)[\s-]?\d[\d/-]*|\d+[-/]\d[\d/-]*)(?!\w)"
    r"(?:\s(?:ч/б|цв)\b\.?)?"
)
_CODE = re.compile(rf"{_ONE_CODE}(?:,\s{_ONE_CODE})*", re.I)
# The number of a file that parts hang together by, also with the letters of a branch before it, at
# the end of a signature: BU 01251/50, 237/V/12.
_FILE_NUMBER = re.compile(r"(?<![^\s,(])(?P<number>(?:[A-Z][A-Za-z]{0,2}\s)?\d+(?:/\w+)+)$")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_IN_BRACKETS = re.compile(r"\s*[(（](?P<name>[^()（）]+)[)）]")
_WRITTEN = re.compile(r"JACAR|アジ歴|アジア歴史資料センター")
# Whose documents the letter of a JACAR code says they are.
_HOLDERS = {"A": "naj", "B": "damofa", "C": "nids"}
_PERMALINK = "https://www.jacar.archives.go.jp/das/meta/{}"


@dataclass(frozen=True, slots=True)
class Coded:
    """An address that is a code: the archive as printed, what was read, and where it ends."""

    address: ArchiveAddress
    head: Head | None
    steps: tuple[Step, ...]
    end: int


def permalink(address: ArchiveAddress) -> str:
    """Where a JACAR document is to be read; empty for any other address.

    Source: [jacar-guidelines]
    """
    codes = [level.value for level in address.levels if level.name == "reference_code"]
    return _PERMALINK.format(codes[0]) if codes else ""


def find(text: str, span: Span) -> Coded | None:
    """A JACAR reference code and what stands with it, or nothing.

    JACAR has a copy; the letter of the code, or a name in brackets, says who has the original.
    """
    code = _REFERENCE_CODE.search(text, span.start, span.end)
    if code is None:
        return None
    steps = [step("reference_code", text, Span(*code.span("code")))]
    image = _IMAGE.search(text, code.end(), span.end)
    shelf = _SHELF.match(text, code.end(), span.end)
    if image is not None:
        steps.append(step("image", text, Span(*image.span("image"))))
    elif shelf is not None:
        steps.append(step("nids_code", text, Span(*shelf.span("code"))))
    files = [_file(text, each.value.end, span.end) for each in steps]
    if steps[-1].level.name != "nids_code" and (file := next(filter(None, files), None)):
        steps.append(file)
        steps.sort(key=lambda each: each.value.start)
    written = _WRITTEN.search(text, span.start, code.start())
    head = Head(Span(*written.span()), matches=authority.matches("JACAR")) if written else None
    address = ArchiveAddress(
        archive="jacar",
        written=written[0] if written else "",
        location=text[code.start() : max(steps[-1].value.end, image.end() if image else 0)],
        levels=tuple(each.level for each in steps),
        holder=_holder(span.of(text), code["code"]),
    )
    end = max(steps[-1].value.end, image.end() if image else 0)
    return Coded(address, head, tuple(steps), _end(text, end, span.end))


def _end(text: str, at: int, end: int) -> int:
    """Where a code ends, the archive in brackets behind it included."""
    holder = _IN_BRACKETS.match(text, at, end)
    return holder.end() if holder is not None and authority.is_known(holder["name"]) else at


def _file(text: str, start: int, end: int) -> Step | None:
    """The file that a document is in, by its title or its code, if that stands there."""
    match = _FILE.match(text, start, end)
    if match is None or _NO_TITLE.match(match["title"]) or not _EAST_ASIAN.search(match["title"]):
        return None
    title = match["title"].rstrip()
    level = "nids_code" if _SHELF.fullmatch(title) else "file_title"
    return step(level, text, Span(match.start("title"), match.start("title") + len(title)))


def chain(text: str, plain: str, span: Span, scheme: tables.Scheme) -> tuple[Step, ...]:
    """The levels of numbers that nothing labels, by the scheme's `chain` and `joints`.

    Args:
        text: The text as printed.
        plain: The same, made plain by `folding.level`.
        span: Where the chain begins, and where it may not go on.
        scheme: How the archive numbers documents.
    """
    for joint in [scheme.joints] if " " in scheme.joints else scheme.joints:
        match = _chain(joint, scheme.prefix_joins).match(plain, span.start, span.end)
        numbers = _numbers(match, joint, scheme.prefix_joins) if match is not None else []
        if 2 <= len(numbers) <= len(scheme.chain):
            if len(numbers) < len(scheme.chain):
                # "4372/33/147, 12-15" is one file and its leaves.
                comma = text.find(",", numbers[-1].start, numbers[-1].end)
                numbers[-1] = Span(numbers[-1].start, comma) if comma > 0 else numbers[-1]
            rows = zip(scheme.chain, numbers, strict=False)
            return tuple(step(level, text, place) for level, place in rows)
    return ()


def whole(text: str, span: Span, scheme: tables.Scheme) -> tuple[Step, ...]:
    """A signature of the archive's own, up to the end of `span`; or nothing.

    It is one level, but for a fond with the number of a file behind its name; a number alone is
    the name of no fond.
    """
    start, end = span.start, span.end
    while start < end and text[start] in " \t\n.,:;、，-–—()":
        start += 1
    while end > start and text[end - 1] in " \t\n.,;":
        end -= 1
    if text[end - 1 : end] == ")" and "(" not in text[start:end]:
        end -= 1
    if not any(letter.isalnum() for letter in text[start:end]):
        return ()
    if scheme.coded:
        code = _CODE.match(text, start, end)
        return (step("signature", text, Span(*code.span())),) if code is not None else ()
    if scheme.whole != "fond":
        level = "signature" if scheme.whole in ("", "opaque") else scheme.whole
        return (step(level, text, Span(start, end)),)
    file = next(_FILE_NUMBER.finditer(text, start, end), None)
    if file is None:
        return (step("fond", text, Span(start, end)),)
    number = step("signature", text, Span(*file.span("number")))
    named = text[start : file.start()].rstrip(" ,.")
    return (step("fond", text, Span(start, start + len(named))), number) if named else (number,)


def opaque(text: str, signature: Step) -> Diagnostic:
    """The remark on a signature that fits no scheme."""
    said = signature.value.of(text)
    quoted = said if len(said) <= 60 else said[:57] + "…"
    message = f"'{quoted}' fits no scheme of levels and is kept whole."
    hint = "It prints as it stands, after the archive."
    return Diagnostic("opaque-signature", "note", message, signature.value, hint)


def step(level: str, text: str, place: Span) -> Step:
    """A level that stands without a label."""
    return Step(Level(level, place.of(text)), Span(place.start, place.start), place)


def _holder(text: str, code: str) -> str:
    """The archive in brackets at the end, else that of the letter: ``…(国立公文書館)``."""
    for name in reversed(re.findall(r"[(（]([^()（）]+)[)）]", text)):
        keys = authority.candidates(name)
        if len(keys) == 1 and keys != ("jacar",):
            return keys[0]
    return _HOLDERS.get(code[0], "")


@cache
def _chain(joint: str, prefixed: bool) -> re.Pattern[str]:
    sign = f"[{re.escape(joint)}]"
    head = r"(?:[A-Z]{2,5}\.)?" if prefixed else ""
    # A joint may also stand between the archive and the first number: ЦДІАК-127-…
    lead = rf"[\s.,:;{re.escape(joint)}]*"
    part = r"[^\W_]{1,12}"
    # A hyphen within a number is one where it parts no numbers: R-517/1/1080/46-47.
    first, last = part, part
    if joint == "/":
        first = rf"(?:[^\W\d_]{{1,3}}-)?{part}"
        last = rf"(?:{values.pattern('list')}|{part}(?:-{part})?)"
    return re.compile(
        rf"{lead}(?P<chain>{head}{first}(?:{sign}{part}){{0,3}}{sign}{last})(?=[\s.,:;()]|$)", re.I
    )


def _numbers(match: re.Match[str], joint: str, prefixed: bool) -> list[Span]:
    pieces = [
        Span(*piece.span()).moved(match.start("chain"))
        for piece in re.finditer(f"[^{re.escape(joint)}]+", match["chain"])
    ]
    if not any(letter.isdigit() for letter in match["chain"]):
        return []
    if prefixed and not match["chain"][0].isdigit() and len(pieces) > 2:
        pieces[:2] = [Span(pieces[0].start, pieces[1].end)]
    return pieces
