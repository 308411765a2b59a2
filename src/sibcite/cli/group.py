"""The frame of the command line: commands that load when called, and how every run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click

INTERRUPTED = 130
FAULT_OF_OURS = 70


class LazyGroup(click.Group):
    """A group whose commands are modules, each with a `command`, imported when called."""

    def __init__(
        self, name: str, *, commands_in: str, summaries: Mapping[str, str], **attributes: Any
    ) -> None:
        super().__init__(name, **attributes)
        self._package = commands_in
        self._summaries = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order in which a newcomer meets them."""
        return list(self._summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in self._summaries:
            return None
        command = import_module(f"{self._package}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Say what each command does without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._summaries.items()))

    def main(self, *arguments: Any, **settings: Any) -> NoReturn:
        """Run, and end with the exit code that a command returns.

        Every way a run can end passes here: no traceback leaves, whatever the input.
        """
        settings |= {"prog_name": "sibcite", "standalone_mode": False}
        try:
            code = super().main(*arguments, **settings) or 0
        except click.ClickException as refusal:
            with suppress(OSError):
                refusal.show()
            code = refusal.exit_code
        except (click.Abort, KeyboardInterrupt):
            code = INTERRUPTED
        except Exception as fault:
            code = _fault(fault)
        sys.exit(code)


def settings() -> dict[str, Any]:
    """What every command shares: `-h` for `--help`, and help that fits in 79 columns."""
    return {"help_option_names": ["-h", "--help"], "max_content_width": 79}


def version() -> click.Option:
    """The option `--version`."""

    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            from importlib.metadata import version as installed

            click.echo(f"sibcite {installed('sibcite')}")
            ctx.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help="Print the version.",
    )


def _fault(fault: Exception) -> int:
    """Say of a run that it ended as none should; its exit code."""
    if os.environ.get("SIBCITE_DEBUG"):
        raise fault
    what = " ".join(f"{type(fault).__name__}: {fault}".split())[:300]
    with suppress(OSError):
        click.echo(
            f"sibcite: fault[ours] This is a fault of sibcite and not of your input: {what}.\n"
            "  hint: Set SIBCITE_DEBUG=1, run again, and report what it prints, with the input, "
            "to the project.",
            err=True,
        )
    return FAULT_OF_OURS
