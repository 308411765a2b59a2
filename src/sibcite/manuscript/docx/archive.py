"""The archive that a .docx is: opened with suspicion, written again member for member."""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Protocol

from sibcite.manuscript.document import Unfit

MEMBERS = 20_000
TOTAL = 2_000_000_000
PART = 96_000_000
# Up to this size no density is suspicious: repeated sentences of a draft are dense too.
SMALL = 16_000_000
DENSITY = 150

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNING = 200
_PIECE = 65_536
LOCAL = struct.Struct("<4s5H3L2H")
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
SAVE_AGAIN = "Open it in Word or LibreOffice and save it again as .docx."


class Sink(Protocol):
    """Where bytes are written."""

    def write(self, content: bytes, /) -> int:
        """Take the next bytes."""
        ...


# A member that is not held as bytes, but writes itself.
Part = Callable[[Sink], None]


class Archive:
    """The members of a .docx, by name; only those that are asked for are unpacked."""

    def __init__(self, raw: bytes) -> None:
        """Open and check the archive.

        Raises:
            Unfit: It is no archive, or one that nobody should unpack.
        """
        _refuse_other_kinds(raw)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except BROKEN:
            raise Unfit("The file is no .docx: its archive is broken.", SAVE_AGAIN) from None
        self._raw = raw
        self._members = self._zip.infolist()
        _check(self._members, len(raw))
        self._names = {member.filename: member for member in self._members}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def names(self) -> tuple[str, ...]:
        """The names of all members, in order."""
        return tuple(self._names)

    def packed_size(self, name: str) -> int:
        """The bytes that a member takes in the archive."""
        return self._names[name].compress_size

    def read(self, name: str) -> Iterator[bytes]:
        """The content of a member piece by piece, never more than it says it is.

        Raises:
            Unfit: It is broken, or too large.
        """
        member = self._names[name]
        if member.file_size > PART:
            raise Unfit(f"The part '{name}' is too large: {member.file_size:,} bytes.")
        if member.file_size > SMALL and member.file_size > DENSITY * member.compress_size:
            raise Unfit(f"The part '{name}' unpacks to {member.file_size:,} bytes, as bombs do.")
        size = 0
        try:
            with self._zip.open(member) as opened:
                while piece := opened.read(_PIECE):
                    size += len(piece)
                    yield piece
        except BROKEN:
            raise Unfit(f"The part '{name}' cannot be unpacked.", SAVE_AGAIN) from None
        if size != member.file_size:
            raise Unfit(f"The part '{name}' is not as large as the archive says.", SAVE_AGAIN)

    def beginning(self, name: str) -> bytes:
        """The first bytes of a member; empty for one that is not there, or broken."""
        if name not in self._names:
            return b""
        try:
            with self._zip.open(self._names[name]) as opened:
                return opened.read(_BEGINNING)
        except BROKEN:
            return b""

    def holds(self, name: str, part: Part) -> bool:
        """Whether a member that was read before says just that."""
        if name not in self._names:
            return False
        with self._zip.open(self._names[name]) as opened:
            held = _Held(opened)
            part(held)
            return held.is_alike and not opened.read(1)

    def written(self, parts: Mapping[str, Part]) -> bytes:
        """The archive with these parts changed or added; all else is copied packed, as it is."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.comment = self._zip.comment
            for member in self._members:
                if member.filename in parts:
                    _pack(archive, member, parts[member.filename])
                else:
                    _copy(archive, member, self._packed(member))
            for name in parts:
                if name not in self._names:
                    _pack(archive, self._like_the_first(name), parts[name])
        return out.getvalue()

    def _packed(self, member: zipfile.ZipInfo) -> bytes:
        """The bytes of a member as they stand in the archive."""
        head = self._raw[member.header_offset : member.header_offset + LOCAL.size]
        try:
            named, extra = LOCAL.unpack(head)[-2:]
        except struct.error:
            raise Unfit("The file is no .docx: its archive is broken.", SAVE_AGAIN) from None
        start = member.header_offset + LOCAL.size + named + extra
        packed = self._raw[start : start + member.compress_size]
        if head[:4] != b"PK\x03\x04" or len(packed) != member.compress_size:
            raise Unfit(f"The part '{member.filename}' cannot be unpacked.", SAVE_AGAIN)
        return packed

    def _like_the_first(self, name: str) -> zipfile.ZipInfo:
        """A new member as old as the others, so that the same run gives the same bytes."""
        made = zipfile.ZipInfo(name, self._members[0].date_time)
        made.compress_type = zipfile.ZIP_DEFLATED
        made.external_attr = self._members[0].external_attr
        return made


class _Held:
    """Takes what is written only to hold it against a stream."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.is_alike = True

    def write(self, content: bytes) -> int:
        """Compare the next bytes."""
        self.is_alike = self.is_alike and self._stream.read(len(content)) == content
        return len(content)


def _pack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, part: Part) -> None:
    member = copy.copy(member)
    member.extra = b""
    with archive.open(member, "w") as opened:
        part(opened)


def _copy(archive: zipfile.ZipFile, member: zipfile.ZipInfo, packed: bytes) -> None:
    """Add a member without packing it anew."""
    out = archive.fp
    assert out is not None, "The archive is open."
    member = copy.copy(member)
    # The sizes stand in the head again, and no longer behind the content (bit 3).
    member.flag_bits &= ~0x08
    member.header_offset = out.tell()
    out.write(member.FileHeader(zip64=False))
    out.write(packed)
    archive.filelist.append(member)
    archive.NameToInfo[member.filename] = member
    archive.start_dir = out.tell()


def _refuse_other_kinds(raw: bytes) -> None:
    if raw.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            hint = "Open it in Word and take the password away (File, Info, Protect Document)."
            raise Unfit("The file is protected with a password.", hint)
        raise Unfit("The file is of the old kind .doc.", SAVE_AGAIN)
    if not raw.startswith(b"PK"):
        raise Unfit("The file is no .docx, which is a zip archive.", SAVE_AGAIN)
    if raw.count(b"PK\x01\x02") > MEMBERS:
        raise Unfit(f"The archive has more than {MEMBERS:,} members.")


def _check(members: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse an archive whose list of members is a trick."""
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if name.casefold() in seen:
            raise Unfit(f"The archive has two members named '{name}'.", SAVE_AGAIN)
        seen.add(name.casefold())
        if (
            name.startswith(("/", "\\"))
            or ":" in name
            or ".." in name.replace("\\", "/").split("/")
        ):
            raise Unfit(f"The archive has a member outside itself: '{name}'.")
        if member.flag_bits & 0x1:
            raise Unfit(f"The part '{name}' is encrypted.", "Save it without a password.")
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unfit(f"The part '{name}' is packed in a way that Word does not use.", SAVE_AGAIN)
    if sum(member.file_size for member in members) > TOTAL:
        raise Unfit(f"The archive unpacks to more than {TOTAL:,} bytes.")
    if sum(member.compress_size for member in members) > size:
        raise Unfit("The members of the archive overlap, as in bombs.")
