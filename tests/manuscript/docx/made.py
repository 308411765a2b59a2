"""Word documents made by hand, as small as Word takes them: ``docx(p("Text"))``."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MEDIA = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "footnotes": f"{_WORD}.footnotes+xml",
    "endnotes": f"{_WORD}.endnotes+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "header1": f"{_WORD}.header+xml",
    "comments": f"{_WORD}.comments+xml",
}
# A dot of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "08d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="100000" cy="100000"/><wp:docPr id="1" name="Dot"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Dot"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rIdDot"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="100000" cy="100000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)


def r(text: str, properties: str = "") -> str:
    """A run; `properties` are names of switches, as in `b i`."""
    switches = "".join(f"<w:{name}/>" for name in properties.split())
    look = f"<w:rPr>{switches}</w:rPr>" if switches else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, style: str = "") -> str:
    """A paragraph of runs; text that is no markup becomes one."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(_run(each) for each in content)}</w:p>"


def field(code: str, *result: str, data: str = "") -> str:
    """A complex field."""
    kept = f'<w:fldData xml:space="preserve">{data}</w:fldData>' if data else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{kept}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(map(_run, result))}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note(number: int, kind: str = "footnote") -> str:
    """The mark of a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def box(*paragraphs: str) -> str:
    """A text box with its alternative."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def notes(*content: str, kind: str = "footnote") -> str:
    """The part of the notes, with ids from 1, and the lines that Word puts there."""
    lines = (
        f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
        f"</w:r></w:p></w:{kind}>"
    )
    told = "".join(
        f'<w:{kind} w:id="{number}">{each}</w:{kind}>' for number, each in enumerate(content, 1)
    )
    return f"<w:{kind}s {NAMES}>{lines}{told}</w:{kind}s>"


def docx(*body: str, parts: Mapping[str, str] | None = None, styles: str = STYLES) -> bytes:
    """A whole document; `parts` are more parts by name, as `footnotes`."""
    whole = {
        "document": f"<w:document {NAMES}><w:body>{''.join(body)}"
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "styles": f"<w:styles {NAMES}>{styles}</w:styles>",
        **(parts or {}),
    }
    return packed({"[Content_Types].xml": _types(whole), "_rels/.rels": _package(), **_all(whole)})


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """An archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            made = zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2))
            made.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(made, content)
    return out.getvalue()


def member(raw: bytes, name: str) -> str:
    """A part of a document as text."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name).decode("utf-8")


def members(raw: bytes) -> dict[str, bytes]:
    """All parts of a document in order."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return {each.filename: archive.read(each) for each in archive.infolist()}


def _run(content: str) -> str:
    return content if content.startswith("<") else r(content)


def _all(parts: Mapping[str, str]) -> dict[str, str | bytes]:
    named: dict[str, str | bytes] = {f"word/{name}.xml": HEAD + xml for name, xml in parts.items()}
    return {**named, "word/_rels/document.xml.rels": _document(parts), "word/media/dot.png": PNG}


def _types(parts: Mapping[str, str]) -> str:
    stated = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType={quoteattr(_MEDIA[name])}/>'
        for name in parts
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{stated}</Types>'
    )


def _package() -> str:
    return _relationships(_relationship("rId1", "officeDocument", "word/document.xml"))


def _document(parts: Mapping[str, str]) -> str:
    others = [name for name in parts if name != "document"]
    return _relationships(
        *(
            _relationship(f"rId{number}", name.rstrip("0123456789"), f"{name}.xml")
            for number, name in enumerate(others, 1)
        ),
        _relationship("rIdDot", "image", "media/dot.png"),
    )


def _relationships(*each: str) -> str:
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{names}">{"".join(each)}</Relationships>'


def _relationship(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"/>'
