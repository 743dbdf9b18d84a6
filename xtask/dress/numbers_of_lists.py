"""Automatic numbers: the list definitions that print the labels of a letter, as Word keeps them.

A label that goes on from the one before it comes from the counter; one that jumps comes from a further `w:num` that
starts its level anew, which is what Word's *Set numbering value* does. A label that no format prints is typed.
"""

import re

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_SERIES = {
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "chineseCounting": ["", *"一二三四五六七八九"],
}
_ROMANS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
_BULLETS = "–-•·—*"


def _readings(core):
    """The formats that print this core, with the number that each would have to print."""
    found = []
    if re.fullmatch("[0-9]+", core):
        found.append(("decimal", int(core)))
    elif re.fullmatch("[０-９]+", core):
        found.append(("decimalFullWidth", int(core)))
    if core in _ROMANS[1:]:
        found.append(("lowerRoman", _ROMANS.index(core)))
    if core.lower() in _ROMANS[1:] and core.isupper():
        found.append(("upperRoman", _ROMANS.index(core.lower())))
    if re.fullmatch("[a-z]", core):
        found.append(("lowerLetter", ord(core) - 96))
    if re.fullmatch("[A-Z]", core):
        found.append(("upperLetter", ord(core) - 64))
    if len(core) == 1 and core in _SERIES["russianLower"]:
        found.append(("russianLower", _SERIES["russianLower"].index(core) + 1))
    if len(core) == 1 and core in _SERIES["arabicAbjad"]:
        found.append(("arabicAbjad", _SERIES["arabicAbjad"].index(core) + 1))
    han = re.fullmatch("(十?)([一二三四五六七八九]?)", core)
    if han and core:
        found.append(("chineseCounting", 10 * len(han[1]) + _SERIES["chineseCounting"].index(han[2] or "")))
    return found


class List:
    """One list of the letter: says for each label which number prints it."""

    def __init__(self, document, symbol_bullets=False):
        self.numbering = document.part.numbering_part.element
        self.symbol_bullets = symbol_bullets
        # What each level prints, and where its counter stands.
        self.shapes, self.counts = {}, {}
        self.abstract = self.num = None

    def number(self, level, label):
        """The id of the `w:num` that prints this label at this level; none where it is to be typed."""
        shape = self._shape(level, label)
        if shape is None:
            return None
        fmt, text, value = shape
        known = self.shapes.get(level)
        if known is not None and known != (fmt, text):
            # Another kind of list at the same level.
            self.shapes, self.counts, self.abstract = {}, {}, None
            if "%" in text.replace(f"%{level + 1}", ""):
                return None
        self.shapes[level] = (fmt, text)
        if self.abstract is None:
            self._define()
        self._put_level(level, fmt, text)
        if fmt == "bullet":
            return self.num
        for deeper in [deeper for deeper in self.counts if deeper > level]:
            del self.counts[deeper]
        jumps = self.counts.get(level, 0) + 1 != value
        self.counts[level] = value
        # Only this paragraph: in a list whose level starts at 4, every later beginning of the level is a 4 too.
        return self._add_num(self.abstract, (level, value)) if jumps else self.num

    def _shape(self, level, label):
        if len(label) == 1 and label in _BULLETS:
            return "bullet", label, 0
        path = re.fullmatch(r"([0-9]+(?:\.[0-9]+)+)([.)]?)", label)
        if path:
            numbers = [int(part) for part in path[1].split(".")]
            above = [self.counts.get(depth) for depth in range(level)]
            if len(numbers) != level + 1 or numbers[:-1] != above:
                return None
            return "decimal", ".".join(f"%{depth + 1}" for depth in range(level + 1)) + path[2], numbers[-1]
        simple = re.fullmatch(r"([(（]?)([^\W_]+)([.)、．：:）]*)", label)
        if not simple:
            return None
        readings = _readings(simple[2])
        shape = lambda fmt: (fmt, f"{simple[1]}%{level + 1}{simple[3]}")
        going_on = [r for r in readings if shape(r[0]) == self.shapes.get(level) and r[1] == self.counts.get(level, 0) + 1]
        first = [r for r in readings if r[1] == 1]
        same = [r for r in readings if shape(r[0]) == self.shapes.get(level)]
        for fmt, value in going_on + first + same + readings:
            return *shape(fmt), value
        return None

    def _define(self):
        ids = [int(each.get(_w("abstractNumId"))) for each in self.numbering.findall(_w("abstractNum"))]
        self.abstract = max(ids, default=-1) + 1
        made = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.abstract}"><w:nsid w:val="{0x4A10 + self.abstract:08X}"/>'
            f'<w:multiLevelType w:val="multilevel"/></w:abstractNum>'
        )
        nums = self.numbering.findall(_w("num"))
        (nums[0].addprevious if nums else self.numbering.append)(made)
        self.num = self._add_num(self.abstract)

    def _put_level(self, level, fmt, text):
        (abstract,) = [
            each for each in self.numbering.findall(_w("abstractNum")) if each.get(_w("abstractNumId")) == str(self.abstract)
        ]
        if any(each.get(_w("ilvl")) == str(level) for each in abstract.findall(_w("lvl"))):
            return
        font = "Times New Roman" if fmt == "bullet" else ""
        if text == "•" and self.symbol_bullets:
            text, font = "\uf0b7", "Symbol"
        if font:
            font = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:hint="default"/></w:rPr>'
        left = 425 * (level + 1)
        abstract.append(
            parse_xml(
                f'<w:lvl {nsdecls("w")} w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{left}" w:hanging="425"/></w:pPr>{font}</w:lvl>'
            )
        )

    def _add_num(self, abstract, start=None):
        ids = [int(each.get(_w("numId"))) for each in self.numbering.findall(_w("num"))]
        num = max(ids, default=0) + 1
        override = ""
        if start:
            override = f'<w:lvlOverride w:ilvl="{start[0]}"><w:startOverride w:val="{start[1]}"/></w:lvlOverride>'
        self.numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>')
        )
        return num


def _w(name):
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name
