"""Manuscripts in Markdown and LaTeX, slightly bent, for the laws."""

from __future__ import annotations

from hypothesis import strategies as st

MARKDOWN = (
    "---\ntitle: A\n---\n",
    "Word (Karpov 1997, 46)[^1] and [@key, p. 3].\n",
    "\n",
    "```\n[A 1990]\n```\n",
    "    code\n",
    "`x` $a$ \\[b\\] <b>c</b> <!-- d -->\n",
    "[^1]: Note (Saito 1995)\n    goes on.\n",
    "^[Inline `[n]`] [l](http://x.org/a)\n",
    "## References\n",
    "- Petrov, P. 1998.\n",
    "1. Saito 1995.\n",
    "{{bibliography}}\n",
    "::: {#refs}\n:::\n",
    "Plain paragraph. 1990.\r\n",
    "# End\n",
)
LATEX = (
    "\\documentclass{a} % [A]\n\\begin{document}\n",
    "Word (Karpov 1997, 46)\\footnote{See \\cite[4]{k}.} \\emph{x} $a$ 50\\% % c\n",
    "\n",
    "\\begin{verbatim}\n[A 1990]\n\\end{verbatim}\n",
    "\\section{References}\n",
    "\\begin{thebibliography}{9}\n\\bibitem{k} Karpov. 1997.\n\\end{thebibliography}\n",
    "\\begin{list}{}{}\n\\item Saito 1995.\n\\end{list}\n",
    "\\printbibliography[title={Works}]\n",
    "\\autocites[1]{a}[2]{b,c} \\verb|x|\n",
    "Plain. 1990.\r\n",
    "\\end{document}\n",
)
_SIGNS = ["[", "]", "`", "$", "\\", "{", "}", "<", "%", "^[", "[^1]", "\n", "\n\n", "- ", "\ufeff"]


@st.composite
def bent(draw: st.DrawFn, pieces: tuple[str, ...]) -> str:
    """A few pieces end to end, with signs put in and stretches cut out."""
    text = "".join(draw(st.lists(st.sampled_from(pieces), max_size=9)))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 6))
        text = text[:at] + draw(st.sampled_from(_SIGNS)) + text[at + cut :]
    return text
