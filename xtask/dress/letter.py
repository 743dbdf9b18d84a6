"""A canonical letter as what stands on its pages: a head, and then lines, tables and page breaks in their order.

What a program would have to guess is taken from the sample's `source.txt`: the order of the columns of a table.
"""

import json
from dataclasses import dataclass, field
from itertools import permutations, takewhile
from pathlib import Path

from wording import dateline, labels


@dataclass
class Line:
    """A paragraph: what it is, its text, and the number that is printed before it."""

    role: str
    text: object
    label: str = ""
    level: int = 0


@dataclass
class Cell:
    lines: list = field(default_factory=list)
    across: int = 1
    down: int = 1


@dataclass
class Table:
    kind: str
    header: list
    rows: list


@dataclass
class Break:
    """The next line stands on a new page."""


@dataclass
class Head:
    organization: str = ""
    bureau: str = ""
    dateline: str = ""
    # What the letter is called where no label stands before it, as circulars have it.
    title: list = field(default_factory=list)
    # Labels with their values, in their order; addressees and copies are lists of lines.
    rows: list = field(default_factory=list)
    to: tuple = ()
    copies: tuple = ()
    subject: tuple = ()
    other: list = field(default_factory=list)


class Letter:
    def __init__(self, folder):
        folder = Path(folder)
        self.name = folder.name
        self.data = json.loads((folder / "letter.json").read_text("utf-8"))
        self.source = (folder / "source.txt").read_text("utf-8", "replace")
        self.language = self.data.get("language", "en")
        self.head = self._head() if "letterhead" in self.data else None
        self.page = self.data.get("page", {})
        self.flow = []
        self._flow()

    def _head(self):
        given, words = self.data["letterhead"], labels(self.language)
        head = Head(given.get("organization", ""), given.get("bureau", ""))
        if "date" in given:
            head.dateline = dateline(self.language, given.get("place", ""), given["date"]["printed"])
        own = [given["designation"]] + [given[key] for key in ("reference",) if key in given]
        if self.data.get("kind") in ("administrative-circular", "circular-letter"):
            name = given["designation"].removesuffix(given["number"]).strip()
            head.title = [name, given["number"]] if name else own
        else:
            head.rows.append((words["reference"], own))
        for contact in given.get("contacts", []):
            head.rows.append((words[contact["channel"]], [contact["value"]]))
        if given.get("addressees"):
            head.to = (words["to"], given["addressees"])
        if given.get("copies"):
            head.copies = (words["copies"], given["copies"])
        if "subject" in given:
            head.subject = (words["subject"], given["subject"])
        for other in given.get("other", []):
            if "block" in other:
                head.other.append(other["block"]["paragraph"])
            else:
                head.rows.append((other["label"], [other["value"]]))
        return head

    def _line(self, role, text, label="", level=0):
        self.flow.append(Line(role, text, label, level))

    def _flow(self):
        data, closing = self.data, self.data.get("closing", {})
        if "salutation" in data:
            self._line("salutation", data["salutation"])
        self._blocks(data.get("body", []))
        for role in ("valediction", "signed"):
            if role in closing:
                self._line(role, closing[role])
        if "signatory" in closing:
            who = closing["signatory"]
            lines = [("name", who["name"])] + [("office", line) for line in who.get("office", [])]
            # In Chinese the office comes first.
            for role, text in lines[1:] + lines[:1] if self.language == "zh" else lines:
                self._line(role, text)
        beside = [block["paragraph"] for block in closing.get("aside", [])]
        if beside:
            # What stands beside a signature stands in the second cell of a table without borders.
            signature = []
            while self.flow and self.flow[-1].role in ("name", "office"):
                signature.insert(0, self.flow.pop())
            right = Cell([Line("aside", text) for text in beside])
            self.flow.append(Table("signature", [], [[Cell(signature), right]]))
        if "enclosures" in closing:
            self._line("enclosures", closing["enclosures"]["printed"])
        self._blocks(closing.get("after", []))
        for annex in data.get("annexes", []):
            self.flow.append(Break())
            self._line("annex", annex["heading"])
            if "title" in annex:
                self._line("title", annex["title"])
            self._blocks(annex.get("body", []))

    def _blocks(self, blocks, role="paragraph"):
        for block in blocks:
            ((kind, value),) = block.items()
            if kind == "paragraph":
                self._line(role, value)
            elif kind == "heading":
                self._line("heading", value["text"], value.get("label", ""), value["level"])
            elif kind == "list":
                self._list(value, 0)
            elif kind == "deadlines":
                self._deadlines(value)
            elif kind == "agenda":
                self._agenda(value)
            elif kind == "table":
                self._table(value)
            elif kind == "rule":
                self._line("rule", value["printed"])
            else:
                raise ValueError(f"{self.name}: nothing dresses a {kind}")

    def _list(self, value, level):
        for item in value["items"]:
            first, *rest = item["body"]
            self._line("item", first["paragraph"], item["label"], level)
            for block in rest:
                if "list" in block:
                    self._list(block["list"], level + 1)
                else:
                    self._line("item", block["paragraph"], "", level)

    def _deadlines(self, value):
        if "heading" in value:
            self._line("deadlines", value["heading"])
        header, rows = [], []
        if "columns" in value:
            header = [[Cell([Line("cell", text)]) for text in value["columns"]]]
        for entry in value["entries"]:
            cells = [Cell([Line("cell", entry["date"]["printed"])])]
            if "group" in entry:
                cells.insert(0, Cell([Line("cell", entry["group"])]))
            cells += [Cell([Line("cell", text)] if text else []) for text in entry.get("cells", [])]
            if entry["items"] or len(cells) == 1:
                dash = "" if header else "–"
                cells.append(Cell([Line("cell", text, dash) for text in entry["items"]]))
            rows.append(cells)
        if header:
            order = self._order_in_source([plain(text) for text in value["columns"]], rows)
            rows = [[cells[at] for at in order if at < len(cells)] for cells in rows]
        self.flow.append(Table("deadlines", header, rows))

    def _order_in_source(self, columns, rows):
        """The order of the columns with which all rows stand in the source one after the other, and nearest together."""

        def end(texts, at):
            for text in texts:
                found = self.source.find(text.split("\n")[0], at)
                if found < 0:
                    return None
                at = found + 1
            return at

        def whole(order):
            cells = [cells[at] for cells in rows for at in order if at < len(cells) and cells[at].lines]
            return end([*columns, *(plain(cell.lines[0].text) for cell in cells)], 0)

        orders = [order for order in permutations(range(max(map(len, rows)))) if whole(order)]
        return min(orders, key=whole)

    def _agenda(self, value):
        for text in value.get("preface", []):
            self._line("preface", text)
        if "columns" in value:
            roles = value.get("roles", ["number", "title", "documents"])
            header = [[Cell([Line("cell", text)]) for text in value["columns"]]]
            rows = []
            for item in value["items"]:
                self._rows(item, roles, rows)
            self.flow.append(Table("agenda", header, rows))
        else:
            for item in value["items"]:
                self._item(item, 0)
        for text in value.get("notes", []):
            self._line("note", text)

    def _item(self, item, level):
        self._line("agenda", item["title"], item.get("label", ""), level)
        for below in item.get("items", []):
            self._item(below, level + 1)

    def _rows(self, item, roles, rows):
        points = list(takewhile(_is_point, item.get("items", [])))
        cells, others = [], list(item.get("cells", []))
        for role in roles:
            if role == "number":
                lines = [Line("cell", item["label"])] if "label" in item else []
            elif role == "title":
                bullet = item.get("bullet", "")
                lines = [Line("cell", [bullet + " ", item["title"]] if bullet else item["title"])]
                lines += [Line("cell", point["title"], point.get("label", "")) for point in points]
            elif role == "documents":
                lines = [Line("cell", text) for text in item.get("documents", [])]
            else:
                text = others.pop(0) if others else ""
                lines = [Line("cell", text)] if text else []
            cells.append(Cell(lines))
        rows.append(cells)
        for below in item.get("items", [])[len(points) :]:
            self._rows(below, roles, rows)

    def _table(self, value):
        def row(cells):
            made = []
            for cell in cells:
                lines = [Line("cell", block["paragraph"]) for block in cell.get("body", [])]
                made.append(Cell(lines, cell.get("across", 1), cell.get("down", 1)))
            return made

        self.flow.append(Table("table", [row(r) for r in value.get("header", [])], [row(r) for r in value["rows"]]))


def _is_point(item):
    """Whether an item of a table is a line of the cell above it, and no row of its own."""
    return "number" not in item and "label" in item and not {"documents", "cells", "items"} & set(item)


def plain(text):
    """The characters of a text, without its marks."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(plain(run) for run in text)
    ((kind, value),) = text.items()
    if kind == "link":
        return plain(value["text"])
    if kind == "break":
        return "\n"
    return plain(value) if kind in ("lead", "strong", "emphasis", "strike", "superscript", "subscript") else ""
