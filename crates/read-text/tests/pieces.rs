//! What becomes of lines: each rule with a case, and with one that only looks like it.
//!
//! The pieces are printed one a line: `P` a paragraph, `T` a table, `R` a row (`H` a head) with its cells between bars,
//! `RULE`, `PAGE`, `HEAD`, `FOOT`. Within a paragraph `⏎` is a wrapped line end, `⟨…⟩` a residue and `⟦…⟧` what stands
//! apart; anchors and breaks are named.

#![allow(clippy::unwrap_used, reason = "a panic in a test is a failed test")]

use blocks::{Blocks, MarkKind, Piece, Region, Span};
use expect_test::{Expect, expect};
use read_text::{Options, read};

fn check(text: &str, expected: Expect) {
    let found = read(text.as_bytes(), &Options::default()).unwrap();
    expected.assert_eq(&told(&found.value));
}

fn told(blocks: &Blocks) -> String {
    let mut told = String::new();
    let mut open: Vec<Region> = Vec::new();
    let mut row: Vec<String> = Vec::new();
    for piece in &blocks.pieces {
        match piece {
            Piece::Open(region) => {
                match region {
                    Region::Table => told.push_str("T\n"),
                    Region::Cell { .. } => row.push(String::new()),
                    Region::Header => told.push_str("HEAD "),
                    Region::Footer => told.push_str("FOOT "),
                    _ => {}
                }
                open.push(*region);
            }
            Piece::Close => {
                if let Some(Region::Row { header }) = open.pop() {
                    let name = if header { "H" } else { "R" };
                    told.push_str(&format!("{name} {}\n", std::mem::take(&mut row).join(" | ")));
                }
            }
            Piece::Paragraph(paragraph) => match row.last_mut() {
                Some(cell) => {
                    let parting = if cell.is_empty() { "" } else { " ¶ " };
                    cell.push_str(parting);
                    cell.push_str(&words(blocks, paragraph.span));
                }
                None => told.push_str(&format!("P {}\n", words(blocks, paragraph.span))),
            },
            Piece::Rule(span) => told.push_str(&format!("RULE {}\n", span.of(&blocks.text))),
            Piece::PageBreak(_) => told.push_str("PAGE\n"),
            _ => told.push_str("?\n"),
        }
    }
    let residue = blocks.marks.iter().filter_map(|mark| match mark.kind {
        MarkKind::Residue(residue) => Some(format!("{residue:?} {}\n", mark.span.of(&blocks.text))),
        _ => None,
    });
    told.extend(residue);
    told
}

/// The words of a paragraph, with what is marked within it.
fn words(blocks: &Blocks, span: Span) -> String {
    let mut words = String::new();
    let mut at = span.start;
    for mark in blocks.marks.iter().filter(|mark| span.holds(mark.span)) {
        let said = mark.span.of(&blocks.text);
        let shown = match mark.kind {
            MarkKind::Wrapped => "⏎".to_owned(),
            MarkKind::Break => "⏷".to_owned(),
            MarkKind::Residue(_) => format!("⟨{said}⟩"),
            MarkKind::Apart if mark.span != span => format!("⟦{said}⟧"),
            MarkKind::Anchor(name) => format!("#{} ", blocks.names.get(name)),
            _ => continue,
        };
        words.push_str(Span::new(at, mark.span.start).of(&blocks.text));
        words.push_str(&shown);
        at = mark.span.end;
    }
    words.push_str(Span::new(at, span.end).of(&blocks.text));
    words.replace('\t', "⇥")
}

// Lines

