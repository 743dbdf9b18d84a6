"""A letter as a Word document made with python-docx, in the manner of a secretariat.

A dress is a set of words:

  head-table head-lines head-first head-running head-box head-frame   where the letterhead stands
  automatic styled typed             how numbers are printed: by lists, by styles that number, by hand
  cell-numbers                       numbers of an agenda table are automatic too: their cells hold no text
  bold shifted                       headings are bold by hand, not by a style; or begin at the first level
  soft                               line breaks where others end a paragraph: in the signature, between heading and title
  empty                              empty paragraphs for distance
  split                              runs cut into pieces, with marks of spelling, revision ids and languages
  links fields                       addresses are links, by relationship or by field; a date field; references
  revisions moved                    tracked insertions, deletions of words and paragraphs; a moved paragraph
  controls wrapped                   content controls around fields, and one that nobody filled in; around paragraphs and rows
  notes comments                     a footnote, a comment
  symbols                            round bullets in the font Symbol
  sections                           annexes in sections of their own, the second one across
  layout                             the whole letter in one cell of a layout table
  logo                               a picture in the head and one beside the signature
  merged                             the heading of the deadlines as a merged row, equal groups as one cell
  aside-box                          what stands beside the signature in a text box
  head-cells                         the first head is a table, the picture in a cell of its own
  breaks                             line breaks instead of paragraphs in cells of the head
"""

import struct
import zlib
from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

import features
from letter import Break, Line, Table, plain
from numbers_of_lists import List
from wording import LOCALES, NOTES, PLACEHOLDERS

HEADINGS = {"annex": "Annex No", "title": "Annex Title"}


def document(letter, dress):
    return _Maker(letter, set(dress)).made


