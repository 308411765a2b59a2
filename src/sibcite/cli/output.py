"""Where a result goes: stdout, or a file that is replaced in one atomic step."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from sibcite.cli.messages import FINDINGS, Page, Unreadable, report
from sibcite.model import Diagnostic

STDOUT = "<stdout>"
PIPE_CLOSED = 141


def put(text: str, output: str | None) -> int:
    """Write a result to stdout, or to the file that `-o` names.

    Returns:
        The exit code: that of a finding if a character could not be written as UTF-8.

    Raises:
        Unreadable: It cannot be written there; an old file is as it was.
    """
    page = Page(output if output not in (None, "-") else STDOUT)
    raw, code = _encoded(text, page)
    try:
        if page.name == STDOUT:
            _print(raw)
        else:
            replace(Path(page.name), raw)
    except BrokenPipeError:
        # Who reads has seen enough, as in `| head`; that is what the shell makes of SIGPIPE.
        return PIPE_CLOSED
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else str(fault)
        message = f"'{page.name}' was not written: {why}."
        raise Unreadable.of(page, "not-written", message) from None
    return code


def put_bytes(raw: bytes, output: str) -> int:
    """Write a file that is no text, in one atomic step; the exit code.

    Raises:
        Unreadable: It cannot be written there; an old file is as it was.
    """
    try:
        replace(Path(output), raw)
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else str(fault)
        raise Unreadable.of(
            Page(output), "not-written", f"'{output}' was not written: {why}."
        ) from None
    return 0


def replace(path: Path, raw: bytes) -> None:
    """Put `raw` in the place of a file, so that the old or the new stands there whole.

    A link stays a link and its target is replaced; the permissions of an old file stay. What is
    no regular file (`/dev/null`, a named pipe) is written to.
    """
    target = path.resolve()
    old = target.stat() if target.exists() else None
    if old is not None and not stat.S_ISREG(old.st_mode):
        target.write_bytes(raw)
        return
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    fresh = target.with_name(f".sibcite-{os.urandom(8).hex()}")
    try:
        _write_through(fresh, raw)
        if old is not None:
            _take_after(fresh, old)
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def is_input(output: str | None, page: Page) -> bool:
    """Whether the output would replace the file that was read."""
    if output is None:
        return False
    with suppress(OSError):
        return Path(output).samefile(page.name)
    return False


def _write_through(path: Path, raw: bytes) -> None:
    with path.open("xb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _take_after(path: Path, old: os.stat_result) -> None:
    """Give a file the owner and permissions of the one whose place it takes."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(path, old.st_uid, old.st_gid)
    path.chmod(stat.S_IMODE(old.st_mode))


def _print(raw: bytes) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "stdout is closed")
    try:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except OSError:
        _drop_stdout()
        raise


def _drop_stdout() -> None:
    """Send what is still to be flushed nowhere, or Python complains once more at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())


def _encoded(text: str, page: Page) -> tuple[bytes, int]:
    r"""The bytes of a text. JSON can hold half a character (`\ud800`), which UTF-8 cannot."""
    try:
        return text.encode("utf-8"), 0
    except UnicodeEncodeError as fault:
        half = f"U+{ord(text[fault.start]):04X}"
        remark = Diagnostic("half-character", "warning", f"{half} is half a character; � is put.")
        report([remark], page)
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode(), FINDINGS
