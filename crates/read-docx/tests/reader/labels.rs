//! Labels, to the dot: a list definition, paragraphs, and what Word prints before each.

use crate::docx::{Docx, item, p};

/// A level: format, text, and whatever else it has.
fn level(at: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

fn list(id: u8, levels: &str) -> String {
    format!(r#"<w:abstractNum w:abstractNumId="{id}">{levels}</w:abstractNum>"#)
}

fn num(id: u8, list: u8, more: &str) -> String {
    format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{list}"/>{more}</w:num>"#)
}

/// `1.`, `a)`, `i)` at three levels.
fn usual() -> String {
    [level(0, "decimal", "%1.", ""), level(1, "lowerLetter", "%2)", ""), level(2, "lowerRoman", "%3)", "")].concat()
}

/// `1`, `1.1`, `1.1.1`.
fn legal() -> String {
    [level(0, "decimal", "%1", ""), level(1, "decimal", "%1.%2", ""), level(2, "decimal", "%1.%2.%3", "")].concat()
}

/// The labels of all paragraphs, without what follows them.
fn labels(docx: &Docx) -> Vec<String> {
    let found = read_docx::read(&docx.bytes(), &read_docx::Options::default()).unwrap();
    let blocks = &found.value;
    let label = |paragraph: &blocks::Paragraph| {
        let mark = blocks.marks.iter().find(|mark| {
            mark.kind == blocks::MarkKind::Label && mark.span.start == paragraph.span.start && !mark.span.is_empty()
        });
        mark.map_or(String::new(), |mark| mark.span.of(&blocks.text).trim_end_matches('\t').to_owned())
    };
    blocks.paragraphs().map(label).collect()
}

/// One use of one list, paragraphs at these levels.
fn counted(levels: &str, at: &[u8]) -> Vec<String> {
    let body: String = at.iter().map(|level| item(1, *level, "x")).collect();
    labels(&Docx::body(&body).numbering(&(list(0, levels) + &num(1, 0, ""))))
}

/// The label of the paragraph with this number, in one format.
fn formatted(format: &str, number: u32) -> String {
    let levels = format!(
        r#"<w:lvl w:ilvl="0"><w:start w:val="{number}"/><w:numFmt w:val="{format}"/><w:lvlText w:val="%1"/></w:lvl>"#
    );
    counted(&levels, &[0]).remove(0)
}

#[test]
fn every_format_that_word_writes() {
    for (format, number, wanted) in [
        ("decimal", 1, "1"),
        ("decimal", 1203, "1203"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("upperRoman", 4, "IV"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("lowerRoman", 9, "ix"),
        ("upperLetter", 26, "Z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 53, "aaa"),
        ("upperLetter", 28, "BB"),
        ("ordinal", 1, "1st"),
        ("ordinal", 112, "112th"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 21, "Twenty-first"),
        ("hex", 31, "1F"),
        ("chicago", 6, "††"),
        ("numberInDash", 3, "- 3 -"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"),
        ("chineseCountingThousand", 21, "二十一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 105, "一百○五"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("chineseLegalSimplified", 203, "贰佰零叁"),
        ("ideographLegalTraditional", 12, "壹拾貳"),
        ("taiwaneseCounting", 13, "十三"),
        ("taiwaneseCountingThousand", 111, "一百一十一"),
        ("ideographDigital", 105, "一〇五"),
        ("taiwaneseDigital", 20, "二○"),
        ("japaneseCounting", 11, "十一"),
        ("japaneseCounting", 110, "百十"),
        ("japaneseLegal", 10, "壱拾"),
        ("koreanCounting", 12, "십이"),
        ("koreanDigital", 12, "일이"),
        ("koreanDigital2", 12, "一二"),
        ("ganada", 3, "다"),
        ("chosung", 15, "ㄱㄱ"),
        ("aiueo", 2, "ｲ"),
        ("aiueoFullWidth", 46, "ン"),
        ("iroha", 1, "ｲ"),
        ("irohaFullWidth", 3, "ハ"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedCircleChinese", 10, "⑩"),
        ("decimalEnclosedFullstop", 1, "⒈"),
        ("decimalEnclosedParen", 20, "⒇"),
        ("ideographEnclosedCircle", 5, "㊄"),
        ("ideographTraditional", 1, "甲"),
        ("ideographZodiac", 12, "亥"),
        ("decimalFullWidth", 14, "１４"),
        ("decimalFullWidth2", 5, "５"),
        ("arabicAlpha", 1, "أ"),
        ("arabicAlpha", 2, "ب"),
        ("arabicAbjad", 3, "ج"),
        ("arabicAbjad", 4, "د"),
        ("hebrew1", 15, "טו"),
        ("hebrew1", 116, "קטז"),
        ("hebrew2", 2, "ב"),
        ("russianLower", 7, "ж"),
        ("russianLower", 10, "к"),
        ("russianUpper", 1, "А"),
        ("thaiNumbers", 12, "๑๒"),
        ("thaiLetters", 1, "ก"),
        ("hindiNumbers", 12, "१२"),
        ("vietnameseCounting", 2, "2"),
        ("something-of-tomorrow", 2, "2"),
    ] {
        assert_eq!(formatted(format, number), wanted, "{format} {number}");
    }
}

#[test]
fn texts_around_the_number_stand_as_they_are() {
    for (format, text, wanted) in [
        ("decimal", "%1.", "1."),
        ("decimal", "%1", "1"),
        ("decimal", "(%1)", "(1)"),
        ("decimal", "%1、", "1、"),
        ("chineseCountingThousand", "第%1条", "第一条"),
        ("chineseCountingThousand", "（%1）", "（一）"),
        ("upperLetter", "Annex %1", "Annex A"),
        ("decimal", "%1%", "1%"),
        ("decimal", "§ %1.", "§ 1."),
        ("decimal", "100 %%1", "100 %1"),
        ("bullet", "–", "–"),
        ("bullet", "•", "•"),
        ("none", "NOTE", "NOTE"),
        ("none", "%1.", "."),
        ("decimal", "", ""),
        ("decimal", "%0 %1", "%0 1"),
    ] {
        assert_eq!(counted(&level(0, format, text, ""), &[0]), [wanted], "{format} `{text}`");
    }
}

#[test]
fn bullets_of_symbol_fonts_are_characters() {
    for (font, code, wanted) in [
        ("Symbol", "\u{F0B7}", "•"),
        ("Wingdings", "\u{F0A7}", "▪"),
        ("Wingdings", "\u{F0D8}", "⮚"),
        ("Wingdings", "\u{F0FC}", "✓"),
        ("Wingdings", "§", "▪"),
        ("Courier New", "o", "o"),
        ("Unknown Dingbats", "\u{F041}", "\u{F041}"),
    ] {
        let font = format!(r#"<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>"#);
        assert_eq!(counted(&level(0, "bullet", code, &font), &[0]), [wanted], "{font}");
    }
}

#[test]
fn levels_count_below_each_other() {
    for (what, levels, at, wanted) in [
        ("three levels", usual(), &[0, 1, 1, 2, 1, 0, 1][..], &["1.", "a)", "b)", "i)", "c)", "2.", "a)"][..]),
        ("the path of numbers", legal(), &[0, 1, 1, 0, 1, 2], &["1", "1.1", "1.2", "2", "2.1", "2.1.1"]),
        // A level that was skipped shows its start, and the next of it is the second.
        ("the first level skipped", legal(), &[1, 1, 0], &["1.1", "1.2", "2"]),
        ("a level between skipped", legal(), &[0, 2, 2, 1], &["1", "1.1.1", "1.1.2", "1.2"]),
        ("back over two levels", legal(), &[0, 1, 2, 0, 1], &["1", "1.1", "1.1.1", "2", "2.1"]),
        (
            "a bullet in the path has no number",
            [level(0, "decimal", "%1.", ""), level(1, "bullet", "–", ""), level(2, "decimal", "%1.%2%3.", "")].concat(),
            &[0, 1, 2, 2],
            &["1.", "–", "1.1.", "1.2."],
        ),
        (
            "legal numbering in plain digits",
            [level(0, "upperRoman", "Article %1.", ""), level(1, "decimalZero", "Section %1.%2", "<w:isLgl/>")].concat(),
            &[0, 0, 1],
            &["Article I.", "Article II.", "Section 2.1"],
        ),
        (
            "legal numbering switched off",
            [level(0, "upperRoman", "%1.", ""), level(1, "decimal", "%1.%2", r#"<w:isLgl w:val="0"/>"#)].concat(),
            &[0, 1],
            &["I.", "I.1"],
        ),
        (
            "never again from one",
            [level(0, "decimal", "%1.", ""), level(1, "lowerLetter", "%2)", r#"<w:lvlRestart w:val="0"/>"#)].concat(),
            &[0, 1, 1, 0, 1],
            &["1.", "a)", "b)", "2.", "c)"],
        ),
        (
            "again only after the first level",
            [
                level(0, "decimal", "%1.", ""),
                level(1, "lowerLetter", "%2)", ""),
                level(2, "decimal", "(%3)", r#"<w:lvlRestart w:val="1"/>"#),
            ]
            .concat(),
            &[0, 1, 2, 1, 2, 0, 1, 2],
            &["1.", "a)", "(1)", "b)", "(2)", "2.", "a)", "(1)"],
        ),
        (
            "a restart after a level below is none",
            [level(0, "decimal", "%1.", ""), level(1, "lowerLetter", "%2)", r#"<w:lvlRestart w:val="5"/>"#)].concat(),
            &[0, 1, 0, 1],
            &["1.", "a)", "2.", "a)"],
        ),
        (
            "a start other than one, again and again",
            [level(0, "decimal", "%1", ""), r#"<w:lvl w:ilvl="1"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>"#.to_owned()].concat(),
            &[0, 1, 1, 0, 1],
            &["1", "1.5", "1.6", "2", "2.5"],
        ),
        (
            "a start left out is zero",
            r#"<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>"#.to_owned(),
            &[0, 0],
            &["0.", "1."],
        ),
        ("nine levels", (0..9).map(|at| level(at, "decimal", &format!("%{}", at + 1), "")).collect(), &[8, 8, 0], &["1", "2", "2"]),
        ("a level that is not defined", usual(), &[0, 7, 0], &["1.", "", "2."]),
        (
            "a hidden label counts and is not printed",
            [level(0, "decimal", "%1.", "<w:rPr><w:vanish/></w:rPr>"), level(1, "decimal", "%1.%2", "")].concat(),
            &[0, 0, 1],
            &["", "", "2.1"],
        ),
    ] {
        assert_eq!(counted(&levels, at), wanted, "{what}");
    }
}

#[test]
fn uses_of_a_list() {
    let restart = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>"#;
    let five = r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>"#;
    let second = r#"<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride>"#;
    let letters = r#"<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>"#;
    for (what, uses, items, wanted) in [
        (
            "a second use goes on",
            vec![num(1, 0, ""), num(2, 0, "")],
            &[(1, 0), (1, 0), (2, 0), (1, 0)][..],
            &["1.", "2.", "3.", "4."][..],
        ),
        (
            "an override starts over, once",
            vec![num(1, 0, ""), num(2, 0, restart)],
            &[(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)],
            &["1.", "2.", "1.", "2.", "3."],
        ),
        (
            "an override to another start",
            vec![num(1, 0, ""), num(2, 0, five)],
            &[(1, 0), (2, 0), (2, 0)],
            &["1.", "5.", "6."],
        ),
        (
            "an overridden level starts so each time",
            vec![num(1, 0, second)],
            &[(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
            &["1.", "c)", "d)", "2.", "c)"],
        ),
        (
            "an override below leaves the level above",
            vec![num(1, 0, ""), num(2, 0, second)],
            &[(1, 0), (1, 1), (2, 1), (2, 1)],
            &["1.", "a)", "c)", "d)"],
        ),
        (
            "two uses that both start over",
            vec![num(1, 0, restart), num(2, 0, restart)],
            &[(1, 0), (1, 0), (2, 0), (1, 0)],
            &["1.", "2.", "1.", "2."],
        ),
        (
            "a level of its own, counted with the list",
            vec![num(1, 0, ""), num(2, 0, letters)],
            &[(1, 0), (2, 0), (1, 0)],
            &["1.", "B)", "3."],
        ),
        ("zero takes the number away", vec![num(1, 0, "")], &[(1, 0), (0, 0), (1, 0)], &["1.", "", "2."]),
        ("a use that is not defined", vec![num(1, 0, "")], &[(1, 0), (9, 0), (1, 0)], &["1.", "", "2."]),
        ("a list that is not defined", vec![num(1, 7, "")], &[(1, 0)], &[""]),
    ] {
        let body: String = items.iter().map(|(num, level)| item(*num, *level, "x")).collect();
        let docx = Docx::body(&body).numbering(&(list(0, &usual()) + &uses.concat()));
        assert_eq!(labels(&docx), wanted, "{what}");
    }
}

#[test]
fn lists_go_on_across_interruptions() {
    let between = [
        p("A paragraph without a number."),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("a table")),
        item(2, 0, "another list"),
        format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p("a control")),
    ];
    for interruption in between {
        let body = [item(1, 0, "x"), interruption.clone(), item(1, 0, "x")].concat();
        let lists = [list(0, &usual()), list(1, &level(0, "bullet", "–", "")), num(1, 0, ""), num(2, 1, "")].concat();
        let found = labels(&Docx::body(&body).numbering(&lists));
        assert_eq!((found[0].as_str(), found[2].as_str()), ("1.", "2."), "{interruption}");
    }
}

#[test]
fn two_lists_count_apart_and_cells_count_on() {
    let lists = [list(0, &usual()), list(1, &usual()), num(1, 0, ""), num(2, 1, "")].concat();
    let body = [item(1, 0, "x"), item(2, 0, "x"), item(1, 0, "x"), item(2, 1, "x")].concat();
    assert_eq!(labels(&Docx::body(&body).numbering(&lists)), ["1.", "1.", "2.", "a)"]);
    let row = format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", item(1, 0, ""), p("title"));
    let body = format!("<w:tbl>{row}{row}</w:tbl>{}", item(1, 0, "x"));
    assert_eq!(labels(&Docx::body(&body).numbering(&lists)), ["1.", "", "2.", "", "3."]);
}

/// A paragraph of a style.
fn styled(style: &str, more: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#)
}

fn style(id: &str, more: &str) -> String {
    format!(r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id} name"/>{more}</w:style>"#)
}

#[test]
fn styles_that_number() {
    let numbered = |level: &str| format!(r#"<w:pPr><w:numPr>{level}<w:numId w:val="1"/></w:numPr></w:pPr>"#);
    let linked = [
        level(0, "decimal", "%1", r#"<w:pStyle w:val="One"/>"#),
        level(1, "decimal", "%1.%2", r#"<w:pStyle w:val="Two"/>"#),
        level(2, "decimal", "%1.%2.%3", ""),
    ]
    .concat();
    let none = r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#;
    let deeper = r#"<w:numPr><w:ilvl w:val="2"/></w:numPr>"#;
    for (what, styles, levels, body, wanted) in [
        (
            "a style with number and level",
            style("One", &numbered(r#"<w:ilvl w:val="0"/>"#)) + &style("Two", &numbered(r#"<w:ilvl w:val="1"/>"#)),
            legal(),
            styled("One", "") + &styled("Two", "") + &styled("One", ""),
            &["1", "1.1", "2"][..],
        ),
        (
            "the level that is linked to the style",
            style("One", &numbered("")) + &style("Two", &numbered("")),
            linked.clone(),
            styled("One", "") + &styled("Two", "") + &styled("Two", ""),
            &["1", "1.1", "1.2"],
        ),
        (
            "a style based on one that numbers, linked by itself",
            style("One", &numbered("")) + &style("Two", r#"<w:basedOn w:val="One"/>"#),
            linked.clone(),
            styled("One", "") + &styled("Two", ""),
            &["1", "1.1"],
        ),
        (
            "a paragraph that takes the number of its style away",
            style("One", &numbered("")),
            linked.clone(),
            styled("One", "") + &styled("One", none) + &styled("One", ""),
            &["1", "", "2"],
        ),
        (
            "a style that takes the number of its base away",
            style("One", &numbered("")) + &style("Plain", &format!(r#"<w:basedOn w:val="One"/><w:pPr>{none}</w:pPr>"#)),
            linked.clone(),
            styled("One", "") + &styled("Plain", ""),
            &["1", ""],
        ),
        (
            "a paragraph that names another level",
            style("One", &numbered("")),
            linked.clone(),
            styled("One", "") + &styled("One", deeper),
            &["1", "1.1.1"],
        ),
        (
            "styles based on each other",
            style("One", r#"<w:basedOn w:val="Two"/>"#) + &style("Two", r#"<w:basedOn w:val="One"/>"#),
            linked.clone(),
            styled("One", ""),
            &[""],
        ),
    ] {
        let docx = Docx::body(&body).styles(&styles).numbering(&(list(0, &levels) + &num(1, 0, "")));
        assert_eq!(labels(&docx), wanted, "{what}");
    }
}

#[test]
fn a_list_that_is_that_of_a_numbering_style() {
    let styles = r#"<w:style w:type="numbering" w:styleId="Agenda"><w:name w:val="Agenda"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let lists = [
        format!(r#"<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Agenda"/>{}</w:abstractNum>"#, usual()),
        r#"<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Agenda"/></w:abstractNum>"#.to_owned(),
        num(1, 0, ""),
        num(2, 1, ""),
    ]
    .concat();
    let body = [item(2, 0, "x"), item(2, 1, "x"), item(1, 0, "x")].concat();
    assert_eq!(labels(&Docx::body(&body).styles(styles).numbering(&lists)), ["1.", "a)", "2."]);
    // A link that leads back to itself ends.
    let circle = r#"<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Agenda"/></w:abstractNum>"#.to_owned()
        + &num(1, 0, "");
    assert_eq!(labels(&Docx::body(&item(1, 0, "x")).styles(styles).numbering(&circle)), [""]);
}

#[test]
fn custom_formats_and_alternatives_for_older_programs() {
    let custom = r#"<w:lvl w:ilvl="0"><w:start w:val="1"/>
        <mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>
        <mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>
        <w:lvlText w:val="%1"/></w:lvl>"#;
    assert_eq!(counted(custom, &[0, 0]), ["001", "002"]);
}

#[test]
fn what_follows_a_label() {
    for (suffix, wanted) in [
        ("", "1.\tx\n"),
        (r#"<w:suff w:val="tab"/>"#, "1.\tx\n"),
        (r#"<w:suff w:val="space"/>"#, "1. x\n"),
        (r#"<w:suff w:val="nothing"/>"#, "1.x\n"),
    ] {
        let docx =
            Docx::body(&item(1, 0, "x")).numbering(&(list(0, &level(0, "decimal", "%1.", suffix)) + &num(1, 0, "")));
        let found = read_docx::read(&docx.bytes(), &read_docx::Options::default()).unwrap();
        assert_eq!(found.value.text, wanted, "{suffix}");
    }
}

#[test]
fn paragraphs_that_are_gone_do_not_count() {
    let lists = list(0, &usual()) + &num(1, 0, "");
    let marked = |mark: &str, run: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>{mark}</w:rPr></w:pPr>{run}</w:p>"#
        )
    };
    let deleted = marked(r#"<w:del w:id="1"/>"#, r#"<w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>"#);
    let inserted = marked(r#"<w:ins w:id="3"/>"#, r#"<w:ins w:id="4"><w:r><w:t>new</w:t></w:r></w:ins>"#);
    let body = [item(1, 0, "x"), deleted, item(1, 0, "x"), inserted, item(1, 0, "x")].concat();
    let docx = Docx::body(&body).numbering(&lists);
    assert_eq!(labels(&docx), ["1.", "2.", "3.", "4."]);
    let original = read_docx::Options { revisions: read_docx::Revisions::Original, ..Default::default() };
    let text = read_docx::read(&docx.bytes(), &original).unwrap().value.text;
    assert_eq!(text, "1.\tx\n2.\tgone\n3.\tx\n4.\tx\n");
}
