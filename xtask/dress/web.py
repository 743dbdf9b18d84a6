"""A letter as HTML, for programs that make a Word document of it: pandoc, and LibreOffice as from the web."""

import re
from html import escape

from letter import Break, Table

_TYPES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "decimal": "1"}


def html(letter, lists=True):
    """The whole letter; with `lists` numbered points are lists of HTML, else their labels are typed."""
    direction = ' dir="rtl"' if letter.language == "ar" else ""
    out = [f'<!DOCTYPE html><html lang="{letter.language}"{direction}><head><meta charset="utf-8"/><title></title></head><body>']
    if letter.head:
        out += _head(letter.head)
    flow, at = letter.flow, 0
    while at < len(flow):
        piece = flow[at]
        at += 1
        if isinstance(piece, Break):
            continue
        if isinstance(piece, Table):
            out.append(_table(piece))
        elif lists and piece.role in ("item", "agenda"):
            run = [piece]
            while at < len(flow) and getattr(flow[at], "role", "") == piece.role:
                run.append(flow[at])
                at += 1
            out += _lists(run)
        elif piece.role in ("annex", "title", "heading"):
            level = 1 if piece.role in ("annex", "title") else piece.level
            out.append(f"<h{level}>{_labelled(piece)}</h{level}>")
        else:
            out.append(f"<p>{_labelled(piece)}</p>")
    return "\n".join([*out, "</body></html>"])


def _head(head):
    out = [f"<p><b>{escape(text)}</b></p>" for text in (head.organization, head.bureau) if text]
    out += [f"<p>{_inline(text)}</p>" for text in head.other]
    out += [f"<p>{escape(text)}</p>" for text in [head.dateline, *head.title] if text]
    rows = [(label, [escape(value) for value in values]) for label, values in head.rows]
    return out + [_rows(rows + _ends(head))]


def _ends(head):
    rows = []
    for pair in (head.to, head.copies):
        if pair:
            rows.append((pair[0], [f"– {escape(line)}" for line in pair[1]]))
    if head.subject:
        rows.append((head.subject[0], [f"<b>{_inline(head.subject[1])}</b>"]))
    return rows


def _rows(rows):
    made = ["<tr><td>{}</td><td>{}</td></tr>".format(escape(label), "".join(f"<p>{v}</p>" for v in values)) for label, values in rows]
    return "<table>" + "".join(made) + "</table>"


def _labelled(line):
    return (escape(line.label) + " " if line.label else "") + _inline(line.text)


def _table(table):
    def row(cells, tag):
        made = []
        for cell in cells:
            spans = (f' colspan="{cell.across}"' if cell.across > 1 else "") + (f' rowspan="{cell.down}"' if cell.down > 1 else "")
            made.append(f"<{tag}{spans}>" + "".join(f"<p>{_labelled(line)}</p>" for line in cell.lines) + f"</{tag}>")
        return "<tr>" + "".join(made) + "</tr>"

    head = "".join(row(cells, "th") for cells in table.header)
    body = "".join(row(cells, "td") for cells in table.rows)
    return "<table border='1'>" + (f"<thead>{head}</thead>" if head else "") + f"<tbody>{body}</tbody></table>"


def _lists(run):
    """Lists where HTML has the numbers; paragraphs with typed labels where it has not."""
    if not all(_kind(line) for line in run):
        return [f"<p>{_labelled(line)}</p>" for line in run]
    out, open_ = [], []
    for line in run:
        kind, value = _kind(line)
        while len(open_) > line.level + 1 or (len(open_) == line.level + 1 and open_[-1][0] != kind):
            out.append(f"</li></{open_.pop()[1]}>")
        if len(open_) == line.level + 1:
            out.append("</li>")
        while len(open_) < line.level + 1:
            tag = "ul" if kind == "bullet" else "ol"
            out.append("<ul>" if tag == "ul" else f'<ol type="{_TYPES[kind]}" start="{value}">')
            open_.append((kind, tag))
        number = "" if kind == "bullet" else f' value="{value}"'
        out.append(f"<li{number}>{_inline(line.text)}")
    while open_:
        out.append(f"</li></{open_.pop()[1]}>")
    return out


def _kind(line):
    """What HTML calls a label `1.`, `a.` or a round bullet; others it cannot print."""
    if line.label == "•":
        return "bullet", 0
    if re.fullmatch(r"[0-9]+\.", line.label):
        return "decimal", int(line.label[:-1])
    if re.fullmatch(r"[a-z]\.", line.label):
        return "lowerLetter", ord(line.label[0]) - 96
    return None


def _inline(text):
    if isinstance(text, str):
        return escape(text)
    if isinstance(text, list):
        return "".join(_inline(run) for run in text)
    ((kind, value),) = text.items()
    if kind == "link":
        return f'<a href="{escape(value["to"])}">{_inline(value["text"])}</a>'
    if kind == "break":
        return "<br/>"
    if kind == "anchor":
        return f'<a id="{escape(value)}"></a>'
    tag = {"lead": "b", "strong": "b", "emphasis": "i", "strike": "s", "superscript": "sup", "subscript": "sub"}[kind]
    return f"<{tag}>{_inline(value)}</{tag}>"
