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

/// Names with every role, and some with none.
const NAMES: [&str; 30] = [
    "x",
    "y",
    "section",
    "p",
    "heading",
    "num",
    "item",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "authorialNote",
    "b",
    "i",
    "sup",
    "a",
    "marker",
    "br",
    "eop",
    "hr",
    "img",
    "h2",
    "li",
    "title",
    "caption",
    "ref",
    "note",
    "row",
];

/// What a random document is made of: an element of this name begins, the last ends, characters.
fn document(steps: &[(u8, u8)]) -> String {
    let mut xml = "<root>".to_owned();
    let mut open = Vec::new();
    for (step, choice) in steps {
        match step % 4 {
            0 | 1 => {
                let name = NAMES[usize::from(*choice) % NAMES.len()];
                xml.push_str(&format!("<{name} xml:lang='en' href='#x' id='i' colspan='2'>"));
                open.push(name);
            }
            2 => open.pop().into_iter().for_each(|name| xml.push_str(&format!("</{name}>"))),
            _ => xml
                .push_str(["word", " ", "\n  ", "您好", "&amp;", " a b ", "<![CDATA[<c>]]>"][usize::from(*choice) % 7]),
        }
    }
    open.iter().rev().for_each(|name| xml.push_str(&format!("</{name}>")));
    xml + "</root>"
}

/// The characters of a document that show, by another road: without tags, in any order.
fn shown(xml: &str) -> Vec<char> {
    let mut markup = Markup::new(xml, &Options::default());
    let mut chars = Vec::new();
    loop {
        match markup.next().unwrap() {
            Token::Text(text) => chars.extend(text.chars().filter(|c| !c.is_whitespace())),
            Token::End => break,
            _ => {}
        }
    }
    chars.sort_unstable();
    chars
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 4_000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_character_is_in_exactly_one_paragraph(steps in proptest::collection::vec(proptest::prelude::any::<(u8, u8)>(), 0..60)) {
        let xml = document(&steps);
        let blocks = read(&xml, &Options::default()).unwrap().value;
        let mut kept: Vec<char> =
            blocks.paragraphs().flat_map(|p| p.span.of(&blocks.text).chars()).filter(|c| !c.is_whitespace()).collect();
        kept.sort_unstable();
        proptest::prop_assert_eq!(kept, shown(&xml), "{}", xml);
        // Ranges follow each other, and marks lie on characters.
        let spans: Vec<_> = blocks.paragraphs().map(|p| p.span).collect();
        proptest::prop_assert!(spans.is_sorted_by(|a, b| a.end < b.start), "{}", xml);
        proptest::prop_assert!(blocks.marks.iter().all(|m| blocks.text.get(m.span.range()).is_some()), "{}", xml);
        // Tables hold rows, rows hold cells, and everything is closed.
        let mut open = Vec::new();
        for piece in &blocks.pieces {
            let around = open.last();
            match piece {
                Piece::Close => proptest::prop_assert!(open.pop().is_some(), "{}", xml),
                Piece::Open(region) => {
                    let is_row = matches!(region, blocks::Region::Row { .. });
                    let is_cell = matches!(region, blocks::Region::Cell { .. });
                    proptest::prop_assert_eq!(is_row, around == Some(&blocks::Region::Table), "{}", xml);
                    proptest::prop_assert_eq!(is_cell, matches!(around, Some(blocks::Region::Row { .. })), "{}", xml);
                    open.push(*region);
                }
                _ => proptest::prop_assert!(
                    !matches!(around, Some(blocks::Region::Table | blocks::Region::Row { .. })), "{}", xml),
            }
        }
        proptest::prop_assert!(open.is_empty(), "{}", xml);
    }
}
