"""Fields that hold more than their own are told from those that do not."""

from __future__ import annotations

import pytest

from sibcite.read.reference.doubts import is_doubtful

DOUBTFUL = (
    ("title", "1998. Japanese-Soviet Relations"),
    ("title", "Stalin*. Vol. 2, *Waiting for Hitler"),
    ("title", "———. Natasha’s Dance"),
    ("title", "Dead Souls. Translated by Richard Pevear"),
    ("title", "Lenin: A Political Life, 3 vols"),
    ("title", "The making of repatriates (Doctoral dissertation, Hokkaido University)"),
    ("title", "Voices from the border (1st ed.)"),
    ("title", "Geschichte der Sowjetunion. 2. Aufl"),
    ("title", "Україна: історія. Пер. з англ. Ю. І. Шевчука"),
    ("title", "‘Soviet foreign policy’, Europe-Asia Studies, vol. 56"),
    ("title", "Boris, “Panmongolizm,” in his Works"),
    ("title", "Steppe frontier [Review of the book Steppe"),
    ("container-title", "Russian Review, 67.1"),
    ("container-title", "Cahiers du monde russe, 46 (1-2)"),
    ("container-title", "Voices from the border (pp. 42–60)"),
    ("container-title", "Stéphane Courtois et al., Le livre noir"),
    ("publisher", "and London: Duke University Press"),
    ("publisher", "Candidate diss., Irkutsk State University"),
    ("publisher-place", "Reprint, London"),
)
SOUND = (
    ("title", "The Gulag Archipelago, 1918–1956: An Experiment"),
    ("title", "Yaponskiye voyennoplennyye v SSSR (1945–1956 gg.)"),
    ("title", "O romane *Genji monogatari* v Rossii"),
    ("title", "‘Red Repatriates’ and the Making of the New Japan"),
    ("title", "1937"),
    ("container-title", "Vestnik MGU. Ser. 8"),
    ("publisher", "Farrar, Straus and Giroux"),
    ("publisher-place", "London and New York"),
    ("author", "———"),
)


@pytest.mark.parametrize(("kind", "words"), DOUBTFUL)
def test_what_holds_more_than_its_own_is_doubtful(kind: str, words: str) -> None:
    assert is_doubtful(kind, words)


@pytest.mark.parametrize(("kind", "words"), SOUND)
def test_what_holds_its_own_is_not(kind: str, words: str) -> None:
    assert not is_doubtful(kind, words)
