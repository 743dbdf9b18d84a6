#!/usr/bin/env python3
"""Dresses the samples: makes each letter as a Word document, by other programs than ours.

    python3 xtask/dress/dress.py [SAMPLE …]

Needs python-docx 1.2, and for some dresses `soffice` (LibreOffice) and `pandoc`. What comes out stands unpacked in
`samples/NAME/docx`; read the difference before it is committed.
"""

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import features
import package
import web
import word
from letter import Letter
from wardrobe import WARDROBE

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def made(letter, words):
    """The bytes of the letter in this dress."""
    program, *dress = words.split()
    features.begin()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        if program == "word":
            return _bytes(word.document(letter, dress))
        if program == "word-office":
            (scratch / "letter.docx").write_bytes(_bytes(word.document(letter, dress)))
            return _office(scratch, "letter.docx", "MS Word 2007 XML")
        (scratch / "letter.html").write_text(web.html(letter, lists="automatic" in dress), "utf-8")
        if program == "pandoc":
            subprocess.run(["pandoc", "-f", "html", "-o", "out.docx", "letter.html"], cwd=scratch, check=True)
            return (scratch / "out.docx").read_bytes()
        if program == "web-office":
            return _office(scratch, "letter.html", "MS Word 2007 XML", ["--infilter=HTML (StarWriter)"])
        if program == "pandoc-office":
            subprocess.run(["pandoc", "-f", "html", "-o", "letter.odt", "letter.html"], cwd=scratch, check=True)
            return _office(scratch, "letter.odt", "MS Word 2007 XML")
    raise ValueError(f"no program is called {program}")


def _bytes(document):
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _office(scratch, name, filter_name, more=()):
    (scratch / "out").mkdir()
    profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/dress-office"
    words = ["soffice", profile, "--headless", *more, "--convert-to", f"docx:{filter_name}", "--outdir", "out", name]
    subprocess.run(words, cwd=scratch, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (scratch / "out" / "letter.docx").read_bytes()


def main():
    wanted = sys.argv[1:] or sorted(WARDROBE)
    for name in wanted:
        letter = Letter(SAMPLES / name)
        package.store(made(letter, WARDROBE[name]), SAMPLES / name / "docx")
        print(f"{name}: {WARDROBE[name]}")


if __name__ == "__main__":
    main()
