"""Word documents with random features."""

import io
from collections.abc import Callable
from random import Random
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.ingest.read.fuzzed.words import Fuzzed, Words, fuzzed
from tests.ingest.read.office.office_packages import strict

_OFF = ("w:val='0'", "w:val='false'", "w:val='off'")
_ON = ("", "w:val='1'", "w:val='true'", "w:val='on'")
_CHANGE = "w:id='7' w:author='N' w:date='2025-09-01T00:00:00Z'"
_HIDING = (
    "<w:vanish {on}/>",
    "<w:strike {on}/>",
    "<w:dstrike {on}/>",
    "<w:color w:val='FFFFFF'/>",
    "<w:sz w:val='2'/>",
    "<w:color w:val='003366'/><w:shd w:val='clear' w:fill='003366'/>",
    "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='auto'/>",
)
_SHOWING = (
    "<w:vanish {off}/>",
    "<w:strike {off}/>",
    "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='003366'/>",
    "<w:color w:val='FF0000'/><w:b {on}/>",
    "<w:color w:val='FFFFFF'/><w:highlight w:val='blue'/>",
    "<w:color w:val='003366'/><w:shd w:val='clear' w:fill='FFFFFF'/>",
    "<w:vertAlign w:val='subscript'/>",
    "<w:smallCaps/><w:caps {off}/>",
    "<w:webHidden/>",
    "<w:rPrChange " + _CHANGE + "><w:rPr><w:vanish/></w:rPr></w:rPrChange>",
)


def word_file(seed: int) -> Fuzzed:
    """Return a Word document made from `seed`."""
    random = Random(seed)
    words = Words(random)
    document = docx.Document()
    if random.random() < 0.3:
        document.sections[0].header.paragraphs[0].text = words.show(2)
    if random.random() < 0.3:
        document.sections[0].first_page_header.paragraphs[0].text = words.hide(2)
    if random.random() < 0.3:
        document.styles.add_style("Dold", 1).font.hidden = True
        document.element.body.insert(-1, _paragraph(_run("", words.hide(2)), style="Dold"))
    for _ in range(random.randint(3, 14)):
        random.choice(_PARTS)(document, words, random)
    buffer = io.BytesIO()
    document.save(buffer)
    data = buffer.getvalue()
    return fuzzed("a.docx", strict(data) if random.random() < 0.2 else data, words)


def _run(properties: str, text: str, tag: str = "t") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space='preserve'>{text} </w:{tag}></w:r>"


def _paragraph(inner: str, *, style: str = "", more: str = "") -> Any:  # noqa: ANN401 (an element of python-docx)
    named = f"<w:pStyle w:val='{style}'/>" if style else ""
    return parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{named}{more}</w:pPr>{inner}</w:p>")


def _runs(words: Words, random: Random) -> str:
    pieces = []
    for _ in range(random.randint(1, 6)):
        on, off = random.choice(_ON), random.choice(_OFF)
        kind = random.randrange(9)
        if kind < 2:
            pieces.append(_run(random.choice(_HIDING).format(on=on, off=off), words.hide()))
        elif kind < 5:
            pieces.append(_run(random.choice(_SHOWING).format(on=on, off=off), words.show()))
        elif kind == 5:
            pieces.append(f"<w:del {_CHANGE}>{_run('', words.hide(), 'delText')}</w:del>")
            pieces.append(f"<w:ins {_CHANGE}>{_run('', words.show())}</w:ins>")
        elif kind == 6:
            pieces.append(f"<w:moveFrom {_CHANGE}>{_run('', words.hide())}</w:moveFrom>")
            pieces.append(f"<w:moveTo {_CHANGE}>{_run('', words.show())}</w:moveTo>")
        elif kind == 7:
            pieces.append(_run("", words.hide(), "instrText"))
            pieces.append(f"<w:hyperlink w:anchor='x'>{_run('', words.show())}</w:hyperlink>")
        else:
            pieces.append(f"<w:sdt><w:sdtContent>{_run('', words.show())}</w:sdtContent></w:sdt>")
            pieces.append("<w:r><w:tab/><w:br/><w:noBreakHyphen/></w:r><w:bookmarkStart w:id='3' w:name='b'/>")
    return "".join(pieces)


def _text(document: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (python-docx's document)
    more = random.choice(
        ("", "<w:pageBreakBefore/>", "<w:jc w:val='both'/>", "<w:numPr><w:numId w:val='0'/></w:numPr>")
    )
    document.element.body.insert(-1, _paragraph(_runs(words, random), more=more))


def _heading(document: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    document.add_heading(words.show(2), random.randint(1, 5))


def _item(document: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    document.add_paragraph(words.show(3), style=random.choice(("List Bullet", "List Number")))


def _cut_paragraph(document: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    for more in (f"<w:rPr><w:del {_CHANGE}/></w:rPr>", ""):
        document.element.body.insert(-1, _paragraph(_run("", words.show(2)), more=more))


def _box(document: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    inner = f"<w:txbxContent><w:p>{_run('', words.show(2))}</w:p></w:txbxContent>"
    shape = (
        f"<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    )
    document.element.body.insert(-1, _paragraph(f"{_run('', words.show())}<w:r>{shape}</w:r>"))


def _table(document: Any, words: Words, random: Random) -> None:  # noqa: ANN401 (likewise)
    rows, columns = random.randint(2, 6), random.randint(2, 5)
    table = document.add_table(rows=rows, cols=columns)
    for row in table.rows:
        for cell in row.cells:
            if random.random() < 0.85:
                cell.text = words.show(random.randint(1, 3))
            if random.random() < 0.1:
                cell.paragraphs[0]._p.append(
                    parse_xml(_run("<w:vanish/>", words.hide()).replace("<w:r>", f"<w:r {nsdecls('w')}>", 1))
                )
    if random.random() < 0.4:
        at, across = random.randrange(rows), random.randrange(columns - 1)
        table.cell(at, across).merge(table.cell(at, columns - 1))
    if random.random() < 0.3:
        inner = table.cell(rows - 1, columns - 1).add_table(rows=2, cols=2)
        for place in range(4):
            inner.cell(place // 2, place % 2).text = words.show()
    if random.random() < 0.3:
        gone = table.add_row()
        for cell in gone._tr.tc_lst:
            cell.append(_paragraph(_run("", words.hide())))
        mark = random.choice((f"<w:del {nsdecls('w')} {_CHANGE}/>", f"<w:hidden {nsdecls('w')}/>"))
        gone._tr.get_or_add_trPr().append(parse_xml(mark))
    document.add_paragraph()


_PARTS: tuple[Callable[[Any, Words, Random], None], ...] = (
    _text,
    _text,
    _text,
    _heading,
    _item,
    _cut_paragraph,
    _box,
    _table,
)