#[test]
fn a_line_is_a_paragraph_and_white_space_around_it_is_none() {
    check(
        "  Dear Sir/Madam, \r\n\r\n\u{3000}\u{3000}本次会议\u{B}在日内瓦\n",
        expect![[r#"
        P Dear Sir/Madam,
        P 本次会议⏷在日内瓦
    "#]],
    );
}

#[test]
fn a_form_feed_between_paragraphs_is_a_page_break() {
    check(
        "Annexes: 2\n\x0CANNEX A\n",
        expect![[r#"
        P Annexes: 2
        PAGE
        P ANNEX A
    "#]],
    );
}

#[test]
fn lines_drawn_with_strokes_are_rules_and_two_strokes_are_none() {
    check(
        "______\n- - -\n──────\n--\n-- a\n***\n",
        expect![[r#"
        RULE ______
        RULE - - -
        RULE ──────
        P --
        P -- a
        RULE ***
    "#]],
    );
}

// Bookmarks

#[test]
fn bookmarks_of_editors_are_residue_and_others_anchors() {
    check(
        "[bookmark: _Hlk1][bookmark: Text4]Dear Colleagues,\nsee [bookmark: OLE_LINK2]below\n[bookmark: ]x [bookmark y] [bookmark: z\n",
        expect![[r#"
            P ⟨[bookmark: _Hlk1]⟩#Text4 Dear Colleagues,
            P see ⟨[bookmark: OLE_LINK2]⟩below
            P [bookmark: ]x [bookmark y] [bookmark: z
            Bookmark [bookmark: _Hlk1]
            Bookmark [bookmark: OLE_LINK2]
        "#]],
    );
}

#[test]
fn a_line_of_bookmarks_belongs_to_the_next_unless_that_is_far() {
    check(
        "[bookmark: A1]\n[bookmark: A2]\nTo all members\n\n[bookmark: A3]\n\nTo nobody\n",
        expect![[r#"
        P #A1 ⏎#A2 ⏎To all members
        P #A3 
        P To nobody
    "#]],
    );
}

// Wrapped lines

#[test]
fn a_sentence_goes_on_in_a_small_letter_below_a_long_line() {
    check(
        "Every member is asked to send the names of its delegates through\nits focal point.\nDirector of the Bureau\nof Standardization\nYours faithfully,\nthe secretary\n",
        expect![[r#"
            P Every member is asked to send the names of its delegates through⏎its focal point.
            P Director of the Bureau
            P of Standardization
            P Yours faithfully,
            P the secretary
        "#]],
    );
}

#[test]
fn lists_labels_and_addresses_are_never_the_rest_of_a_sentence() {
    check(
        "The following should be sent to the secretariat not later than April\na) contributions\n– requests for fellowships that cover travel and a daily allowance\nwww.example.org\nquestions@example.org\n",
        expect![[r#"
            P The following should be sent to the secretariat not later than April
            P a) contributions
            P – requests for fellowships that cover travel and a daily allowance
            P www.example.org
            P questions@example.org
        "#]],
    );
}

#[test]
fn lines_that_are_full_were_wrapped_and_short_ones_were_not() {
    check(
        "The Bureau has the honour to invite the members of the group to its\nnext meeting. It will be held in the new building of the Union, where\nMs Achterberg and her colleagues will meet the delegates on the first\nday.\n\nTo: Administrations of Member States; Sector Members; Associates and\nAcademia\n\nSong Festival Hall\n95 Lasnamäe Road\n\nThe hall is a short walk from the harbour, and the tram stops in front\nof it.\n",
        expect![[r#"
            P The Bureau has the honour to invite the members of the group to its⏎next meeting. It will be held in the new building of the Union, where⏎Ms Achterberg and her colleagues will meet the delegates on the first⏎day.
            P To: Administrations of Member States; Sector Members; Associates and⏎Academia
            P Song Festival Hall
            P 95 Lasnamäe Road
            P The hall is a short walk from the harbour, and the tram stops in front⏎of it.
        "#]],
    );
}

#[test]
fn han_lines_that_are_full_were_wrapped() {
    check(
        "　　研究组定于十二月在日内瓦国际电联总部举行下次会议，谨\n请贵单位派代表出席。会议首日为星期一，上午九时三十分开始，\n以英文进行，不提供口译。\n\n　　代表应在十一月四日以前完成预注册，注册须经贵单位的联\n系人批准。\n\n电信标准化局\n主任\n\n（一）关于在国际电信编号资源与互联网标识之间建立对应关系\n　　　的研究报告\n（二）紧急呼叫号码\n",
        expect![[r#"
            P 研究组定于十二月在日内瓦国际电联总部举行下次会议，谨⏎请贵单位派代表出席。会议首日为星期一，上午九时三十分开始，⏎以英文进行，不提供口译。
            P 代表应在十一月四日以前完成预注册，注册须经贵单位的联⏎系人批准。
            P 电信标准化局
            P 主任
            P （一）关于在国际电信编号资源与互联网标识之间建立对应关系⏎的研究报告
            P （二）紧急呼叫号码
        "#]],
    );
}

#[test]
fn titles_of_like_length_were_not_wrapped() {
    check(
        "Opening of the plenary meeting by the Chairman\nAdoption of the agenda and of the time plan\nReports of the meetings of the Rapporteurs\nResults of the last assembly of the Union\nElection of the Vice-Chairmen of the group\n",
        expect![[r#"
            P Opening of the plenary meeting by the Chairman
            P Adoption of the agenda and of the time plan
            P Reports of the meetings of the Rapporteurs
            P Results of the last assembly of the Union
            P Election of the Vice-Chairmen of the group
        "#]],
    );
}

#[test]
fn lines_in_small_letters_are_no_sentences() {
    check(
        "contributions that have to be translated into six languages\nrequests for fellowships with a copy of the passport page\nregistration on the homepage of the study group for all\n",
        expect![[r#"
            P contributions that have to be translated into six languages
            P requests for fellowships with a copy of the passport page
            P registration on the homepage of the study group for all
        "#]],
    );
}

#[test]
fn entries_that_begin_with_dates_stay_apart() {
    check(
        "24 décembre 2032 – Dépôt des contributions à traduire dans les langues\nvendredi 21 janvier 2033 – Inscription en ligne\n",
        expect![[r#"
            P 24 décembre 2032 – Dépôt des contributions à traduire dans les langues
            P vendredi 21 janvier 2033 – Inscription en ligne
        "#]],
    );
}

// The furniture of pages

#[test]
fn a_sentence_goes_on_over_the_end_of_a_page() {
    check(
        "Every member is asked to send names, so that at least one of them\n\nPlace des Modèles • CH-1299 Geneva • www.example.org\n- 2 -\nCIR/9-E\n\ncan speak.\nIt ends.\nPlace des Modèles • CH-1299 Geneva • www.example.org\n- 3 - CIR/9-E\nANNEX\n",
        expect![[r#"
            FOOT P Place des Modèles • CH-1299 Geneva • www.example.org
            HEAD P CIR/9-E
            P Every member is asked to send names, so that at least one of them⏎⟦Place des Modèles • CH-1299 Geneva • www.example.org⟧⏎⟨- 2 -⟩⏎⟦CIR/9-E⟧⏎can speak.
            P It ends.
            P ANNEX
            PageNumber - 2 -
            RunningHead Place des Modèles • CH-1299 Geneva • www.example.org
            PageNumber - 3 -
            RunningHead CIR/9-E
        "#]],
    );
}

#[test]
fn han_text_goes_on_over_the_end_of_a_page_and_a_heading_does_not() {
    check(
        "由于塔楼正在翻修，本次会议的会场分散在三座楼内，会场分配表\n- 2 -\n将在会前一周公布。\n附件：2件\n- 3 -\n附件A\n",
        expect![[r#"
            P 由于塔楼正在翻修，本次会议的会场分散在三座楼内，会场分配表⏎⟨- 2 -⟩⏎将在会前一周公布。
            P 附件：2件
            P 附件A
            PageNumber - 2 -
            PageNumber - 3 -
        "#]],
    );
}

#[test]
fn page_numbers_need_company_unless_they_are_dressed() {
    check(
        "A list:\n2\n3\n\nThe end of the first page\nRue A • Ville B • www.example.org\n2\nThe second page.\nPage 3 of 9\nThe third.\n",
        expect![[r#"
            P A list:
            P 2
            P 3
            P The end of the first page
            FOOT P Rue A • Ville B • www.example.org
            P The second page.
            P The third.
            PageNumber 2
            PageNumber Page 3 of 9
        "#]],
    );
}

#[test]
fn a_page_number_set_in_the_middle_by_a_tab_is_one_and_a_cell_is_none() {
    check(
        "The end of the first page.\n\t- 2 -\nThe second.\n\n\t2\n\tReports\n\t– 2\n",
        expect![[r#"
        P The end of the first page.
        P The second.
        T
        R 2 | Reports | – 2
        PageNumber - 2 -
    "#]],
    );
}

#[test]
fn equal_lines_are_no_running_heads() {
    check(
        "1) Working Party 1\n- approval of reports\n- new work\n2) Working Party 2\n- approval of reports\n- new work\n\nTel: 1/2\nTel: 1/2\n",
        expect![[r#"
            P 1) Working Party 1
            P - approval of reports
            P - new work
            P 2) Working Party 2
            P - approval of reports
            P - new work
            P Tel: 1/2
            P Tel: 1/2
        "#]],
    );
}

#[test]
fn a_title_beside_form_feeds_is_a_running_head_when_it_is_repeated() {
    check(
        "One.\n\x0CCollective letter 9\nTwo.\n\x0CCollective letter 9\nThree.\n\x0CANNEX\n",
        expect![[r#"
            P One.
            PAGE
            HEAD P Collective letter 9
            P Two.
            PAGE
            P Three.
            PAGE
            P ANNEX
            RunningHead Collective letter 9
        "#]],
    );
}

#[test]
fn a_cell_goes_on_over_the_end_of_a_page() {
    check(
        "\t1\n\tReport of the group on the future of the\n\n- 2 -\n\nworking parties\n\tTD1\n\n\t2\n\tClosing\n\n- 3 -\nAfter the table.\n",
        expect![[r#"
            T
            R 1 | Report of the group on the future of the⏎⟨- 2 -⟩⏎working parties | TD1
            R 2 | Closing
            P After the table.
            PageNumber - 2 -
            PageNumber - 3 -
        "#]],
    );
}

// Tables

#[test]
fn a_tab_leads_a_cell_and_a_blank_line_ends_the_row() {
    check(
        "Key dates:\n\t2 April\n\t–\tContributions\n–\tFellowships\n\n\t9 May\n\t\n\n\n \t1 June\n\tLetters\n\nPlease note.\n",
        expect![[r#"
            P Key dates:
            T
            R 2 April | –⇥Contributions ¶ –⇥Fellowships
            R 9 May | 
            R 1 June | Letters
            P Please note.
        "#]],
    );
}

#[test]
fn a_tab_led_line_alone_is_a_paragraph() {
    check(
        "\tDear Colleagues,\nThe next meeting of the group will be held in Geneva, as was decided.\n\tRef:\n\t9/1\n\n\tYours faithfully,\n(signed)\nThe Director\n",
        expect![[r#"
            P Dear Colleagues,
            P The next meeting of the group will be held in Geneva, as was decided.
            T
            R Ref: | 9/1
            P Yours faithfully,
            P (signed)
            P The Director
        "#]],
    );
}

#[test]
fn a_blank_before_a_line_ends_the_last_cell() {
    check(
        "\tTel:\n\t+41 22 000\n 附件A\n",
        expect![[r#"
        T
        R Tel: | +41 22 000
        P 附件A
    "#]],
    );
}

#[test]
fn a_head_that_is_printed_again_on_the_next_page_is_one() {
    check(
        "\tNo.\n\tItem\n\n\t1\n\tOpening\n\n- 2 -\n\n\tNo.\n\tItem\n\n\t2\n\tClosing\n",
        expect![[r#"
        T
        H No. | Item
        R 1 | Opening
        R 2 | Closing
        PageNumber - 2 -
        RunningHead No.
        RunningHead Item
    "#]],
    );
    check(
        "\tNo.\n\tItem\n\n\tNo.\n\tItem\n",
        expect![[r#"
        T
        R No. | Item
        R No. | Item
    "#]],
    );
}

#[test]
fn bars_separate_cells_with_and_without_a_frame() {
    check(
        "| No. | Item | |\n| 1 | Opening | TD1 |\n\n| | more | |\n\n2 April|- texts\n|- forms\nDear a|b, this is no table.\n",
        expect![[r#"
            T
            R No. | Item | 
            R 1 | Opening | TD1
            R  | more | 
            R 2 April | - texts
            R  | - forms
            P Dear a|b, this is no table.
        "#]],
    );
    check(
        "Type ls | wc to count the files.\na|b\n",
        expect![[r#"
            P Type ls | wc to count the files.
            P a|b
        "#]],
    );
}

#[test]
fn strokes_separate_cells_where_labels_or_dates_show_it() {
    check(
        "Ref: / Collective letter 9\nSG2/HB / To:\n- Members;\n- Academia\n\n2 April 2030 / – Contributions\n– Fellowships\n9 May 2030 / – Letters\nWe say yes / no to all of that.\nBureau / Study Group 2 / Latest news\n",
        expect![[r#"
            T
            R Ref: | Collective letter 9 ¶ SG2/HB | To: ¶ - Members; ¶ - Academia
            R 2 April 2030 | – Contributions ¶ – Fellowships
            R 9 May 2030 | – Letters
            P We say yes / no to all of that.
            T
            R Bureau | Study Group 2 | Latest news
        "#]],
    );
    check(
        "Answer: yes / no\nTel: 1 / Fax: 2\nhe / she\n",
        expect![[r#"
        P Answer: yes / no
        P Tel: 1 / Fax: 2
        P he / she
    "#]],
    );
}

#[test]
fn a_foot_that_splits_a_word() {
    check(
        "All of those who come to the meeting are asked to reg-\nPlace of the Lamps  CH-1299 Geneva 20\n- 2 -\nister online.\n- 3 -\n",
        expect![[r#"
            FOOT P Place of the Lamps  CH-1299 Geneva 20
            P All of those who come to the meeting are asked to reg-⏎⟦Place of the Lamps  CH-1299 Geneva 20⟧⏎⟨- 2 -⟩⏎ister online.
            PageNumber - 2 -
            PageNumber - 3 -
        "#]],
    );
    // A name at the end of a line, and nothing broken off: the sentence holds it.
    check(
        "All of those who come to the meeting are asked to write to\nPlace of the Lamps  CH-1299 Geneva 20\n- 2 -\nbefore they come.\n- 3 -\n",
        expect![[r#"
            P All of those who come to the meeting are asked to write to
            P Place of the Lamps  CH-1299 Geneva 20⏎⟨- 2 -⟩⏎before they come.
            PageNumber - 2 -
            PageNumber - 3 -
        "#]],
    );
}

#[test]
fn items_below_an_item_are_no_columns() {
    check(
        "    d)  ad hoc groups\n        ·  lamps\n        ·  oil\n7.  Closing\n",
        expect![[r#"
        P d)  ad hoc groups
        P ·  lamps
        P ·  oil
        P 7.  Closing
    "#]],
    );
}

#[test]
fn three_rows_of_as_many_cells_show_strokes_by_themselves() {
    check(
        "Group / Deadline / Action\nWorking Party 4A / 3 January 2033 / Texts\nStudy Group 4 / 10 January 2033 / Are all lamps lit?\n",
        expect![[r#"
            T
            R Group | Deadline | Action
            R Working Party 4A | 3 January 2033 | Texts
            R Study Group 4 | 10 January 2033 | Are all lamps lit?
        "#]],
    );
    // Two are a coincidence, and so are choices of different length.
    check(
        "Lamps / Oil / Wicks\nBrass / Stone / Glass\nRed / Green / Blue / White\n",
        expect![[r#"
            P Lamps / Oil / Wicks
            P Brass / Stone / Glass
            P Red / Green / Blue / White
        "#]],
    );
}

#[test]
fn items_that_were_indented_by_a_tab_are_no_cells() {
    check(
        "3.\tLamps\n\t3.1\tBrass lamps\n\t3.2\tStone lamps\n4.\tOil\n\ta)\tof olives\n5.\tClosing\n",
        expect![[r#"
            P 3.⇥Lamps
            P 3.1⇥Brass lamps
            P 3.2⇥Stone lamps
            P 4.⇥Oil
            P a)⇥of olives
            P 5.⇥Closing
        "#]],
    );
    // Numbers in cells of their own, and dates beside each other.
    check(
        "\t3.1\n\tBrass lamps\n\n\t2 April 2031\n\t5 May 2031\n",
        expect![[r#"
            T
            R 3.1 | Brass lamps
            R 2 April 2031 | 5 May 2031
        "#]],
    );
}

#[test]
fn a_number_and_its_unit_below_an_item() {
    check(
        "4.  Working Parties\n    ii)  networks of lamps beyond\n         1 Tbit of light\n    iii) oil\n",
        expect![[r#"
            P 4.  Working Parties
            P ii)  networks of lamps beyond⏎1 Tbit of light
            P iii) oil
        "#]],
    );
    // Below items without dress it is an item, and beside the marker it is one too.
    check(
        "4  Working Parties that look at lamps\n   1 Brass lamps\n   2 Stone lamps\n",
        expect![[r#"
            P 4  Working Parties that look at lamps
            P 1 Brass lamps
            P 2 Stone lamps
        "#]],
    );
}

#[test]
fn columns_begin_below_each_other() {
    check(
        "Ref:     Letter 7/3\n         SG3/PN\nTel:     +41 22\n\nSubject: Meeting\n\nDear Sir,\n",
        expect![[r#"
        T
        R Ref: | Letter 7/3 ¶ SG3/PN
        R Tel: | +41 22
        R Subject: | Meeting
        P Dear Sir,
    "#]],
    );
    check(
        "No.  Item       Docs\n1    Opening    TD1\n2    Closing\n",
        expect![[r#"
        T
        R No. | Item | Docs
        R 1 | Opening | TD1
        R 2 | Closing
    "#]],
    );
}

#[test]
fn items_below_the_text_of_an_item_are_rows() {
    check(
        "1.      Opening of the meeting\n2.      Adoption of the agenda                 LAMP/1\n3.      Reports                                LAMP/2\n        (a)  Lamps                             LAMP/3\n        (b)  Oil\n        (c)  Wicks of the last meeting and     LAMP/4\n             of those before\n4.      Closing\n",
        expect![[r#"
            T
            R 1. | Opening of the meeting
            R 2. | Adoption of the agenda | LAMP/1
            R 3. | Reports | LAMP/2
            R (a) | Lamps | LAMP/3
            R (b) | Oil
            R (c) | Wicks of the last meeting and ¶ of those before | LAMP/4
            R 4. | Closing
        "#]],
    );
}

#[test]
fn lists_and_justified_prose_are_no_columns() {
    check(
        "1.  Opening\n2.  Closing\n10. Other\n",
        expect![[r#"
        P 1.  Opening
        P 2.  Closing
        P 10. Other
    "#]],
    );
    check(
        "The  meeting opens at ten.  All are\nasked to come  early and be seated.\nThank you.\n",
        expect![[r#"
        P The  meeting opens at ten.  All are
        P asked to come  early and be seated.
        P Thank you.
    "#]],
    );
    check(
        "  a) one thing\n     and more\n  b) another\n",
        expect![[r#"
            P a) one thing⏎and more
            P b) another
        "#]],
    );
}

#[test]
fn tabs_within_lines_separate_cells_unless_a_marker_stands_before_them() {
    check(
        "Ref:\tLetter 7\tGeneva\n\tSG5/LP\nTel:\t+41\t–\tMembers;\n\n1\tOpening\n2\tClosing\n\nSubject:\tMeeting\n",
        expect![[r#"
            T
            R Ref: | Letter 7 | Geneva
            R  | SG5/LP
            R Tel: | +41 | –⇥Members;
            P 1⇥Opening
            P 2⇥Closing
            P Subject:⇥Meeting
        "#]],
    );
}

#[test]
fn numbers_below_a_head_have_a_column() {
    check(
        "No.\tItem\tDocuments\n1\tOpening\t\n2\tReports\tTD1\n\t– of the chair\tTD2\n3\tClosing\n",
        expect![[r#"
        T
        R No. | Item | Documents
        R 1 | Opening
        R 2 | Reports | TD1
        R  | – of the chair | TD2
        R 3 | Closing
    "#]],
    );
    // Without a head they are items.
    check(
        "All who come to the meeting:\tsee below\n1\tOpening\n2\tReports\n",
        expect![[r#"
        P All who come to the meeting:⇥see below
        P 1⇥Opening
        P 2⇥Reports
    "#]],
    );
}

#[test]
fn an_empty_cell_behind_a_marker_is_a_cell() {
    check(
        "a   \t\t14.2\nRef:\tLetter 7\nTel:\t+41\n",
        expect![[r#"
        T
        R a |  | 14.2
        R Ref: | Letter 7
        R Tel: | +41
    "#]],
    );
}

// Limits

#[test]
fn steps_are_a_limit() {
    let error = read(b"one\ntwo\n", &Options { steps: 1, ..Options::default() }).unwrap_err();
    expect![[r#"
        the text has 2 lines, and the limit of steps is 1
        hint: allow more steps, or split the file into its letters"#]]
    .assert_eq(&error.to_string());
}

#[test]
fn lines_drawn_between_rows_are_no_rows() {
    check(
        "| Day | Work |\n|---|:--:|\n| 5 May | Lamps |\n| 6 May | Oil |\n",
        expect![[r#"
        T
        R Day | Work
        R 5 May | Lamps
        R 6 May | Oil
        Border |---|:--:|
    "#]],
    );
    check(
        "┌───────┬───────┐\n│ Day   │ Work  │\n├───────┼───────┤\n│ 5 May │ Lamps │\n└───────┴───────┘\n",
        expect![[r#"
            T
            R Day | Work
            R 5 May | Lamps
            Border ┌───────┬───────┐
            Border ├───────┼───────┤
            Border └───────┴───────┘
        "#]],
    );
    check(
        "+-----+-----+\n| Day | Oil |\n+-----+-----+\n",
        expect![[r#"
        T
        R Day | Oil
        Border +-----+-----+
        Border +-----+-----+
    "#]],
    );
    check(
        "｜日期｜事项｜\n｜5月5日｜灯具｜\n",
        expect![[r#"
        T
        R 日期 | 事项
        R 5月5日 | 灯具
    "#]],
    );
    // A line without a bar or knot is a rule.
    check(
        "Lamps\n-----\nOil\n",
        expect![[r#"
        P Lamps
        RULE -----
        P Oil
    "#]],
    );
}

#[test]
fn a_framed_row_may_end_in_a_line_below() {
    check(
        "| Day | Work |\n| 5 May | – Lamps\n– Oil |\n| 6 May | – Wicks |\n",
        expect![[r#"
        T
        R Day | Work
        R 5 May | – Lamps ¶ – Oil
        R 6 May | – Wicks
    "#]],
    );
}

#[test]
fn items_with_a_document_behind_some_are_a_list() {
    check(
        "1.\tOpening\n2.\tReports\tTD1\n3.\tLamps\tTD2\n4.\tClosing\n",
        expect![[r#"
        P 1.⇥Opening
        P 2.⇥Reports⇥TD1
        P 3.⇥Lamps⇥TD2
        P 4.⇥Closing
    "#]],
    );
    // Where all of them have one, they are rows.
    check(
        "1.\tOpening\tTD1\n2.\tReports\tTD2\n",
        expect![[r#"
        T
        R 1.⇥Opening | TD1
        R 2.⇥Reports | TD2
    "#]],
    );
}

#[test]
fn rows_below_days_go_on_in_the_cell_above() {
    check(
        "Date\tWhat is due\n14 September 2031\tFellowships\n15 October 2031\tTexts for translation\nInterpretation\n8 November 2031\tVisas\n",
        expect![[r#"
            T
            R Date | What is due
            R 14 September 2031 | Fellowships
            R 15 October 2031 | Texts for translation ¶ Interpretation
            R 8 November 2031 | Visas
        "#]],
    );
}

#[test]
fn a_foot_ends_with_the_number_of_its_page() {
    check(
        "First of all.\n\nHouse of lamps\tCircular 63\tPage 1/2\n\nSecond of all.\n\nHouse of lamps\tCircular 63\tPage 2/2\n",
        expect![[r#"
            P First of all.
            HEAD P House of lamps⇥Circular 63
            P Second of all.
            PageNumber Page 1/2
            RunningHead House of lamps	Circular 63
            PageNumber Page 2/2
        "#]],
    );
}

#[test]
fn numbers_of_a_printers_job_are_feet() {
    check(
        "First of all.\nL31-0417F (284413)\n\nSecond of all, the lamps (284413) are lit.\nL31-0417F (284413)\n\nThird of all.\n",
        expect![[r#"
            P First of all.
            FOOT P L31-0417F (284413)
            P Second of all, the lamps (284413) are lit.
            P Third of all.
            RunningHead L31-0417F (284413)
        "#]],
    );
    // Once, and what only looks like one: a bracket of few digits, a word before it.
    check(
        "First of all.\nL31-0417F (284413)\n\nLamps (2031)\nOil\nLamps (2031)\n",
        expect![[r#"
        P First of all.
        P L31-0417F (284413)
        P Lamps (2031)
        P Oil
        P Lamps (2031)
    "#]],
    );
}

#[test]
fn rows_with_strokes_go_on_over_the_foot_of_a_page() {
    check(
        "2 April 2031 / – Contributions\n– Fellowships\n\n- 2 -\nCIR/7-E\n\n9 May 2031 / – Letters for a visa\n\n- 3 -\nCIR/7-E\n\n20 May 2031 / – Lamps\n",
        expect![[r#"
            HEAD P CIR/7-E
            T
            R 2 April 2031 | – Contributions ¶ – Fellowships
            R 9 May 2031 | – Letters for a visa
            R 20 May 2031 | – Lamps
            PageNumber - 2 -
            PageNumber - 3 -
            RunningHead CIR/7-E
        "#]],
    );
}

#[test]
fn a_foot_over_two_lines() {
    check(
        "与会者的注册工作将在码头入口处进行。请\n灯塔组织 • Quai des Exemples, CH-1299 Geneva 20\n电话：+41 22 000 00 00 • 传真：+41 22 000 00 01 • lamps@example.org\n\n- 2 -\n注意，灯将点亮。\n",
        expect![[r#"
            P 与会者的注册工作将在码头入口处进行。请
            FOOT P 灯塔组织 • Quai des Exemples, CH-1299 Geneva 20
            FOOT P 电话：+41 22 000 00 00 • 传真：+41 22 000 00 01 • lamps@example.org
            P 注意，灯将点亮。
            PageNumber - 2 -
        "#]],
    );
    // A point of a list above it is none.
    check(
        "Bring this:\n• lamps\n• oil\nHouse of lamps • Quai des Exemples • CH-1299 Geneva 20\n\n- 2 -\nMore.\n",
        expect![[r#"
            P Bring this:
            P • lamps
            P • oil
            FOOT P House of lamps • Quai des Exemples • CH-1299 Geneva 20
            P More.
            PageNumber - 2 -
        "#]],
    );
}

#[test]
fn bare_numbers_of_pages_that_count_up() {
    check(
        "The lamps of the harbour are lit at noon, and the oil for them\n2/4\nis bought in spring.\n\n3/4\nAnnex 1\nLamps\n\n4/4\nAnnex 2\nOil\n",
        expect![[r#"
            P The lamps of the harbour are lit at noon, and the oil for them⏎⟨2/4⟩⏎is bought in spring.
            P Annex 1
            P Lamps
            P Annex 2
            P Oil
            PageNumber 2/4
            PageNumber 3/4
            PageNumber 4/4
        "#]],
    );
    // One alone, and two that do not count up, are no pages: they may be groups of a body that counts its questions.
    check(
        "Question\n2/9\nLamps\n\n7/9\nOil\n",
        expect![[r#"
        P Question
        P 2/9
        P Lamps
        P 7/9
        P Oil
    "#]],
    );
}

#[test]
fn a_foot_that_ends_with_its_page() {
    check(
        "Bring lamps.\n \nHouse of lamps • Quai des Exemples • CH-1299 Geneva 20\t1/3\n\nAnnex 1\n\tTime\n\tNo.\n\tItem\n\n\t09:00\n\t1\n\tOpening\n \nHouse of lamps • Quai des Exemples • CH-1299 Geneva 20\t2/3\n\tTime\n\tNo.\n\tItem\n\n\t09:30\n\t2\n\tClosing\n\nHouse of lamps • Quai des Exemples • CH-1299 Geneva 20\t3/3\n",
        expect![[r#"
            P Bring lamps.
            FOOT P House of lamps • Quai des Exemples • CH-1299 Geneva 20
            P Annex 1
            T
            H Time | No. | Item
            R 09:00 | 1 | Opening
            R 09:30 | 2 | Closing
            PageNumber 1/3
            RunningHead House of lamps • Quai des Exemples • CH-1299 Geneva 20
            PageNumber 2/3
            RunningHead Time
            RunningHead No.
            RunningHead Item
            RunningHead House of lamps • Quai des Exemples • CH-1299 Geneva 20
            PageNumber 3/3
        "#]],
    );
    // What does not count up is said.
    check(
        "Oil • wicks • lamps of Study Groups 2/3\nHouse of lamps • Quai des Exemples • shelf 7/9\n",
        expect![[r#"
            P Oil • wicks • lamps of Study Groups 2/3
            P House of lamps • Quai des Exemples • shelf 7/9
        "#]],
    );
}

#[test]
fn a_running_head_that_ends_with_the_number_of_its_page() {
    check(
        "1. Lamps\n2. Oil\n\nLAMP/7, ANNEX 2, p. 2\n\n3. Wicks\n",
        expect![[r#"
        P 1. Lamps
        P 2. Oil
        HEAD P LAMP/7, ANNEX 2,
        P 3. Wicks
        PageNumber p. 2
    "#]],
    );
    // The end of a wrapped sentence is none.
    check(
        "All of it is said in the paper of the keepers of the lamps of the harbour, which is called\nLAMP/7, p. 2\n\nWicks are dear.\n",
        expect![[r#"
            P All of it is said in the paper of the keepers of the lamps of the harbour, which is called
            P LAMP/7, p. 2
            P Wicks are dear.
        "#]],
    );
}

#[test]
fn rings_and_glued_numbers_begin_something() {
    check(
        "1Lamps are lit at the quay when the sun has gone down behind the hills.\nA. for the harbour and all of its many quays\no brass\no glass\n2Oil is stored in the cellar of the house below the lamp, in barrels\n3Practical information follows.\n",
        expect![[r#"
            P 1Lamps are lit at the quay when the sun has gone down behind the hills.
            P A. for the harbour and all of its many quays
            P o brass
            P o glass
            P 2Oil is stored in the cellar of the house below the lamp, in barrels
            P 3Practical information follows.
        "#]],
    );
}
