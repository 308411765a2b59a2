"""A document whose list alone says what its works are: what a style printed of it is read again.

The first run reads a list in several manners and prints it in one; the second has nothing but what
the first has printed, and changes no byte.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from sibcite.manuscript import Asked, build, read, records_of
from sibcite.tables import find_style, style_names
from tests.manuscript.docx.made import docx, p, r

_EMPHASIZED = re.compile(r"\*([^*]+)\*")
TEXT = (
    "The numbers differ [Vinogradov 1996, p. 14; Lindqvist 2008: 77].",
    "Later studies [Орлова 2011, с. 201] and the files [RGVA 1947; Сомов 1946] agree.",
    "So does the press [Petrov 1949]; see also [Hirano 2004, pp. 30–31] and [Ward 2016, p. 9].",
    "The thesis [Gromov 1999] and [Nakano, Fujii 2012] say more.",
)
LIST = (
    "Vinogradov, P. S. (1996). Lagerya na Amure [The Camps on the Amur]. *Otechestvennaya "
    "istoriya*. Vol. 7, No. 2, pp. 11-29. (In Russian)",
    "Lindqvist, Karl J. *Winter on the Bureya: Prisoners and Guards, 1945–1949*. 2nd ed. London: "
    "Faber and Faber, 2008.",
    "Орлова Т. Н. Лагерный труд в Приамурье. Хабаровск : Приамурские ведомости, 2011. 312 с.",
    "Сомов И. И. Донесение о ремонте бараков, 3 марта 1946 г. // РГВА. Ф. 1п. Оп. 4. Д. 12. "
    "Л. 7–8.",
    "RGVA (Rossiyskiy gosudarstvennyy voyennyy arkhiv) [Russian State Military Archive] (1947, May "
    "19). *Spravka o smertnosti* [Note on mortality]. F. 1p, op. 9, d. 88, l. 15. (In Russian)",
    "Petrov, A. (1949, October 3). Vozvrashcheniye [The Return]. *Pravda*, p. 4. (In Russian)",
    "Hirano T. (2004). *Amūru no kioku* [Memories of the Amur]. Sapporo: Hokkaidō Shinbunsha. "
    "(In Japanese)",
    "Ward, Ellen M., and Tomas Berg. “Counting the Dead.” In *After Captivity*, edited by Tomas "
    "Berg and Ann Shaw, 3–21. Stockholm: Norstedts, 2016.",
    "Gromov, V. A. (1999). *Stroitel'stvo dorog voyennoplennymi* [Road Building by Prisoners of "
    "War]. Candidate dissertation. Khabarovsk: Khabarovskiy gosudarstvennyy universitet. "
    "(In Russian)",
    "Nakano K., Fujii S. (2012). Horyo to byōki [Prisoners and Illness]. *Roshia-shi kenkyū*. "
    "91, 40-58. (In Japanese)",
    "中村明. 収容所の冬. 東京: 青葉社, 2001.",
)
# Works that are near to one another: two of one author and year, a chapter beside its book, files
# without a title or a date, and notes that cite them in full, in short and as "there".
NEAR_TEXT = (
    "The canteen came first (Marsh 1995, 23; Weir 2004b).",
    "So it was in the Urals (Lund 2009, 201–3), as the whole volume shows (Frost and Gill 2009).",
    "Counts differ (Abel, Farr, and Kuhn 2011, 640; Weir 2004a, 117; Pell 2016, 88).",
    "The file has it (GARF n.d., l. 12), and so have its readers.[^1] They said so twice.[^2]",
    "A last word is Weir’s.[^3] It is not the only one.[^4]",
)
NEAR_NOTES = (
    "Stephen Marsh, *Iron Streets: Stalinism in a Steel Town* (Berkeley: University of "
    "California Press, 1995), 12; Weir, *Shops and Their Goods*, 9.",
    "Ibid., 15.",
    "See Anna Lund, “Canteens of the Urals,” in *Feeding the Plan: Food under Stalin*, ed. Peter "
    "Frost and Ada Gill (Ithaca, NY: Cornell University Press, 2009), 190–91.",
    "GARF f. R-9479, op. 1, d. 89, l. 14.",
)
NEAR_LIST = (
    "Abel, Miriam, Paul Farr, and Declan Kuhn. 2011. “Counting Loaves: Urban Consumption in the "
    "First Plan.” *Journal of Economic History* 71 (3): 631–58.",
    "Frost, Peter, and Ada Gill, eds. 2009. *Feeding the Plan: Food under Stalin*. Ithaca, NY: "
    "Cornell University Press.",
    "GARF f. R-9479, op. 1, d. 89.",
    "Lund, Anna. 2009. “Canteens of the Urals.” In *Feeding the Plan: Food under Stalin*, edited "
    "by Peter Frost and Ada Gill, 188–215. Ithaca, NY: Cornell University Press.",
    "Marsh, Stephen. 1995. *Iron Streets: Stalinism in a Steel Town*. Berkeley: University of "
    "California Press.",
    "Pell, Claire. 2016. “Letters from the Queue: Petitions in the Urals, 1929–1935.” PhD diss., "
    "University of Chicago.",
    "Weir, Elena A. 2004a. “Careers in the Closed Shops.” *Slavic Review* 63, no. 1: 110–34.",
    "———. 2004b. *Shops and Their Goods*. London: Routledge.",
)
# Works that somebody compiled: alone, beside an editor or an author, and around a chapter.
COMPILED_TEXT = (
    "Decrees are calendared (Holt 1948, 12), and so are orders (Belova and Gusev 1999, 40).",
    "Letters (Titov 2007, 31) and documents (Zorin 2000, 88–90) follow; see (Marsh 1998, 17).",
    "The calendar has it.[^1] Its second part repeats it.[^2]",
)
COMPILED_NOTES = (
    "Jane Holt, comp., *Calendar of Decrees* (London: Royal Institute, 1948), 77.",
    "See Belova and Gusev, *The Far East: Orders and Documents*, 15.",
)
COMPILED_LIST = (
    "Belova, N. A., and A. A. Gusev, comps. 1999. *The Far East: Orders and Documents*. "
    "Vladivostok: Rubezh.",
    "Holt, Jane, comp. 1948. *Calendar of Decrees*. London: Royal Institute.",
    "Marsh, Stephen. 1998. “The Japanese in Vladivostok.” In *Strangers in Asia*, compiled by Oleg "
    "Serov and Svetlana Lazareva, 15–29. Vladivostok: Dalnauka.",
    "Titov, V. K. 2007. *Letters*. Compiled by I. N. Egorov. Vladivostok: Rubezh.",
    "Zorin, M. M., ed. 2000. *Prisoners and Guards*. Compiled by S. G. Sidorov and T. V. Tsareva. "
    "Moscow: Logos.",
)
COMPILED = "\n\n".join(
    (
        "# Documents",
        *COMPILED_TEXT,
        "\n".join(f"[^{number}]: {each}" for number, each in enumerate(COMPILED_NOTES, 1)),
        "## References",
        *COMPILED_LIST,
    )
)
NEAR = "\n\n".join(
    (
        "# Shops",
        *NEAR_TEXT,
        "\n".join(f"[^{number}]: {each}" for number, each in enumerate(NEAR_NOTES, 1)),
        "## References",
        *NEAR_LIST,
    )
)
# Works as APA has them: links, no places, questions, hyphens between initials, titles in rows.
LINKED_TEXT = (
    "Kin abroad are relied on (Farrow & Keene, 2011; Kubo et al., 2019; Vetrova, 2016).",
    "Karelin (2004, p. 33) has the figures, and Sava (2012a, 2012b) ferries (see also Kwon, 2015).",
    "So the volume says (Lind & Petrova, 2009), and in it Zaitseva (2009) once more (p. 127).",
    "It was asked before (Grachev, 2008), in rows (Tkach, 2013) and in the press (Mori, 2021).",
    "Neither is done (Farrow & Keene, 2011, p. 12; Kubo et al., 2019).",
)
LINKED_LIST = (
    "Farrow, R. J., & Keene, M. T. (2011). Kin beyond the border: Support networks of older "
    "adults. *Journal of Borders*, *18*(1), 5–27. https://doi.org/10.5555/jb.2011.18.1.005",
    "Grachev, I. P. (2008). Gde sol'? *Rossiya i ATR*, *2*(72), 97–109.",
    "Karelin, P. S. (2004). *Starenie naseleniia Dal'nego Vostoka* [Population ageing in the Far "
    "East]. Amurskii Bereg.",
    "Kubo, H., Orlova, T. N., Becker, F., & Yoon, J. (2019). Telephone filiality: Care across the "
    "strait. *Ageing and Mobility Review*, *7*(3), 241–263. https://doi.org/10.5555/amr.2019.0073",
    "Kwon, Y.-S. (2015). *Partial returns: Life histories in northern Japan* [Unpublished doctoral "
    "dissertation]. Northern Pacific University.",
    "Lind, A., & Petrova, O. M. (Eds.). (2009). *Across the strait: Migration and family*. Harrow "
    "& Stone.",
    "Mori, M. (2021, March 14). Islanders’ association struggles on. *The Northern Chronicle*, A6.",
    "Sava, K. (2012a). Between two pensions. *Northeast Asian Policy*, *4*(2), 198–219. "
    "https://doi.org/10.5555/nap.2012.0402",
    "Sava, K. (2012b). The last ferry: Passengers of a line. *Journal of Islands*, *9*(4), "
    "301–322.",
    "Tkach, O. (2013). *Fog, frost, and syntax: Early versions of Meiji fiction*. Harrow & Stone.",
    "Vetrova, A. I. (2016). *Daughters of the island* (2nd ed.). Meridian Academic Press.",
    "Zaitseva, E. V. (2009). Voluntary care and its limits. In A. Lind & O. M. Petrova (Eds.), "
    "*Across the strait: Migration and family* (pp. 112–134). Harrow & Stone.",
)
LINKED = "\n\n".join(("# Ferries", *LINKED_TEXT, "## References", *LINKED_LIST))
MARKDOWN = "\n\n".join(("# Camps", *TEXT, "## References", "\n".join(f"- {each}" for each in LIST)))


def _word() -> bytes:
    listed = (
        p(*(r(piece, "i" if place % 2 else "") for place, piece in enumerate(each.split("*"))))
        for each in LIST
    )
    return docx(
        p(r("Camps"), style="1"),
        *(p(r(each)) for each in TEXT),
        p(r("References"), style="1"),
        *listed,
    )


def _latex(text: Sequence[str], listed: Sequence[str]) -> bytes:
    items = (f"\\bibitem{{k{place}}} {_emphasized(each)}" for place, each in enumerate(listed))
    return "\n".join(
        (
            "\\documentclass{article}",
            "\\begin{document}",
            *(f"{each}\n" for each in text),
            "\\begin{thebibliography}{99}",
            *items,
            "\\end{thebibliography}",
            "\\end{document}",
            "",
        )
    ).encode()


def _emphasized(text: str) -> str:
    return _EMPHASIZED.sub(lambda each: f"\\emph{{{each[1]}}}", text)


def _noted(text: str) -> str:
    """A text whose notes stand where their marks do, as they do in LaTeX."""
    note = re.compile(r"\[\^(\d)\]")
    return note.sub(lambda each: f"\\footnote{{{NEAR_NOTES[int(each[1]) - 1]}}}", text)


FILES = {
    "a.md": MARKDOWN.encode(),
    "a.docx": _word(),
    "a.tex": _latex(TEXT, LIST),
    "compiled.md": COMPILED.encode(),
    "linked.md": LINKED.encode(),
    "near.md": NEAR.encode(),
    "near.tex": _latex([_emphasized(_noted(each)) for each in NEAR_TEXT], NEAR_LIST),
}


def _built(raw: bytes, name: str, style: str) -> bytes:
    """The file in a style, by its own list."""
    manuscript = read(raw, name)
    made = build(manuscript, records_of(manuscript), True, Asked(find_style(style)))
    assert made.raw is not None, [each.diagnostic.message for each in made.remarks]
    assert not [each for each in made.remarks if each.diagnostic.code == "not-a-reference"]
    assert "read-otherwise" not in {each.code for each in made.said}
    return made.raw


@pytest.mark.parametrize("style", style_names())
@pytest.mark.parametrize("name", FILES)
def test_a_second_run_by_the_document_s_own_list_changes_nothing(name: str, style: str) -> None:
    once = _built(FILES[name], name, style)
    assert once != FILES[name]
    assert _built(once, name, style) == once


@pytest.mark.parametrize("style", style_names())
def test_a_second_run_by_the_works_changes_nothing(style: str) -> None:
    """By the works that were read from the first list, not by what the style printed of them."""
    manuscript, asked = read(FILES["linked.md"], "linked.md"), Asked(find_style(style))
    works = records_of(manuscript)
    once = build(manuscript, works, False, asked).raw
    assert once is not None
    assert once != FILES["linked.md"]
    assert build(read(once, "linked.md"), works, False, asked).raw == once


COAST = """# Coast

