"""A package as a folder of parts that read well: a line for each paragraph, row and style, and no pictures of pages."""

import re
import shutil
import zipfile
from io import BytesIO

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LINES = re.compile(
    rb"(?<=>)(?=<(?:w:(?:p|tbl|tr|tc|sectPr|style|abstractNum|num|lvl|sdt|footnote|hdr|ftr|latentStyles|lsdException|rsid)|Relationship|Override|Default)[ >/])"
)
# Nothing in them is a letter's, and they are long.
_LEFT_OUT = re.compile(r"docProps/thumbnail\.\w+|word/theme/.*|customXml/.*|word/(?:stylesWithEffects|webSettings|fontTable)\.xml|docProps/app\.xml")


def store(package, folder):
    """Unpacks the bytes of a package into a folder."""
    if folder.exists():
        shutil.rmtree(folder)
    with zipfile.ZipFile(BytesIO(package)) as parts:
        contents = {name: parts.read(name) for name in parts.namelist() if not name.endswith("/") and not _LEFT_OUT.fullmatch(name)}
        if "word/styles.xml" in contents:
            contents["word/styles.xml"] = _used_styles(contents)
        for name, content in contents.items():
            if name.endswith((".xml", ".rels")):
                content = _without_left_out(content)
                # White space between these elements is nobody's text.
                content = _LINES.sub(b"\n", content.strip()) + b"\n"
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _without_left_out(content):
    """Relationships and types of parts that are not there."""
    targets = rb'(?:/?word/)?(?:theme/[^"]*|stylesWithEffects\.xml|webSettings\.xml|fontTable\.xml)|/?docProps/(?:thumbnail\.\w+|app\.xml)|(?:\.\./)?/?customXml/[^"]*'
    content = re.sub(rb'<Relationship [^>]*Target="(?:' + targets + rb')"[^>]*/>', b"", content)
    return re.sub(rb'<Override [^>]*PartName="(?:' + targets + rb')"[^>]*/>', b"", content)


def _used_styles(contents):
    """The styles that something uses: of the two hundred that a program brings along, a letter uses ten."""
    tree = etree.fromstring(contents["word/styles.xml"])
    for latent in tree.findall(f"{_W}latentStyles"):
        tree.remove(latent)
    styles = {style.get(f"{_W}styleId"): style for style in tree.findall(f"{_W}style")}
    everything = b"".join(content for name, content in contents.items() if name.endswith(".xml") and name != "word/styles.xml")
    named = set(re.findall(r'<w:(?:[prt]Style|tblStyle|numStyleLink|styleLink|pStyle) w:val="([^"]*)"', everything.decode("utf-8")))
    waiting = [name for name, style in styles.items() if name in named or style.get(f"{_W}default") in ("1", "true")]
    used = set()
    while waiting:
        name = waiting.pop()
        if name in used or name not in styles:
            continue
        used.add(name)
        for other in ("basedOn", "link", "next"):
            waiting += [link.get(f"{_W}val") for link in styles[name].findall(f"{_W}{other}")]
    for name, style in styles.items():
        if name not in used:
            tree.remove(style)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
