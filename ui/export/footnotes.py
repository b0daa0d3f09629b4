"""Real footnotes for a Word document, which python-docx does not write: the part that holds them and the references."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from lxml import etree

_SEPARATORS = (("0", "separator"), ("1", "continuationSeparator"))
_FIRST = 2  # the ids before it are the lines that part text and notes
_SMALL = "18"  # half points


class Footnotes:
    """The footnotes of one document, numbered as they come; a source that comes again refers to its first note."""

    def __init__(self, document: Document) -> None:
        """Write footnotes for `document`; `close` puts them in."""
        self._document = document
        self._root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for id_, kind in _SEPARATORS:
            self._root.append(
                parse_xml(
                    f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{id_}"><w:p><w:pPr><w:spacing w:after="0"/>'
                    f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
                )
            )
        self._known: dict[str, int] = {}

    def refer(self, paragraph: Paragraph, text: str) -> None:
        """Put a reference to a footnote that says `text` at the end of `paragraph`."""
        number = self._known.get(text)
        if number is not None:
            self._refer_again(paragraph, number)
            return
        number = self._known[text] = len(self._known) + 1
        id_ = str(_FIRST + number - 1)
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), id_)
        start.set(qn("w:name"), _bookmark(number))
        run = _raised()
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), id_)
        run.append(reference)
        for element in (start, run, end):
            paragraph._p.append(element)
        self._root.append(_note(id_, text))

    def close(self) -> None:
        """Put the footnotes into the document, where there are any."""
        if not self._known:
            return
        package = self._document.part.package
        part = Part(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True),
            package,
        )
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self._document.settings.element
        notes = "".join(f'<w:footnote w:id="{id_}"/>' for id_, _ in _SEPARATORS)
        told = parse_xml(f"<w:footnotePr {nsdecls('w')}>{notes}</w:footnotePr>")
        before = settings.find(qn("w:compat"))  # the order of the settings is fixed
        (before.addprevious if before is not None else settings.append)(told)

    def _refer_again(self, paragraph: Paragraph, number: int) -> None:
        """Refer to a note that stands there already, as Word's own cross-reference, which follows its number."""
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" NOTEREF {_bookmark(number)} \\f \\h ")
        run = _raised()
        text = OxmlElement("w:t")
        text.text = str(number)
        run.append(text)
        field.append(run)
        paragraph._p.append(field)


def _bookmark(number: int) -> str:
    return f"_Kalla{number}"


def _raised() -> etree._Element:
    run = OxmlElement("w:r")
    run.append(parse_xml(f'<w:rPr {nsdecls("w")}><w:vertAlign w:val="superscript"/></w:rPr>'))
    return run


def _note(id_: str, text: str) -> etree._Element:
    small = f'<w:sz w:val="{_SMALL}"/>'
    note = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{id_}"><w:p><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/>'
        f'</w:pPr><w:r><w:rPr>{small}<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr>{small}</w:rPr><w:t xml:space="preserve"/></w:r></w:p></w:footnote>'
    )
    told = note.find(f".//{qn('w:t')}")
    assert told is not None
    told.text = f" {text}"
    return note