They grow old there (Institute for Coasts, 2018); so the file says (Sidorov, 1997).

## References

Institute for Coasts. (2018). *Growing old on the coast* [Report]. https://www.coast.example/27

Sidorov, S. G. (1997). *Plen i trud* [Captivity and Labor]. Moscow: Terra. (In Russian)
"""


def test_what_a_style_prints_and_is_read_otherwise_is_told() -> None:
    """SIST 02 has no word for a report and sets it as a page on the web, quotes apart."""
    asked = Asked(find_style("sist02"), carry=False)
    manuscript = read(COAST.encode(), "a.md")
    once = build(manuscript, records_of(manuscript), True, asked)
    assert "read-otherwise" in {each.code for each in once.said}
    assert once.raw is not None
    again = read(once.raw, "a.md")
    assert build(again, records_of(again), True, asked).raw != once.raw
    assert not build(manuscript, records_of(manuscript), False, asked).said


HALF = """# Title

So it was [Sidorov 1997].

## References

- Sidorov 1997 — Sidorov, S. G. (1997). *Plen i trud* [Captivity]. {} Moscow: Terra. (In Russian)
"""


def test_words_that_a_new_list_leaves_out_are_told() -> None:
    manuscript = read(HALF.format("Zzz qq 17-x.").encode(), "a.md")
    made = build(manuscript, records_of(manuscript), True, Asked(find_style("chicago-notes")))
    told = [each.diagnostic for each in made.remarks if each.diagnostic.code == "unread-text"]
    assert [each.message.partition(" was")[0] for each in told] == ["'Zzz qq 17-x. Moscow: Terra'"]


def test_a_reference_of_which_no_title_was_read_stays_as_it_is() -> None:
    line = "Orlov, S. P. (2001). Plen *i volya. Moscow: Nauka. (In Russian)"
    manuscript = read(f"{HALF.format('')}- {line}\n".encode(), "a.md")
    made = build(manuscript, records_of(manuscript), True, Asked(find_style("chicago-notes")))
    assert made.raw is not None
    assert line in made.raw.decode()
    assert "not-a-reference" in {each.diagnostic.code for each in made.remarks}


COUNTED = """# Title

