"""The commands ``sibcite styles …``: the house styles, and how to make one."""

from sibcite.cli.group import LazyGroup, settings

COMMANDS = {
    "list": "List the house styles.",
    "show": "Say what a style is, and what its presentation sets.",
    "preview": "Print the worked example in a style.",
    "new": "Begin a style of your own from another.",
    "check": "Hold a style to the schema, try every type of work, say what is dropped or doubled.",
}

HELP = r"""List, show and make citation styles.

Besides the house styles, --style takes the path of any .csl file, and, where the extra is installed
(pip install 'sibcite[styles]'), the name of any published CSL style.

\b
  sibcite styles list
  sibcite styles preview kritika
  sibcite styles new my-journal --from kritika
  sibcite styles check my-journal.csl
"""

command = LazyGroup(
    "styles",
    commands_in="sibcite.cli.styles",
    summaries=COMMANDS,
    help=HELP.replace(r"\b", "\b"),
    context_settings=settings(),
)