class _Maker:
    def __init__(self, letter, dress):
        self.letter, self.dress = letter, dress
        self.right_to_left = letter.language == "ar"
        self.made = docx.Document()
        # What is noted once, wherever it first fits.
        self.once = {word for word in ("notes", "comments", "moved", "fields") if word in dress}
        self.revisions = 0
        self.list, self.list_role = None, ""
        self._styles()
        section = self.made.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        self._running(section)
        if letter.head:
            self._head(letter.head)
        for at, piece in enumerate(letter.flow):
            following = letter.flow[at + 1] if at + 1 < len(letter.flow) else None
            self._piece(piece, following)
        if "empty" in dress:
            features.distance(self.made)
        if "wrapped" in dress:
            features.wrap(self.made)
        if "layout" in dress:
            features.lay_out(self.made)
        features.tidy(self.made, split="split" in dress)

    # Styles and pages.

    def _styles(self):
        made, language = self.made, LOCALES[self.letter.language]
        normal = made.styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(11)
        defaults = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
        lang = defaults.find(qn("w:lang"))
        which = {"zh": "w:eastAsia", "ar": "w:bidi"}.get(self.letter.language, "w:val")
        lang.set(qn(which), language)
        for name, base in (("Annex No", "Normal"), ("Annex Title", "Normal"), ("Letter Head", "Normal"), ("Item", "Normal")):
            style = made.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = made.styles[base]
        for name in ("Annex No", "Annex Title"):
            style = made.styles[name]
            style.font.bold = "bold" not in self.dress
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
            style.paragraph_format.keep_with_next = True

    def _running(self, section):
        page = self.letter.page
        head, foot = section.header, section.footer
        if "head-first" in self.dress or page:
            section.different_first_page_header_footer = True
        lines = [block["paragraph"] for block in page.get("header", [])]
        first, *more = lines or [""]
        self._text(head.paragraphs[0], first)
        for line in more:
            self._text(head.add_paragraph(), line)
        features.page_number(head.add_paragraph())
        head.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
        at = section.first_page_footer if page else foot
        for line in [block["paragraph"] for block in page.get("footer", [])]:
            self._text(at.add_paragraph(), line)

    # The letterhead.

    def _head(self, head):
        dress = self.dress
        section = self.made.sections[0]
        if "head-first" in dress:
            self.story = section.first_page_header
        elif "head-running" in dress:
            self.story = section.header
        else:
            self.story = self.made
        if "logo" in dress:
            paragraph = self.story.add_paragraph()
            paragraph.add_run().add_picture(_picture(), width=Cm(1.8))
            features.alternative_text(paragraph, "")
        if "head-cells" in dress:
            table = section.first_page_header.add_table(1, 2, Cm(17))
            section.different_first_page_header_footer = True
            table.cell(0, 0).paragraphs[0].add_run().add_picture(_picture(), width=Cm(1.8))
            self._cell_lines(table.cell(0, 1), [Line("cell", {"strong": text}) for text in (head.organization, head.bureau) if text])
        elif "head-box" in dress:
            anchor = self.made.add_paragraph()
            features.text_box(anchor, [head.organization, head.bureau], self._run_mark_up)
            self.story = self.made
        else:
            for text in (head.organization, head.bureau):
                if text:
                    paragraph = self.story.add_paragraph(style="Letter Head")
                    self._text(paragraph, {"strong": text})
                    if "head-frame" in dress:
                        features.frame(paragraph)
        self.story = self.made
        for text in head.other:
            self._paragraph(text)
        if head.title:
            table = self._table_of(1, 2)
            self._cell_lines(table.cell(0, 0), [Line("cell", {"strong": text}) for text in head.title])
            self._cell_lines(table.cell(0, 1), [Line("cell", head.dateline)])
            self._date(table.cell(0, 1).paragraphs[0])
        elif head.dateline:
            self._date(self._paragraph(head.dateline))
        rows = list(head.rows)
        if "head-lines" in dress:
            for label, values in rows:
                paragraph = self._paragraph(label)
                for at, value in enumerate(values):
                    if at:
                        paragraph = self._paragraph("")
                    paragraph.add_run().add_tab()
                    self._text(paragraph, value)
        elif rows:
            # The addressees stand beside the labels, over all rows.
            beside = head.to if "merged" in dress or len(rows) > 2 else ()
            table = self._table_of(len(rows), 3 if beside else 2)
            for at, (label, values) in enumerate(rows):
                self._cell_lines(table.cell(at, 0), [Line("cell", label)])
                self._values(table.cell(at, 1), values)
            if beside:
                cell = table.cell(0, 2).merge(table.cell(len(rows) - 1, 2)) if len(rows) > 1 else table.cell(0, 2)
                lines = [Line("cell", beside[0])] if beside[0] else []
                self._cell_lines(cell, lines + self._listed(beside[1]))
                head.to = ()
        for label, lines in [pair for pair in (head.to, head.copies) if pair]:
            if len(lines) == 1 and label:
                self._paragraph(f"{label} {lines[0]}")
            else:
                if label:
                    self._paragraph(label)
                for line in self._listed(lines):
                    self._numbered(self.made.add_paragraph(), line, "to")
        if "controls" in dress:
            features.placeholder(self.made.add_paragraph(), PLACEHOLDERS[self.letter.language])
        if head.subject:
            table = self._table_of(1, 2)
            self._cell_lines(table.cell(0, 0), [Line("cell", head.subject[0])])
            cell = table.cell(0, 1)
            paragraph = cell.paragraphs[0]
            self._text(paragraph, head.subject[1], bold=True)
            if "controls" in dress:
                features.control(paragraph, "subject")
        self.made.add_paragraph()

    def _listed(self, lines):
        end = {"zh": "；", "ar": "؛"}.get(self.letter.language, ";")
        return [Line("to", text + (end if at + 1 < len(lines) else ""), "–") for at, text in enumerate(lines)]

    def _values(self, cell, values):
        if "breaks" in self.dress and len(values) > 1:
            paragraph = cell.paragraphs[0]
            for at, value in enumerate(values):
                if at:
                    paragraph.add_run().add_break()
                self._text(paragraph, value)
        else:
            self._cell_lines(cell, [Line("cell", value) for value in values])

    def _date(self, paragraph):
        if "fields" in self.dress:
            features.date_field(paragraph)
        elif "controls" in self.dress:
            features.control(paragraph, "date")

    # The flow.

    def _piece(self, piece, following):
        if isinstance(piece, Break):
            self.list = None
            if "sections" in self.dress:
                section = self.made.add_section(WD_SECTION.NEW_PAGE)
                across = len(self.made.sections) == 3
                section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
                section.page_width, section.page_height = (Cm(29.7), Cm(21)) if across else (Cm(21), Cm(29.7))
                section.different_first_page_header_footer = False
            else:
                self.break_before = True
        elif isinstance(piece, Table):
            self.list = None
            if piece.kind == "signature":
                self._signature(*piece.rows[0])
            else:
                self._table(piece)
        elif piece.role in ("item", "agenda"):
            self._numbered(self._bare("Item" if piece.role == "agenda" else None), piece, piece.role)
        elif piece.role == "deadlines" and "merged" in self.dress and isinstance(following, Table):
            self.waiting = piece
        else:
            self._other(piece)

    def _signature(self, signature, beside):
        """Name and office, with what stands beside them."""
        if "aside-box" in self.dress:
            for line in signature.lines:
                self._other(line)
            anchor = self.made.add_paragraph()
            features.text_box(anchor, [plain(line.text) for line in beside.lines], self._run_mark_up)
        else:
            self._table(Table("signature", [], [[signature, beside]]))

    break_before, waiting = False, None

    def _other(self, line):
        # A line that goes on in the paragraph before, behind a break.
        above = self.made.paragraphs[-1] if self.made.paragraphs else None
        joins = {"office": ("name", "office"), "name": ("office",), "title": ("annex",)}.get(line.role, ())
        if "soft" in self.dress and self.last_role in joins and above is not None:
            above.add_run().add_break()
            self._text(above, line.text, bold="bold" in self.dress and line.role == "title")
            self.last_role = line.role
            return
        self.last_role = line.role
        if not line.label:
            self.list = None
        style = None
        if line.role == "heading" and "bold" not in self.dress:
            style = f"Heading {line.level - ('shifted' in self.dress)}"
        elif line.role in HEADINGS:
            style = HEADINGS[line.role]
        paragraph = self._bare(style)
        bold = line.role in ("heading", "annex", "title", "deadlines") and "bold" in self.dress
        if line.label:
            self._numbered(paragraph, line, "heading", bold)
        else:
            self._text(paragraph, line.text, bold=bold, role=line.role)
        if line.role == "signed" and "logo" in self.dress:
            self.made.add_paragraph()
        if line.role in ("valediction", "salutation"):
            self.made.add_paragraph()

    def _bare(self, style=None):
        paragraph = self.made.add_paragraph(style=style)
        if self.break_before:
            self.break_before = False
            if "bold" in self.dress:
                paragraph.add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
            else:
                paragraph.paragraph_format.page_break_before = True
        return paragraph

    def _paragraph(self, text):
        paragraph = self.made.add_paragraph()
        self._text(paragraph, text)
        return paragraph

    def _numbered(self, paragraph, line, role, bold=False):
        """A paragraph with its label: from a list where one prints it."""
        if role != self.list_role or self.list is None:
            self.list, self.list_role = List(self.made, "symbols" in self.dress), role
        number = self.list.number(max(line.level - 2, 0) if role == "heading" else line.level, line.label)
        if number is not None and "typed" not in self.dress:
            level = max(line.level - 2, 0) if role == "heading" else line.level
            if "styled" in self.dress:
                features.numbered_by_style(self.made, paragraph, number, level)
            else:
                features.numbered(paragraph, number, level)
            self._text(paragraph, line.text, bold=bold, role=role)
        else:
            paragraph.paragraph_format.left_indent = Cm(0.75 * (line.level + 1))
            if line.label:
                self._text(paragraph, line.label, bold=bold)
                paragraph.add_run().add_tab()
            self._text(paragraph, line.text, bold=bold, role=role)

    # Tables.

    def _table_of(self, rows, columns, container=None):
        table = (container or self.made).add_table(rows, columns)
        table.style = self.made.styles["Table Grid"] if container else None
        if self.right_to_left:
            features.visually_right_to_left(table)
        return table

    last_role = ""

    def _table(self, table):
        rows = table.header + table.rows
        if "merged" in self.dress and table.kind == "deadlines" and table.header:
            _merge_groups(rows)
        columns = max(sum(cell.across for cell in row) for row in rows)
        made = self._table_of(len(rows) + bool(self.waiting), columns)
        if table.kind != "signature":
            made.style = self.made.styles["Table Grid"]
        at = 0
        if self.waiting:
            cell = made.cell(0, 0).merge(made.cell(0, columns - 1)) if columns > 1 else made.cell(0, 0)
            self._cell_lines(cell, [self.waiting], bold=True)
            self.waiting = None
            at = 1
        if table.kind == "table" and columns > 1:
            features.widths(made, [1 + (column == 1) for column in range(columns)])
        taken = set()
        for place, row in enumerate(rows, at):
            column = 0
            for cell in row:
                while (place, column) in taken:
                    column += 1
                target = made.cell(place, column)
                if cell.across > 1 or cell.down > 1:
                    target = target.merge(made.cell(place + cell.down - 1, column + cell.across - 1))
                taken |= {(place + r, column + c) for r in range(cell.down) for c in range(cell.across)}
                numbers = table.kind == "agenda" and column == 0 and place - at >= len(table.header)
                if numbers and cell.lines and "cell-numbers" in self.dress:
                    self.list_role = "numbers" if self.list_role == "numbers" else ""
                    label = cell.lines[0].text
                    self._numbered(target.paragraphs[0], Line("cell", "", label, label.rstrip(".)").count(".")), "numbers")
                    column += cell.across
                    continue
                self._cell_lines(target, cell.lines, bold=place - at < len(table.header))
                column += cell.across
        for place in range(len(table.header)):
            features.repeated_header(made.rows[at + place])

    def _cell_lines(self, cell, lines, bold=False):
        for at, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            if line.label:
                kept = self.list, self.list_role
                self.list = self.list if self.list_role == "cell" and at else None
                self._numbered(paragraph, line, "cell", bold)
                if kept[1] == "numbers":
                    self.list, self.list_role = kept
            else:
                self._text(paragraph, line.text, bold=bold)

    # Text.

    def _text(self, paragraph, text, bold=False, role=""):
        if self.right_to_left:
            features.right_to_left(paragraph)
        prose = role == "paragraph" and isinstance(text, str)
        if prose and "moved" in self.once and len(text) > 80:
            self.once.discard("moved")
            features.moved(self._runs(paragraph, text, {}), text)
            return
        if prose and "revisions" in self.dress and len(text) > 60:
            self.revisions += 1
            if self.revisions % 2:
                features.revised(paragraph, text, lambda words: self._runs(paragraph, words, {}))
                return
        self._runs(paragraph, text, {"bold": True} if bold else {})
        if prose and "notes" in self.once and len(text) > 60:
            self.once.discard("notes")
            features.footnote(self.made, paragraph, NOTES[self.letter.language])
        elif prose and "comments" in self.once and len(text) > 60:
            self.once.discard("comments")
            self.made.add_comment(paragraph.runs, text=NOTES[self.letter.language], author="A. Clerk", initials="AC")

    def _runs(self, paragraph, text, look):
        """Puts text into a paragraph, and returns its runs."""
        if isinstance(text, list):
            return [run for part in text for run in self._runs(paragraph, part, look)]
        if isinstance(text, dict):
            ((kind, value),) = text.items()
            if kind == "anchor":
                features.bookmark(paragraph, value)
                return []
            if kind == "break":
                paragraph.add_run().add_break()
                return []
            if kind == "link":
                runs = self._runs(paragraph, value["text"], look)
                features.link(paragraph, runs, value["to"], by_field="fields" in self.dress)
                return runs
            named = {"lead": "bold", "strong": "bold", "emphasis": "italic", "strike": "strike"}
            return self._runs(paragraph, value, {**look, named.get(kind, kind): True})
        made = []
        for part, target in features.with_addresses(text) if {"links", "fields"} & self.dress else [(text, "")]:
            runs = [self._run(paragraph, words, look) for words in self._cut(part)]
            if target:
                features.link(paragraph, runs, target, by_field="fields" in self.dress)
            made += runs
        return made

    def _cut(self, text):
        if "split" not in self.dress or len(text) < 12:
            return [text]
        at = [0, len(text) // 3, 2 * len(text) // 3, len(text)]
        return [text[one:other] for one, other in zip(at, at[1:])]

    def _run(self, paragraph, words, look):
        run = paragraph.add_run(words)
        self._run_mark_up(run, look)
        return run

    def _run_mark_up(self, run, look=None):
        for name in ("bold", "italic"):
            if look and look.get(name):
                setattr(run, name, True)
                complex_script = OxmlElement({"bold": "w:bCs", "italic": "w:iCs"}[name])
                run._r.get_or_add_rPr().append(complex_script)
        for name in ("strike", "superscript", "subscript"):
            if look and look.get(name):
                setattr(run.font, name, True)
        if self.right_to_left and any("\u0590" <= c <= "\u08ff" for c in run.text):
            run.font.rtl = True


def _merge_groups(rows):
    """Equal first cells of rows below each other become one."""
    first = None
    for row in rows[1:]:
        same = first is not None and [line.text for line in row[0].lines] == [line.text for line in first.lines]
        if same and row[0].lines:
            first.down += 1
            del row[0]
        else:
            first = row[0]


def _picture():
    """A small square, as PNG."""
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes(40 if (x // 2 + y // 2) % 2 else 220 for x in range(16)) for y in range(16))
    head = struct.pack(">IIBBBBB", 16, 16, 8, 0, 0, 0, 0)
    return BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