So it was [1, p. 5; 3].

## References

1. Ross, Anna. *Plague*. London: Dent, 1988.
2. {}
3. Gill, Peter. *Frost*. London: Dent, 1990.
"""


@pytest.mark.parametrize(
    ("style", "severity"),
    [("vancouver", "error"), ("gost-r-7-0-5-2008-numeric", "error"), ("apa-7", "warning")],
)
def test_a_style_that_counts_does_not_pass_over_what_was_not_read(
    style: str, severity: str
) -> None:
    manuscript = read(COUNTED.format("Zzz: qq, 1989 — *?!").encode(), "a.md")
    made = build(manuscript, records_of(manuscript), True, Asked(find_style(style)))
    told = [each.diagnostic for each in made.remarks]
    assert [each.severity for each in told if each.code == "not-a-reference"] == [severity]
    assert (made.raw is None) == (severity == "error")


def test_what_was_not_read_at_the_end_puts_no_number_off() -> None:
    text = COUNTED.format("Gill, Peter. *Frost*. London: Dent, 1990.").replace(
        "[1, p. 5; 3]", "[1]"
    )
    text = text.replace("3. Gill, Peter. *Frost*. London: Dent, 1990.", "3. Zzz: qq, 1989 — *?!")
    manuscript = read(text.encode(), "a.md")
    made = build(manuscript, records_of(manuscript), True, Asked(find_style("vancouver")))
    assert made.raw is not None


@pytest.mark.parametrize("style", ["vancouver", "gost-r-7-0-5-2008-numeric"])
@pytest.mark.parametrize("name", ["a.md", "a.docx"])
def test_what_bears_no_number_puts_none_off_in_a_second_run_either(style: str, name: str) -> None:
    lines = (
        "So it was (Ross 1988, 5; Gill 1990).",
        "References",
        "Gill, Peter. Frost. London: Dent, 1990.",
        "Zzz: qq, 1989 — *?!",
        "Ross, Anna. Plague. London: Dent, 1988.",
    )
    text = "\n\n".join(lines).replace("References", "# References")
    raw = docx(*map(p, lines)) if name == "a.docx" else text.encode()
    first = build(read(raw, name), records_of(read(raw, name)), True, Asked(find_style(style)))
    assert first.raw is not None
    again = read(first.raw, name)
    second = build(again, records_of(again), True, Asked(find_style(style)))
    assert second.raw == first.raw
    assert [len(each.works) for each in second.links] == [2]


PLAGUE = """# Title

