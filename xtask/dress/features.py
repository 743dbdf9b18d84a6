"""What python-docx has no words for: fields, links, tracked changes, controls, boxes, notes, directions."""

import re

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.run import Run

AUTHOR = 'w:author="A. Clerk" w:date="2031-01-02T03:04:05Z"'
WORD = nsdecls("w")
ADDRESS = re.compile(r"https?://[^\s，。；）)；،]+[^\s，。；）).,;:،]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

_ids = {}


def _next(kind):
    _ids[kind] = _ids.get(kind, 100) + 1
    return _ids[kind]


def begin():
    """Each document counts from the same numbers, so that one made again is the same."""
    _ids.clear()


def with_addresses(text):
    """A text cut where addresses stand, each part with its target or none."""
    at, parts = 0, []
    for found in ADDRESS.finditer(text):
        parts += [(text[at : found.start()], ""), (found[0], found[0] if "://" in found[0] else f"mailto:{found[0]}")]
        at = found.end()
    return [part for part in [*parts, (text[at:], "")] if part[0]]


def link(paragraph, runs, target, by_field=False):
    if not runs:
        return
    first, last = runs[0]._r, runs[-1]._r
    if by_field:
        for mark in _field_start(f' HYPERLINK "{target}" '):
            first.addprevious(mark)
        last.addnext(_field_end())
        return
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    made.set(qn("w:history"), "1")
    first.addprevious(made)
    for run in runs:
        made.append(run._r)


def _field_start(code):
    return [
        parse_xml(f'<w:r {WORD}><w:fldChar w:fldCharType="begin"/></w:r>'),
        parse_xml(f'<w:r {WORD}><w:instrText xml:space="preserve">{_escaped(code)}</w:instrText></w:r>'),
        parse_xml(f'<w:r {WORD}><w:fldChar w:fldCharType="separate"/></w:r>'),
    ]


def _field_end():
    return parse_xml(f'<w:r {WORD}><w:fldChar w:fldCharType="end"/></w:r>')


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def page_number(paragraph):
    """`- 2 -`, as Word counts it."""
    paragraph.add_run("- ")
    for mark in _field_start(" PAGE "):
        paragraph._p.append(mark)
    paragraph.add_run("2")
    paragraph._p.append(_field_end())
    paragraph.add_run(" -")


def date_field(paragraph):
    """The line of the date as a field that prints today, with the result of the day it was written."""
    runs = list(paragraph.runs)
    for mark in _field_start(' DATE \\@ "d MMMM yyyy" '):
        runs[0]._r.addprevious(mark)
    runs[-1]._r.addnext(_field_end())


def bookmark(paragraph, name):
    number = _next("bookmark")
    paragraph._p.append(parse_xml(f'<w:bookmarkStart {WORD} w:id="{number}" w:name="{name}"/>'))
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {WORD} w:id="{number}"/>'))


def numbered(paragraph, number, level):
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def numbered_by_style(document, paragraph, number, level):
    """By a style that names the list; the paragraph says nothing of it."""
    name = f"Numbered {number} {level + 1}"
    if name not in [style.name for style in document.styles]:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        properties = style.element.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {WORD}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        )
    paragraph.style = document.styles[name]


def distance(document):
    """An empty paragraph behind every paragraph of the body, as those do who do not know of spacing."""
    for paragraph in list(document.element.body.iterchildren(qn("w:p"))):
        if paragraph.find(qn("w:pPr")) is None or paragraph.find(qn("w:pPr")).find(qn("w:numPr")) is None:
            paragraph.addnext(OxmlElement("w:p"))


def wrap(document):
    """Content controls around paragraphs and rows, smart tags and custom XML around runs."""
    body = document.element.body
    for at, child in enumerate([child for child in body if child.tag == qn("w:p")]):
        if at % 5 == 3:
            made = parse_xml(f'<w:sdt {WORD}><w:sdtPr><w:id w:val="{_next("control")}"/></w:sdtPr><w:sdtContent/></w:sdt>')
            child.addprevious(made)
            made.find(qn("w:sdtContent")).append(child)
        elif at % 5 == 4 and child.find(qn("w:r")) is not None:
            run = child.find(qn("w:r"))
            tag = parse_xml(f'<w:smartTag {WORD} w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place"/>')
            run.addprevious(tag)
            tag.append(run)
    for row in list(body.iter(qn("w:tr")))[1::3]:
        made = parse_xml(f'<w:sdt {WORD}><w:sdtPr><w:id w:val="{_next("control")}"/></w:sdtPr><w:sdtContent/></w:sdt>')
        row.addprevious(made)
        made.find(qn("w:sdtContent")).append(row)


