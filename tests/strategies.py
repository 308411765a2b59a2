"""Known records, slightly bent: what Hypothesis feeds the laws of every format.

The records are of the kinds that the article prints; their texts are bent by putting into them
what each format has to escape.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from sibcite.fields.variables import DATES, NAMES, NUMBERS, TEXTS, TYPES
from sibcite.model import (
    ArchiveAddress,
    Date,
    Diagnostic,
    Level,
    Name,
    Record,
    Span,
    Text,
)

HOSTILE = (
    *"{}\\\"'$%&#_~^-–`?!@<>=,;:()[]|/ *\t\n\r",
    *("--", "''", "``", "{}", "\\", "\\&", "$x^2$", "<i>", "</i>", " and ", "@book{x,", "#", "  "),
    *("\u00a0", "\u3000", "\u2009", "\u2028", "\u0085", "\u0301", "\ufeff", "\x00", "\ud800"),
    *("й", "ё", "ʹ", "ゼ", "銀", "ō", "№", "𠮷", "\\u007b", '"}', "\\symbol{10}", "NaN", "null"),
)
_WORDS = (
    *("Yaponskiye", "voyennoplennyye", "v", "SSSR:", "bol'shaya", "igra", "pod''yom", "Sbornik."),
    *("Японские", "военнопленные", "в", "СССР", "シベリア", "抑留", "Shiberia", "yokuryū", "the"),
    *("War", "of", "1945", "№", "9898ss", "(7-1)", "58-73", "ob.", "van", "de", "Ltd", "12–15"),
)
_RECORDS = (
    Record(
        "kobayashi2018",
        "book",
        "ja",
        "Kobayashi 2018",
        names={
            "author": (
                Name("Kobayashi", "A.", order="family-first", original=Name("小林", "昭菜")),
            )
        },
        texts={
            "title": Text("Shiberia yokuryū", "シベリア抑留", "", "The Siberian Interment"),
            "publisher": Text("Iwanami shoten", "岩波書店", system="hepburn"),
            "publisher-place": Text("Tokyo", language="en"),
        },
        dates={"issued": Date((2018,), written="2018")},
        source="Kobayashi 2018 — Kobayashi A. (2018). *Shiberia yokuryū*. Tokyo: Iwanami shoten.",
        spans={"author": Span(17, 29), "author.0": Span(17, 29), "issued": Span(31, 35)},
    ),
    Record(
        "tsamo1945a",
        "manuscript",
        "ru",
        "TSAMO 1945a",
        "a",
        texts={"title": Text("Direktiva Narkomata", translated="Directive", system="bgn-pcgn")},
        dates={"issued": Date((1945, 8, 16), written="1945, August 16")},
        address=ArchiveAddress(
            "tsamo",
            (),
            "TSAMO",
            Text("Tsentral'nyy arkhiv", translated="Central Archives", system="bgn-pcgn"),
            "F. 66, op. 178499, d. 3, l. 220-221",
            (
                *(Level("fond", "66", "F."), Level("opis", "178499", "op.")),
                *(Level("delo", "3", "d."), Level("list", "220-221", "l.")),
            ),
        ),
        source="TSAMO 1945a — TSAMO (Tsentral'nyy arkhiv) [Central Archives]",
        spans={"archive": Span(14, 19), "archive.fond": Span(3, 4)},
        diagnostics=(Diagnostic("unread-text", "warning", "Left: 'x'.", Span(0, 3), "Look."),),
        confidence=0.97,
    ),
    # Nothing is known of the archive, and yet it could be read.
    Record(
        "garf1946",
        "manuscript",
        texts={"call-number": Text("RGASPI, f. 17, op. 3")},
        address=ArchiveAddress(written="ГАРФ", location="Ф. Р-9401. Оп. 2"),
    ),
    Record("rgaspi", "manuscript", texts={"call-number": Text("RGASPI, f. 17, op. 3")}),
    Record(
        "gareev1991",
        "article-journal",
        "ru",
        names={"author": (Name("Gareev", "M. A."),), "editor": (Name(literal="TASS"),)},
        texts={
            "title": Text("O mifakh starykh i novykh"),
            "container-title": Text("Voyenno-istoricheskiy zhurnal"),
            "URL": Text("http://docs.cntd.ru/document/901731107?a=%20b&c_d#e~f"),
        },
        dates={"issued": Date((1991,)), "accessed": Date((2020, 7, 8))},
        numbers={"issue": "4", "page": "40-51", "volume": "18 (7-1)"},
        extra={"language": "ru-RU", "file": ":a.pdf:PDF", "citation-tags": ["a", 1.5, None, True]},
    ),
)


def hostile_text() -> st.SearchStrategy[str]:
    """A few words with something between them that some format has to escape; never empty."""
    pieces = st.one_of(st.sampled_from(_WORDS), st.sampled_from(HOSTILE), st.just(" "))
    return st.lists(pieces, min_size=1, max_size=6).map("".join)


def texts() -> st.SearchStrategy[Text]:
    """A text in some of its forms."""
    other = st.one_of(st.just(""), hostile_text())
    systems = st.sampled_from(("", "", "bgn-pcgn", "hepburn"))
    languages = st.sampled_from(("", "", "en", "de"))
    return st.builds(Text, hostile_text(), other, other, other, languages, systems)


def names(originals: bool = True) -> st.SearchStrategy[Name]:
    """A name in parts or whole, in any printed order."""
    part = st.one_of(st.just(""), hostile_text(), st.sampled_from(("Gogh", "V. P.", "小林", "Jr.")))
    particle = st.sampled_from(("", "", "", "van", "de la", "Van der"))
    orders = st.sampled_from(("inverted", "family-first", "given-first"))
    other = st.one_of(st.none(), names(originals=False)) if originals else st.none()
    parted = st.builds(
        Name,
        family=st.one_of(st.sampled_from(("Galitskiy", "Saitō", "Кац")), hostile_text()),
        given=part,
        dropping_particle=particle,
        non_dropping_particle=particle,
        suffix=st.sampled_from(("", "", "Jr.", "III")),
        order=orders,
        original=other,
    )
    literals = st.one_of(hostile_text(), st.sampled_from(("TsK KPSS", "others", "van")))
    return st.one_of(parted, st.builds(Name, literal=literals, order=orders, original=other))


def dates() -> st.SearchStrategy[Date]:
    """A date or a range, down to the day or a season, or one that was only printed."""
    year = st.one_of(st.integers(1, 2030), st.sampled_from((-44, 0, 1945, 12345)))
    point = st.one_of(
        st.tuples(year),
        st.tuples(year, st.one_of(st.integers(1, 12), st.integers(21, 24))),
        st.tuples(year, st.integers(1, 12), st.integers(1, 31)),
    )
    written = st.one_of(
        st.just(""), hostile_text(), st.sampled_from(("1945, August 16", "[1945?]", "1945a"))
    )
    ends = st.one_of(st.none(), st.just(()), point)
    read = st.builds(Date, point, ends, st.booleans(), st.booleans(), written)
    unread = st.builds(Date, written=st.one_of(hostile_text(), st.sampled_from(("n.d.", "1945"))))
    return st.one_of(read, unread)


def addresses() -> st.SearchStrategy[ArchiveAddress]:
    """An address whose levels may be known or not, in order or twice."""
    levels = st.builds(
        Level,
        st.sampled_from(("fond", "opis", "delo", "list", "papka", "box", "fond", "no such")),
        st.one_of(st.sampled_from(("9401", "Р-9401", "275-a", "12 об.")), hostile_text()),
        st.sampled_from(("", "F.", "Ед. хр.", "{")),
    )
    return st.builds(
        ArchiveAddress,
        st.sampled_from((None, "garf", "tsamo")),
        st.sampled_from(((), (), ("garf", "rgasa"), ("a, b",))),
        st.one_of(st.just(""), st.just("GA RF"), hostile_text()),
        st.one_of(st.none(), texts()),
        st.one_of(st.just(""), st.just("F. 9401, op. 2"), hostile_text()),
        st.lists(levels, max_size=4).map(tuple),
    )


def extras() -> st.SearchStrategy[dict[str, Any]]:
    """Fields of other programs, of the kinds that JSON has."""
    keys = st.one_of(
        st.sampled_from(("file", "crossref", "title", "Title", "x-fond", "year", "entrytype")),
        st.sampled_from(
            ("subtitle", "unread", "custom", "x-foo", "author", "a b", "title_original")
        ),
        hostile_text(),
    )
    plain = st.one_of(hostile_text(), st.integers(), st.booleans(), st.none(), st.just(1.5))
    plain = st.one_of(plain, st.sampled_from(("", "inbook", "comment", "collection", "{a{b}}")))
    values = st.one_of(plain, st.lists(plain, max_size=2), st.dictionaries(keys, plain, max_size=2))
    return st.dictionaries(keys, values, max_size=3)


def diagnostics() -> st.SearchStrategy[Diagnostic]:
    """A remark on some stretch of the source, or on none."""
    return st.builds(
        Diagnostic,
        st.just("unread-text"),
        st.sampled_from(("note", "warning", "error")),
        hostile_text(),
        st.one_of(st.none(), spans()),
        st.one_of(st.just(""), hostile_text()),
    )


def spans() -> st.SearchStrategy[Span]:
    """Some stretch of a text."""
    return st.builds(lambda start, length: Span(start, start + length), *[st.integers(0, 300)] * 2)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A known record, bent in a few of its fields."""
    known = draw(st.sampled_from(_RECORDS))
    strange = ("no-such-variable", "archive", "language")
    changes: dict[str, st.SearchStrategy[Any]] = {
        "id": st.one_of(st.sampled_from(("Гареев1991", "a b", "x{", "item")), hostile_text()),
        "type": st.sampled_from((*sorted(TYPES), "no-such-type")),
        "language": st.sampled_from(("", "ru", "ja", "en-US", "mn", "russian", "x{")),
        "label": st.one_of(st.just(""), hostile_text()),
        "year_suffix": st.sampled_from(("", "a", "б")),
        "names": _some((*NAMES, *strange), st.lists(names(), min_size=1, max_size=3).map(tuple)),
        "texts": _some((*TEXTS, *strange, "volume"), texts()),
        "dates": _some((*DATES, *strange), dates()),
        "numbers": _some((*NUMBERS, *strange), hostile_text()),
        "address": st.one_of(st.none(), addresses()),
        "source": st.one_of(st.just(""), hostile_text()),
        "spans": st.dictionaries(st.sampled_from(("title", "author.0", "archive.fond")), spans()),
        "diagnostics": st.lists(diagnostics(), max_size=2).map(tuple),
        "confidence": st.sampled_from((1.0, 0.5, 0.0, 0.123456789)),
        "extra": extras(),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(changes)), max_size=4, unique=True))
    return replace(known, **{field: draw(changes[field]) for field in chosen})


def _some(keys: tuple[str, ...], values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from(keys), values, max_size=4)


def hostile_records() -> list[Record]:
    """A record for each hostile sign, with the sign in every field that takes a text."""
    return [_with(sign, f"x{number}") for number, sign in enumerate(HOSTILE)]


def _with(sign: str, key: str) -> Record:
    within, name = f"a{sign}b", Name(f"A{sign}b", f"c{sign}", suffix=sign, order="given-first")
    return Record(
        key + sign,
        "report",
        label=within,
        names={"author": (Name(literal=sign), name), "editor": (Name(within, original=name),)},
        texts={"title": Text(within, sign, sign, within), "URL": Text(within), "note": Text(sign)},
        dates={"issued": Date(written=within), "accessed": Date((2020,), written=sign)},
        numbers={"page": within, "volume": sign},
        address=ArchiveAddress(
            None, (within,), sign, Text(within, translated=sign), within, (Level("fond", sign),)
        ),
        source=sign,
        extra={"file": within, within: sign},
    )
