r"""Text as TeX writes it, both ways: ``50\,\%``, ``G{\"o}del``, ``Sovetsko--yaponskaya``.

What is shown reads back the same, whatever is in it; mathematics (``$x^2$``) is left as it is.
What is parsed may be any TeX of a bibliography: accents and symbols become Unicode, braces that
protect letters go, and a command that is not known stays as it is written.
"""

from __future__ import annotations

import re
import unicodedata

# Nothing in it that would have to be written in another way: one level of braces, single spaces,
# no mark of CSL-JSON.
_MATH = r"\$(?=[^$]*[\\^_])(?! )(?:[^\s${}<]|<(?![a-z/])|(?<! ) (?! )|\{[^\s${}<]*\})+(?<! )\$"
_SPECIAL = re.compile(
    rf"(?P<math>{_MATH})"
    r"|^ | \Z|(?<= ) |[\\{}$%&#_~^\u00a0\x00-\x1f\x7f-\x9f\ud800-\udfff]"
    r"|-(?=-)|'(?=')|`(?=`)|[?!](?=`)"
)
_NAMED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\n": r"\newline{}",
    "\u00a0": "~",
    **{sign: "\\" + sign for sign in "$%&#_"},
    **{sign: sign + "{}" for sign in "-'`?!"},
}
# CSL-JSON marks words within a text so, and so does TeX.
_MARKS = {"i": "textit", "b": "textbf", "sup": "textsuperscript", "sub": "textsubscript"}
_MARKED = re.compile(r"<(i|b|sup|sub)>([^<>]*)</\1>")

_TOKEN = re.compile(
    rf"{_MATH}|\$[^$]*\$|\\[A-Za-z]+\*? *|\\.|---?|``|''|[?!]`|[{{}}~]|[^\\{{}}~$`'?!-]+|.",
    re.DOTALL,
)
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "~": "\u00a0"}
_ACCENTS = dict(zip("`'^\"~=.uvHcdbkrt", "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c"
                    "\u030b\u0327\u0323\u0331\u0328\u030a\u0361", strict=True))  # fmt: skip
_SYMBOLS = {
    **{name: name for name in "&%$#_{}"},
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "o": "ø",
    "O": "Ø",
    "oe": "œ",
    "OE": "Œ",
    "ss": "ß",
    "l": "ł",
    "L": "Ł",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "i": "ı",
    "j": "ȷ",
    " ": " ",
    ",": "\u2009",
    "/": "",
    "-": "\u00ad",
    "\\": "\n",
    "newline": "\n",
    "S": "§",
    "P": "¶",
    "dots": "…",
    "ldots": "…",
    "textendash": "–",
    "textemdash": "—",
    "textellipsis": "…",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "space": " ",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "guillemotleft": "«",
    "guillemotright": "»",
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textnumero": "№",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textdegree": "°",
    "copyright": "©",
    "textunderscore": "_",
    "textdollar": "$",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "pounds": "£",
    "euro": "€",
    "texteuro": "€",
    "nobreakspace": "\u00a0",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "slash": "/",
    "textperiodcentered": "·",
}
# Commands that change only the look of what follows.
_SILENT = frozenset({"em", "it", "bf", "sc", "rm", "sl", "tt", "itshape", "bfseries", "scshape"})
_TRANSPARENT = frozenset(
    {"textrm", "textsf", "texttt", "textup", "textnormal", "textsc", "mbox", "text"}
)
_MARKING = {command: mark for mark, command in _MARKS.items()} | {"emph": "i", "textsl": "i"}


def show(text: str) -> str:
    """The text in TeX, on one line, with its braces balanced."""
    return _MARKED.sub(
        lambda match: f"\\{_MARKS[match[1]]}{{{match[2]}}}", _SPECIAL.sub(_show_special, text)
    )


def parse(tex: str) -> str:
    """The text that TeX would print; runs of white space are one space, as in TeX."""
    tokens = _TOKEN.findall(re.sub(r"[ \t\r\n]+", " ", tex).strip(" "))
    tokens.reverse()
    whole = ""
    while tokens:
        # A brace that closes nothing is a brace.
        whole += _group(tokens) + ("}" if tokens else "")
        del tokens[-1:]
    return whole


def show_verbatim(text: str) -> str:
    """An address or a number, which bibliography programs take as it stands."""
    return re.sub(r"[\s{}\\\x00-\x1f\x7f-\x9f\ud800-\udfff]", _show_code, text)


def parse_verbatim(tex: str) -> str:
    """The inverse of `show_verbatim`; escapes that old programs put into addresses go."""
    tex = re.sub(r"\\url\{([^{}]*)\}", r"\1", tex.strip())
    tex = re.sub(r"\{?\\([%&#_~$])(?:\{\})?\}?", r"\1", tex)
    return re.sub(r"\\symbol\{([0-9]{1,7})\}", lambda match: _character(match[1]), tex)


def _show_special(match: re.Match[str]) -> str:
    return match["math"] or _NAMED.get(match[0]) or _show_code(match)


def _show_code(match: re.Match[str]) -> str:
    """A character that cannot stand in a file as it is, by its number, as LaTeX has it."""
    return rf"\symbol{{{ord(match[0])}}}"


def _character(digits: str) -> str:
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 8 else -1
    return chr(number) if 0 <= number <= 0x10FFFF else rf"\symbol{{{digits}}}"


def _group(tokens: list[str]) -> str:
    """The text up to the brace that closes the group, which is left; tokens run backwards."""
    parts = []
    while tokens and tokens[-1] != "}":
        token = tokens.pop()
        if token == "{":
            parts.append(_argument(tokens))
        elif token[0] == "\\" and len(token) > 1:
            parts.append(_command(token, tokens))
        else:
            parts.append(_LIGATURES.get(token, token))
    return "".join(parts)


def _argument(tokens: list[str]) -> str:
    """The group whose opening brace was taken, with its closing brace taken too."""
    inside = _group(tokens)
    del tokens[-1:]
    return inside


def _command(token: str, tokens: list[str]) -> str:
    name = token[1:].rstrip(" ") or " "
    if name in _ACCENTS:
        return _accented(name, tokens)
    if name in _SYMBOLS or name in _SILENT:
        return _SYMBOLS.get(name, "")
    if not tokens or tokens[-1] != "{":
        return token
    tokens.pop()
    inside = _argument(tokens)
    if name == "symbol":
        return _character(inside)
    if name in _TRANSPARENT:
        return inside
    mark = _MARKING.get(name)
    return f"<{mark}>{inside}</{mark}>" if mark else f"{token}{{{inside}}}"


def _accented(name: str, tokens: list[str]) -> str:
    """The accent on what follows: a group, a letter, a dotless i."""
    while tokens and not tokens[-1].strip(" "):
        tokens.pop()
    following = tokens.pop() if tokens and tokens[-1] != "}" else ""
    if following == "{":
        letters = _argument(tokens)
    elif following[:1] == "\\":
        letters = _SYMBOLS.get(following[1:].rstrip(" "), following)
    else:
        letters, rest = following[:1], following[1:]
        tokens += [rest] if rest else []
    if not letters:
        return name
    base = {"ı": "i", "ȷ": "j"}.get(letters[0], letters[0])
    return unicodedata.normalize("NFC", base + _ACCENTS[name]) + letters[1:]