def widths(table, shares):
    """A grid of columns that are not all the same."""
    for column, share in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), shares):
        column.set(qn("w:w"), str(9000 * share // sum(shares)))


def repeated_header(row):
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def right_to_left(paragraph):
    properties = paragraph._p.get_or_add_pPr()
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(
            OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"
        )


def visually_right_to_left(table):
    table._tbl.tblPr.insert(1, OxmlElement("w:bidiVisual"))


def frame(paragraph):
    properties = paragraph._p.get_or_add_pPr()
    made = parse_xml(f'<w:framePr {WORD} w:w="9072" w:hSpace="180" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="1417" w:y="720"/>')
    properties.insert_element_before(made, "w:widowControl", "w:numPr", "w:pBdr", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr")


def revised(paragraph, text, runs_of):
    """The first word twice with one struck, the last words as if just written."""
    words = text.split(" ") if " " in text else [text[:4], text[4:-6], text[-6:]]
    joint = " " if " " in text else ""
    body, end = joint.join(words[:-1]), joint + words[-1]
    struck = parse_xml(
        f'<w:del {WORD} w:id="{_next("revision")}" {AUTHOR}><w:r w:rsidDel="00A1"><w:delText xml:space="preserve">'
        f"{_escaped(words[0] + joint)}</w:delText></w:r></w:del>"
    )
    paragraph._p.append(struck)
    runs_of(body)
    inserted = parse_xml(f'<w:ins {WORD} w:id="{_next("revision")}" {AUTHOR}/>')
    runs = runs_of(end)
    runs[0]._r.addprevious(inserted)
    for run in runs:
        inserted.append(run._r)
    # A paragraph before it that was deleted with its mark.
    before = parse_xml(
        f'<w:p {WORD}><w:pPr><w:rPr><w:del w:id="{_next("revision")}" {AUTHOR}/></w:rPr></w:pPr>'
        f'<w:del w:id="{_next("revision")}" {AUTHOR}><w:r><w:delText>{_escaped(body)}</w:delText></w:r></w:del></w:p>'
    )
    paragraph._p.addprevious(before)


def moved(runs, text):
    """The runs came from the paragraph before."""
    number, name = _next("revision"), "move1"
    to = parse_xml(f'<w:moveTo {WORD} w:id="{number}" {AUTHOR}/>')
    runs[0]._r.addprevious(to)
    for run in runs:
        to.append(run._r)
    to.addprevious(parse_xml(f'<w:moveToRangeStart {WORD} w:id="{number + 50}" {AUTHOR} w:name="{name}"/>'))
    to.addnext(parse_xml(f'<w:moveToRangeEnd {WORD} w:id="{number + 50}"/>'))
    paragraph = to.getparent()
    paragraph.addprevious(
        parse_xml(
            f'<w:p {WORD}><w:pPr><w:rPr><w:moveFrom w:id="{_next("revision")}" {AUTHOR}/></w:rPr></w:pPr>'
            f'<w:moveFromRangeStart w:id="{number + 60}" {AUTHOR} w:name="{name}"/>'
            f'<w:moveFrom w:id="{_next("revision")}" {AUTHOR}><w:r><w:t>{_escaped(text)}</w:t></w:r></w:moveFrom>'
            f'<w:moveFromRangeEnd w:id="{number + 60}"/></w:p>'
        )
    )


def control(paragraph, tag):
    """Everything in the paragraph inside a content control."""
    made = parse_xml(
        f'<w:sdt {WORD}><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{_next("control")}"/>'
        f"<w:text/></w:sdtPr><w:sdtContent/></w:sdt>"
    )
    content = made.find(qn("w:sdtContent"))
    for child in [child for child in paragraph._p if child.tag != qn("w:pPr")]:
        content.append(child)
    paragraph._p.append(made)


def placeholder(paragraph, text):
    made = parse_xml(
        f'<w:sdt {WORD}><w:sdtPr><w:alias w:val="copies"/><w:id w:val="{_next("control")}"/>'
        f'<w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013440"/></w:placeholder><w:showingPlcHdr/></w:sdtPr>'
        f'<w:sdtContent><w:r><w:t>{_escaped(text)}</w:t></w:r></w:sdtContent></w:sdt>'
    )
    paragraph._p.append(made)


def alternative_text(paragraph, words):
    for properties in paragraph._p.iter(qn("wp:docPr")):
        properties.set("descr", words)


NOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def footnote(document, paragraph, text):
    """A footnote called at the end of the paragraph, in a part of its own."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {WORD}>{separators}<w:footnote w:id="1"><w:p>'
        f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {_escaped(text)}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), NOTE_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph._p.append(
        parse_xml(f'<w:r {WORD}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>')
    )


def text_box(paragraph, lines, dressed):
    """A text box as Word writes it: for new programs, and again for old ones."""
    content = "".join(
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{_escaped(line)}</w:t></w:r></w:p>'
        for line in lines
        if line
    )
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" behindDoc="0" locked="0"'
        ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="5400000" cy="720000"/><wp:wrapTopAndBottom/><wp:docPr id="7" name="Text Box 7"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style=\"width:425pt;height:57pt\"><v:textbox>"
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    run = parse_xml(f'<w:r {nsdecls("w", "wp", "a")}>{box}</w:r>')
    paragraph._p.append(run)
    for text in run.iter(qn("w:r")):
        if text is not run:
            dressed(Run(text, paragraph))


def lay_out(document):
    """Everything into the one cell of a table without borders."""
    body = document.element.body
    table = document.add_table(1, 1)
    cell = table.cell(0, 0)._tc
    for child in [child for child in body if child.tag != qn("w:sectPr") and child is not table._tbl]:
        cell.append(child)
    first = cell.find(qn("w:p"))
    cell.remove(first)
    # A cell ends with a paragraph.
    cell.append(OxmlElement("w:p"))
    table._tbl.addnext(OxmlElement("w:p"))


def tidy(document, split):
    """What Word leaves in every file, and what no letter needs."""
    body = document.element.body
    if split:
        for at, paragraph in enumerate(list(body.iter(qn("w:p")))):
            paragraph.set(qn("w:rsidR"), f"00{0xA10000 + at:06X}")
            runs = paragraph.findall(qn("w:r"))
            if len(runs) > 2:
                for kind, place in (("spellStart", runs[1].addprevious), ("spellEnd", runs[1].addnext)):
                    mark = OxmlElement("w:proofErr")
                    mark.set(qn("w:type"), kind)
                    place(mark)
                broken = runs[-1].find(qn("w:t"))
                if broken is not None:
                    broken.addprevious(OxmlElement("w:lastRenderedPageBreak"))
    properties = document.core_properties
    properties.author, properties.comments, properties.title = "A. Clerk", "", ""


