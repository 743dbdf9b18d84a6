//! What becomes of documents in other vocabularies.

use super::*;
use blocks::{MarkKind, Piece};
use expect_test::{Expect, expect};

/// The blocks as an outline: regions by indentation, paragraphs with what is known of them, marks below.
fn check(document: &str, wanted: Expect) {
    let found = read(document, &Options::default()).unwrap();
    let blocks = &found.value;
    let mut out = String::new();
    let mut depth = 0;
    for piece in &blocks.pieces {
        if *piece == Piece::Close {
            depth -= 1;
            continue;
        }
        out.push_str(&"  ".repeat(depth));
        match piece {
            Piece::Open(region) => {
                depth += 1;
                match region {
                    blocks::Region::Element(name) => out.push_str(blocks.names.get(*name)),
                    other => out.push_str(&format!("{other:?}")),
                }
            }
            Piece::Paragraph(p) => {
                out.push_str(&format!(
                    "{:?} {:?}",
                    p.style.map(|s| blocks.names.get(s)).unwrap_or(""),
                    p.span.of(&blocks.text)
                ));
                for (what, value) in [("heading", p.outline), ("item", p.level)] {
                    if let Some(value) = value {
                        out.push_str(&format!(" {what} {value}"));
                    }
                }
            }
            other => out.push_str(&format!("{other:?}")),
        }
        out.push('\n');
    }
    for mark in &blocks.marks {
        let (name, of) = match mark.kind {
            MarkKind::Link(name) => ("link", blocks.names.get(name)),
            MarkKind::Language(name) => ("language", blocks.names.get(name)),
            MarkKind::Anchor(name) => ("anchor", blocks.names.get(name)),
            _ => ("", ""),
        };
        let kind = if name.is_empty() { format!("{:?}", mark.kind) } else { format!("{name} {of}") };
        out.push_str(&format!("- {kind}: {:?}\n", mark.span.of(&blocks.text)));
    }
    for finding in &found.findings {
        out.push_str(&format!("! {finding}\n"));
    }
    assert_eq!(depth, 0, "regions are closed");
    wanted.assert_eq(&out);
}

#[test]
fn an_act() {
    check(
        r##"<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="act">
            <meta><identification source="#x"><FRBRWork/></identification></meta>
            <body xml:lang="en"><section eId="sec_1"><num>1.</num><heading>Lamps</heading>
              <subsection><num>(a)</num><content><p>A lamp is <b>lit</b> at
                 dusk<authorialNote><p>See <i>Dusk</i>.</p></authorialNote>.</p></content></subsection>
              <subsection><num>(b)</num></subsection>
            </section></body></act></akomaNtoso>"##,
        expect![[r#"
            akomaNtoso
              act
                body
                  section
                    "heading" "1. Lamps" heading 1
                    subsection
                      content
                        "p" "(a) A lamp is lit at\ndusk."
                        Note(1)
                          "p" "See Dusk."
                    subsection
                      "num" "(b)"
            - Label: "1. "
            - language en: "1. Lamps"
            - Label: "(a) "
            - language en: "(a) A lamp is lit at\ndusk."
            - Strong: "lit"
            - Wrapped: "\n"
            - Note(1): ""
            - language en: "See Dusk."
            - Emphasis: "Dusk"
            - Label: "(b) "
            - language en: "(b)"
            ! note[foreign-xml]: the root element is `akomaNtoso` of Akoma Ntoso 3.0, without a letter of ours in it
        "#]],
    );
}

#[test]
fn a_page_with_a_table_and_a_list() {
    check(
        r#"<html><body><h1>Group 21</h1><div>Before <p>inside</p> after<br/> the <a href="https://example.org">form</a></div>
           <ul><li>oil</li><li><p>wick</p><p>and more</p></li></ul><hr/>
           <table><caption>Rooms</caption><thead><tr><td>Day</td><td/></tr></thead>
           <tbody><tr><td colspan="2">Monday</td></tr><tr/>stray</tbody></table><img src="a.png"/></body></html>"#,
        expect![[r#"
            html
              body
                "h1" "Group 21" heading 1
                "div" "Before"
                "p" "inside"
                "div" "after\nthe form"
                ul
                  "li" "oil" item 0
                  li
                    "p" "wick" item 0
                    "p" "and more"
                Rule(Span { start: 56, end: 56 })
                "caption" "Rooms"
                Table
                  Row { header: true }
                    Cell { across: 1, down: 1 }
                      "td" "Day"
                    Cell { across: 1, down: 1 }
                  Row { header: false }
                    Cell { across: 2, down: 1 }
                      "td" "Monday"
                  Row { header: false }
                    Cell { across: 1, down: 1 }
                      "tbody" "stray"
            - Break: "\n"
            - link https://example.org: "form"
            ! note[foreign-xml]: the root element is `html`, of no namespace
            ! note[pictures-left-out]: pictures whose bytes are not in the document: 1
        "#]],
    );
}

#[test]
fn an_unknown_vocabulary() {
    check(
        "<letter><from>The <who>Bureau</who> of Beacons</from><to/><text><line>One,</line><line>two.</line></text>\
         <x:y xmlns:x='urn:x'>three<![CDATA[ & ]]>four</x:y></letter>",
        expect![[r#"
            letter
              "from" "The Bureau of Beacons"
              text
                "line" "One,"
                "line" "two."
              "y" "three & four"
            ! note[foreign-xml]: the root element is `letter`, of no namespace
        "#]],
    );
}
