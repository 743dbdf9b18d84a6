//! What is refused, where, and in which words.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic in a test is a failed test")]

use expect_test::{Expect, expect};
use read_xml::{Options, Read, read};

fn refused(xml: impl AsRef<[u8]>, wanted: Expect) {
    match read(xml.as_ref(), &Options::default()) {
        Ok(_) => panic!("read"),
        Err(error) => wanted.assert_eq(&error.to_string()),
    }
}

#[test]
fn what_is_no_xml() {
    refused("", expect!["line 1, column 1: the document has no root element"]);
    refused("Dear all,", expect!["line 1, column 1: text outside the root element"]);
    refused("<a/><b/>", expect!["line 1, column 5: a second root element"]);
    refused("<a/>\n and more", expect!["line 2, column 2: text outside the root element"]);
    refused("<a>\n  <b></a>", expect!["line 2, column 6: `</a>` stands where `</b>` should"]);
    refused("<a>", expect!["line 1, column 4: the document ends inside an element"]);
    refused("<a>]]></a>", expect!["line 1, column 4: `]]>` in text"]);
    refused("<a><!-- a -- b --></a>", expect!["line 1, column 4: `--` in a comment"]);
    refused("<a><!-- a ---></a>", expect!["line 1, column 4: `--` in a comment"]);
    refused("<a>\u{1}</a>", expect!["line 1, column 4: the character U+0001 is not legal in XML"]);
    refused("<a>&#1;</a>", expect!["line 1, column 4: `&#1;` is no character of XML"]);
    refused("<a b='<'/>", expect!["line 1, column 4: `<` in the value of an attribute"]);
    refused("<a b='1' b='2'/>", expect!["line 1, column 10: an attribute stands twice"]);
    refused("<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>", expect!["line 1, column 36: an attribute stands twice"]);
    refused("<x:a/>", expect!["line 1, column 1: the prefix `x` stands for no namespace"]);
    refused("<a x:b='1'/>", expect!["line 1, column 4: the prefix `x` stands for no namespace"]);
    refused("<a>&nbsp;</a>", expect!["line 1, column 4: the entity `&nbsp;` is not defined"]);
    refused("<a>&amp</a>", expect!["line 1, column 4: `&` begins no reference"]);
    refused(
        "<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>",
        expect![[r#"
        line 1, column 1: a document type that holds definitions of its own is not read
        hint: `xmllint --noent --dropdtd` writes the document without them"#]],
    );
    refused(
        "\n<?xml version='1.0'?><a/>",
        expect!["line 2, column 1: an XML declaration that is not the first thing of the document"],
    );
    refused(
        "<a><?xml-stylesheet?><?XML?></a>",
        expect!["line 1, column 22: `XML` is no name of a processing instruction"],
    );
    refused("<a xmlns:xml='urn:x'/>", expect!["line 1, column 4: the prefix `xml` and its namespace belong together"]);
    refused("<a xmlns:x=''/>", expect!["line 1, column 4: a prefix needs a namespace"]);
}

#[test]
fn what_is_beyond_the_limits() {
    let limited = |xml: &str, options: Options, wanted: Expect| match read(xml.as_bytes(), &options) {
        Ok(_) => panic!("read"),
        Err(error) => wanted.assert_eq(&error.to_string()),
    };
    limited(
        "<a/>",
        Options { bytes: 3, ..Options::default() },
        expect!["the document has 4 bytes, more than the limit of 3"],
    );
    limited(
        "<a><b><c/></b></a>",
        Options { depth: 2, ..Options::default() },
        expect!["line 1, column 7: elements stand in each other more than 2 levels deep"],
    );
    limited(
        "<a><b/><b/></a>",
        Options { steps: 2, ..Options::default() },
        expect!["line 1, column 8: the document has more parts than the limit allows"],
    );
    let prefixes: String = (0..1_001).map(|n| format!(" xmlns:p{n}='u'")).collect();
    limited(
        &format!("<a{prefixes}/>"),
        Options::default(),
        expect!["line 1, column 1: more than 1000 prefixes in scope"],
    );
}

/// The published letter with something else in one place.
fn changed(from: &str, to: &str, wanted: Expect) {
    let letter = include_str!("../../../schemas/example/letter.xml");
    assert!(letter.contains(from), "{from}");
    refused(letter.replacen(from, to, 1), wanted);
}

#[test]
fn what_our_profile_has_no_place_for() {
    changed(
        "convoke/letter/1",
        "convoke/letter/2",
        expect![[r#"
        line 33, column 4: a letter in `convoke/letter/2`, which is not `convoke/letter/1`
        hint: a newer convoke wrote it: read it with that one"#]],
    );
    changed(
        "<p>Latest news</p>",
        "<ul><li>Latest news</li></ul>",
        expect![[r#"
        line 177, column 5: `ul` has no place in `container`
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "<p>Latest news</p>",
        "<p class=\"small\">Latest news</p>",
        expect![[r#"
        line 177, column 8: the attribute `class` has no place here
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "<p>Latest news</p>",
        "Latest news",
        expect![[r#"
        line 176, column 117: text has no place in `container`
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "<p>Latest news</p>",
        "<p/>",
        expect![[r#"
        line 177, column 5: `p` is empty
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "<p>Latest news</p>",
        "<p> Latest news</p>",
        expect!["line 177, column 8 (/closing/aside/1/paragraph): white space at the end of a text"],
    );
    changed(
        "<p>Latest news</p>",
        "<p>Latest\nnews</p>",
        expect!["line 177, column 8 (/closing/aside/1/paragraph): the character U+000A is not legal here"],
    );
    changed(
        "<p>Latest news</p>",
        "<p>Latest <x xmlns=\"urn:x\">news</x></p>",
        expect![[r#"
        line 177, column 15: `x` is of another vocabulary than Akoma Ntoso 3.0
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "cl:level=\"2\"",
        "cl:level=\"1\"",
        expect!["line 78, column 52 (/body/1/heading/level): the level of a heading is 2 to 9: level 1 is a title"],
    );
    changed(
        "cl:level=\"2\"",
        "",
        expect![[r#"
        line 78, column 4: a heading without `cl:level`
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "date=\"2031-04-02\"",
        "date=\"2031-04-31\"",
        expect![[r#"
        line 114, column 11: `2031-04-31` is no day
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "<b>own<i>er</i></b>",
        "<i>own<b>er</b></i>",
        expect![[
            r#"line 86, column 65 (/body/2/list/items/1/body/0/paragraph/2/emphasis/1/strong): marks nest only in the order link, lead, strong, emphasis, strike, superscript, subscript"#
        ]],
    );
    changed(
        "<block name=\"signed\">",
        "<block name=\"valediction\">",
        expect![[r#"
        line 173, column 38: a second valediction
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "cl:count=\"2\"",
        "cl:count=\"+2\"",
        expect![[r#"
        line 179, column 4: `cl:count` is `+2`, which is no whole number
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "class=\"email\"",
        "class=\"telegraph\"",
        expect![[r#"
        line 61, column 5: `telegraph` is none of telephone, fax, email, web, person
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "<FRBRsubtype value=\"collective-letter\"/>",
        "<FRBRsubtype value=\"memo\"/>",
        expect![[r#"
        line 36, column 3: `memo` is none of collective-letter, circular, administrative-circular, circular-letter, letter
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    changed(
        "cl:schema=\"convoke/letter/1\" ",
        "cl:schema=\"convoke/letter/1\" cl:chair=\"A\" ",
        expect![[r#"
        line 33, column 64: the attribute `chair` has no place here
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
    // Not well-formed comes first.
    changed(
        "<p>Latest news</p>",
        "<p class=\"x\">Latest news</q>",
        expect!["line 177, column 29: `</q>` stands where `</p>` should"],
    );
    changed(
        "<doc name=\"annex\">",
        "<doc name=\"appendix\">",
        expect![[r#"
        line 187, column 5: `name` is `appendix` and not `annex`
        hint: the document says that it is a letter of ours; without `cl:schema` it is read as any XML"#]],
    );
}

#[test]
fn without_our_schema_it_is_any_xml() {
    let letter = include_str!("../../../schemas/example/letter.xml").replacen(" cl:schema=\"convoke/letter/1\"", "", 1);
    let found = read(letter.as_bytes(), &Options::default()).unwrap();
    let Read::Blocks(blocks) = found.value else { panic!("read as a letter") };
    assert!(blocks.text.contains("Dear Colleagues,"));
    expect!["note[foreign-xml]: the root element is `akomaNtoso` of Akoma Ntoso 3.0, without a letter of ours in it"]
        .assert_eq(&found.findings[0].to_string());
}

#[test]
fn any_encoding_gives_the_same_letter() {
    let letter = include_str!("../../../schemas/example/letter.xml");
    let right = read(letter.as_bytes(), &Options::default()).unwrap();
    let wide: Vec<u8> = letter
        .replacen("UTF-8", "UTF-16", 1)
        .encode_utf16()
        .fold(vec![0xFE, 0xFF], |bytes, unit| [bytes, unit.to_be_bytes().to_vec()].concat());
    assert_eq!(read(&wide, &Options::default()).unwrap(), right);
    let crlf = letter.replace('\n', "\r\n");
    assert_eq!(read(crlf.as_bytes(), &Options::default()).unwrap(), right);
    let prefixed = letter
        .replace("xmlns=\"", "xmlns:akn=\"")
        .replace("</", "</akn:")
        .replace('<', "<akn:")
        .replace("<akn:/akn:", "</akn:")
        .replace("<akn:?xml", "<?xml");
    assert_eq!(read(prefixed.as_bytes(), &Options::default()).unwrap(), right);
}