So it was (Ross 1988), and (Ivanov 1911a).

## References

Ross, Anna. 1988. *Plague*. London: Dent.

{}
"""


@pytest.mark.parametrize(
    "line",
    [
        "North-China Morning Mail. Zzz 1911. “Plague at Harbin.” January 24, 1911.",
        "Ivanov, P. 1911a. Something qq; *Plague in the North, and what* zz 17.",
    ],
)
def test_a_title_in_another_reference_is_not_taken_for_the_work(line: str) -> None:
    manuscript = read(PLAGUE.format(line).encode(), "a.md")
    for style in ("chicago-author-date", "gost-r-7-0-5-2008", "vancouver"):
        made = build(manuscript, records_of(manuscript), True, Asked(find_style(style)))
        # Where it was read, its words stand there in another order.
        assert made.raw is not None
        assert "Harbin" in made.raw.decode() or "North" in made.raw.decode()


def test_a_reference_that_is_taken_for_another_is_told() -> None:
    works = records_of(read(PLAGUE.format("").encode(), "a.md"))
    line = "Ross, Anna. *Plague*. 2nd ed. London: Dent, 1988."
    made = build(
        read(PLAGUE.format(line).encode(), "a.md"),
        works,
        False,
        Asked(find_style("apa-7"), allow_missing=True),
    )
    assert "work-twice" in {each.diagnostic.code for each in made.remarks}
