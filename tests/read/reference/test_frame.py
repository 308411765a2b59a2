"""What stands around a body is cut off, and the body keeps all that is its own."""

from __future__ import annotations

import pytest

from sibcite.read.reference import frame

BODY = "Karpov V. Plenniki Stalina. Moscow: Nauka; 2005"
LINK = "https://www.example.org/x"


def _cut(text: str) -> tuple[str, dict[str, str]]:
    """The body, and what was found around it."""
    found = frame.divide(text)
    around = {each.kind: each.span.of(text) for each in found.segments if each.kind != "mark"}
    return found.body.of(text).strip(), around


@pytest.mark.parametrize(
    ("behind", "seen"),
    [
        (f" [cited 2020 Jul 8]. Available from: {LINK}", "2020 Jul 8"),
        (f". {LINK}, (参照 2020-07-08).", "2020-07-08"),
        (f". {LINK} (consulté le 8 juillet 2020).", "8 juillet 2020"),
        (f". {LINK} (zuletzt abgerufen am 8. Juli 2020).", "8. Juli 2020"),
        (f". {LINK} (letzter Zugriff am 8.7.2020).", "8.7.2020"),
        (f". [accessed 8 July 2020] <{LINK}>", "8 July 2020"),
        (f". {LINK} [accessed 8 July 2020]", "8 July 2020"),
        (f". Accessed July 8, 2020. <{LINK}>.", "July 8, 2020"),
        (f". Retrieved July 8, 2020, from {LINK}", "July 8, 2020"),
        (f", <{LINK}>. Accessed 8 July 2020.", "8 July 2020"),
        (f". URL: {LINK} (дата обращения: 08.07.2020).", "08.07.2020"),
    ],
)
def test_the_date_of_a_visit_is_found_before_its_link_and_behind_it(behind: str, seen: str) -> None:
    body, around = _cut(BODY + behind)
    assert body.rstrip(".,") == BODY
    assert around == {"URL": LINK, "accessed": seen}


@pytest.mark.parametrize(
    ("behind", "language"),
    [
        (". 280 p. Russian.", "Russian"),
        (". 280 p. In Japanese.", "Japanese"),
        (" [Captives]. Polish.", "Polish"),
        (". 280 p. (In Russian)", "Russian"),
    ],
)
def test_a_language_is_a_sentence_by_itself_at_the_end(behind: str, language: str) -> None:
    body, around = _cut(BODY + behind)
    assert body.startswith(BODY)
    assert around == {"language": language}


def test_a_language_behind_a_link_hides_no_link() -> None:
    linked = _cut(f"{BODY}. 280 p. Available from: <{LINK}> Russian.")
    assert linked == (f"{BODY}. 280 p.", {"URL": LINK, "language": "Russian"})
    _, around = _cut(f"{BODY}. doi: 10.1000/x. Japanese.")
    assert around == {"DOI": "10.1000/x", "language": "Japanese"}


@pytest.mark.parametrize(
    "text",
    [
        "Wade, T. A grammar of modern Russian.",
        "Wade, T. A grammar. On modern, not old Russian.",
        "Wade, T. A grammar. russian.",
        "Wade, T. A grammar. Russian. London: Blackwell, 1992.",
        "Smith, J. The works most cited 2005.",
        "Smith, J. Works consulted 2005. London: Blackwell, 2006.",
    ],
)
def test_words_of_a_title_are_neither_a_language_nor_a_visit(text: str) -> None:
    assert _cut(text) == (text, {})


def test_a_visit_with_more_of_the_body_behind_it_does_not_end_the_body() -> None:
    journal = f"{BODY} [cited 2020 Jul 8];4(2):58-73."
    assert _cut(f"{journal} Available from: {LINK}") == (journal, {"URL": LINK})
    assert _cut(journal) == (journal, {})
    body, around = _cut(f"{BODY}. URL: {LINK} (дата обращения: 08.07.2020). Текст : электронный.")
    assert body.rstrip(".") == BODY
    assert around == {"URL": LINK, "accessed": "08.07.2020"}
