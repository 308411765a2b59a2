"""The commands ``sibcite archive …``: addresses read and printed, and the authority of archives."""

from sibcite.cli.group import LazyGroup, settings

COMMANDS = {
    "parse": "Read archival addresses into their levels.",
    "format": "Print archival addresses in the form of a style.",
    "find": "Find archives by abbreviation, name, former name or place.",
    "show": "Say what is known of an archive, and where from.",
    "list": "List the archives.",
}

HELP = r"""Read, print and look up archival addresses.

\b
  sibcite archive parse "ГАРФ. Ф. Р-9401. Оп. 2. Д. 582. Л. 9-12"
  sibcite archive format "GARF, f. R-9401, op. 2, d. 582" --style kritika
  sibcite archive find ЦГАОР
  sibcite archive show garf --year 1955
"""

command = LazyGroup(
    "archive",
    commands_in="sibcite.cli.archive",
    summaries=COMMANDS,
    help=HELP.replace(r"\b", "\b"),
    context_settings=settings(),
)
