"""The command line: one command per file, thin: arguments, one call, print, exit code.

Each command is imported when it is called and not before, so that ``sibcite --help`` stays quick;
`COMMANDS` says in a line what each does and is all that the help of the whole needs.
"""

from sibcite.cli.group import LazyGroup, settings, version

COMMANDS = {
    "parse": "Read a printed reference list into records.",
    "format": "Print a bibliography in a citation style.",
    "cite": "Print one citation.",
    "build": "Put a manuscript's citations and bibliography into a style.",
    "link": "Say which works a manuscript cites; turn labels into keys.",
    "extract": "Read the works of a manuscript into records.",
    "romanize": "Put a text into a romanization, or back into Cyrillic.",
    "detect": "Tell languages and romanization of a list, and what deviates.",
    "convert": "Write records in another format or another romanization.",
    "archive": "Read, print and look up archival addresses.",
    "styles": "List, show and make citation styles.",
}

HELP = """Bibliographies across Russian, Japanese and English.

\b
A printed reference list becomes records:
  sibcite parse article.md -o references.bib
The records become a bibliography, and citations:
  sibcite format references.bib --style russian-japanology-review
  sibcite cite katasonova2005 --style kritika --locator 46

Results go to stdout, remarks to stderr as FILE:LINE:COLUMN.
"""

EPILOG = """\b
Exit codes:
  0  Done, nothing to remark on.
  1  Done, with a warning or an error that you should read.
  2  The command was not understood, or the style is not known.
  3  A file could not be read or written.
"""

main = LazyGroup(
    "sibcite",
    commands_in="sibcite.cli",
    summaries=COMMANDS,
    help=HELP,
    epilog=EPILOG,
    context_settings=settings(),
    params=[version()],
)

__all__ = ["COMMANDS", "main"]
