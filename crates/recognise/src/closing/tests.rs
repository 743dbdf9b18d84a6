use crate::tried::{tried, tried_blocks};
use blocks::{Blocks, Region};
use expect_test::{Expect, expect};

fn check(lines: &str, wanted: Expect) {
    wanted.assert_eq(&tried(&format!("Dear Sir/Madam,\nThe group meets.\n{lines}"), "/closing"));
}

#[test]
fn name_first() {
    check(
        "Yours faithfully,\n(signed)\nMira Olsen\nDirector of the Bureau\nAnnexes: 2\n",
        expect![[r#"
            enclosures: {"count":2,"printed":"Annexes: 2"}
            signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
            signed: "(signed)"
            valediction: "Yours faithfully,"
        "#]],
    );
}

#[test]
fn a_name_in_a_cell_below_the_office() {
    let fr = "Madame, Monsieur,\nLa réunion se tiendra à Berne du 20 au 22 juin 2031, et vous y êtes invités.\n\n\tVeuillez agréer, Madame, Monsieur, l'assurance de ma haute considération.\n\n\tLe Directeur des phares,\n\tJean Lampion\n\nAnnexes : 3\n";
    expect![[r#"
            enclosures: {"count":3,"printed":"Annexes : 3"}
            signatory: {"name":"Jean Lampion","office":["Le Directeur des phares,"]}
            valediction: "Veuillez agréer, Madame, Monsieur, l'assurance de ma haute considération."
        "#]]
    .assert_eq(&tried(fr, "/closing"));
    let zh = "尊敬的先生/女士：\n会议将在日内瓦召开。\n\t顺致敬意！\n电信标准化局\n主任\n\t林小灯\n 最新会议信息\n附件：3件\n";
    expect![[r#"
            aside: [{"paragraph":"最新会议信息"}]
            enclosures: {"count":3,"printed":"附件：3件"}
            signatory: {"name":"林小灯","office":["电信标准化局","主任"]}
            valediction: "顺致敬意！"
        "#]]
    .assert_eq(&tried(zh, "/closing"));
}

#[test]
fn all_of_it_on_one_line() {
    check(
        "Yours faithfully,\nDirector / (signed) / Mira Olsen\nAnnexes: 3\n",
        expect![[r#"
            enclosures: {"count":3,"printed":"Annexes: 3"}
            signatory: {"name":"Mira Olsen","office":["Director"]}
            signed: "(signed)"
            valediction: "Yours faithfully,"
        "#]],
    );
    let fr = "Madame, Monsieur,\nLa réunion se tiendra à Berne du 20 au 22 juin 2031, et vous y êtes invités.\nVeuillez agréer, Madame, Monsieur, l'assurance de ma haute considération.\nLe Directeur / (signé) / Jean Lampion / Dernières informations\nAnnexes : 3\n";
    expect![[r#"
            aside: [{"paragraph":"Dernières informations"}]
            enclosures: {"count":3,"printed":"Annexes : 3"}
            signatory: {"name":"Jean Lampion","office":["Le Directeur"]}
            signed: "(signé)"
            valediction: "Veuillez agréer, Madame, Monsieur, l'assurance de ma haute considération."
        "#]]
    .assert_eq(&tried(fr, "/closing"));
    let zh = "尊敬的先生/女士：\n会议将在日内瓦召开。\n顺致敬意！\n主任 / （原件已签） / 林小灯\n附件：3件\n";
    expect![[r#"
            enclosures: {"count":3,"printed":"附件：3件"}
            signatory: {"name":"林小灯","office":["主任"]}
            signed: "（原件已签）"
            valediction: "顺致敬意！"
        "#]]
    .assert_eq(&tried(zh, "/closing"));
    // The name stands below the office, and what stands beside that is something else.
    check(
        "Yours faithfully,\nDirector / Harbour Lights\nMira Olsen\nAnnexes: 3\n",
        expect![[r#"
            aside: [{"paragraph":"Harbour Lights"}]
            enclosures: {"count":3,"printed":"Annexes: 3"}
            signatory: {"name":"Mira Olsen","office":["Director"]}
            valediction: "Yours faithfully,"
        "#]],
    );
}

#[test]
fn the_formula_in_a_row_and_a_line_to_sign_on() {
    check(
        "Yours faithfully, / Mira Olsen / Director / Annexes: 3\n",
        expect![[r#"
            enclosures: {"count":3,"printed":"Annexes: 3"}
            signatory: {"name":"Mira Olsen","office":["Director"]}
            valediction: "Yours faithfully,"
        "#]],
    );
    check(
        "Yours faithfully, / Latest meeting information\nMira Olsen\nDirector\nAnnexes: 3\n",
        expect![[r#"
                aside: [{"paragraph":"Latest meeting information"}]
                enclosures: {"count":3,"printed":"Annexes: 3"}
                signatory: {"name":"Mira Olsen","office":["Director"]}
                valediction: "Yours faithfully,"
            "#]],
    );
    check(
        "Yours faithfully,\n\n____________________\nMira Olsen\nDirector\n\nAnnexes: 3\n",
        expect![[r#"
            aside: [{"rule":{"printed":"____________________"}}]
            enclosures: {"count":3,"printed":"Annexes: 3"}
            signatory: {"name":"Mira Olsen","office":["Director"]}
            valediction: "Yours faithfully,"
        "#]],
    );
    let fr = "Madame, Monsieur,\nLa réunion se tiendra à Berne du 20 au 22 juin 2031, et vous y êtes invités.\nVeuillez agréer, Madame / Monsieur, l'assurance de ma haute considération.\nJean Lampion\nDirecteur\n";
    expect![[r#"
            signatory: {"name":"Jean Lampion","office":["Directeur"]}
            valediction: "Veuillez agréer, Madame / Monsieur, l'assurance de ma haute considération."
        "#]]
    .assert_eq(&tried(fr, "/closing"));
}

#[test]
fn a_caption_of_two_lines_and_an_office_in_a_cell() {
    let zh = "尊敬的先生/女士：\n会议将在日内瓦召开。\n\t顺致敬意！\n\n电信标准化局\n主任,\n林小灯\n \t第21研究组\n最新会议信息\n\n附件：3件\n";
    expect![[r#"
            aside: [{"paragraph":"第21研究组"},{"paragraph":"最新会议信息"}]
            enclosures: {"count":3,"printed":"附件：3件"}
            signatory: {"name":"林小灯","office":["电信标准化局","主任,"]}
            valediction: "顺致敬意！"
        "#]]
    .assert_eq(&tried(zh, "/closing"));
    check(
        "\tYours faithfully,\n\n\t[Original signed by]\n\n\tMira Olsen\n\tDirector\n\nAnnexes: 3\n",
        expect![[r#"
                enclosures: {"count":3,"printed":"Annexes: 3"}
                signatory: {"name":"Mira Olsen","office":["Director"]}
                signed: "[Original signed by]"
                valediction: "Yours faithfully,"
            "#]],
    );
}

#[test]
fn boxes_stand_beside_it_wherever_they_come() {
    let letter = |lines: &[&str]| {
        let mut blocks = Blocks::default();
        for line in ["Dear Sir/Madam,", "The group meets.", "Yours faithfully,"].iter().chain(lines) {
            match line.strip_prefix("box: ") {
                Some(line) => {
                    blocks.open(Region::Frame);
                    blocks.paragraph(line);
                    blocks.close();
                }
                None => {
                    blocks.paragraph(line);
                }
            }
        }
        tried_blocks(&blocks, "/closing")
    };
    expect![[r#"
            aside: [{"paragraph":"Lamps of the harbour"}]
            enclosures: {"count":1,"printed":"Annexes: 1"}
            signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
            valediction: "Yours faithfully,"
        "#]]
    .assert_eq(&letter(&["box: Lamps of the harbour", "Mira Olsen", "Director of the Bureau", "Annexes: 1"]));
    expect![[r#"
            aside: [{"paragraph":"Lamps of the harbour"}]
            enclosures: {"count":1,"printed":"Annexes: 1"}
            signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
            valediction: "Yours faithfully,"
        "#]]
    .assert_eq(&letter(&["Mira Olsen", "box: Lamps of the harbour", "Director of the Bureau", "Annexes: 1"]));
    // A signature that stands in a box itself.
    expect![[r#"
            enclosures: {"count":1,"printed":"Annexes: 1"}
            signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
            valediction: "Yours faithfully,"
        "#]]
    .assert_eq(&letter(&["box: Mira Olsen", "box: Director of the Bureau", "Annexes: 1"]));
}

#[test]
fn an_address_above_it_signs_nothing() {
    check(
        "All of it can be found at:\nwww.example.org/lamps/of/the/harbour\n\nMira Olsen\nDirector\n\nAnnexes: 2\n",
        expect![[r#"
                enclosures: {"count":2,"printed":"Annexes: 2"}
                signatory: {"name":"Mira Olsen","office":["Director"]}
            "#]],
    );
}

#[test]
fn addressees_in_cells_below_it() {
    let zh = "石门灯塔组织\n文号：灯字/7\n\n尊敬的先生/女士：\n会议将在日内瓦召开。\n\n顺致敬意！\n\n林小灯\n秘书长\n\n\t致：\n\t各会员常任代表\n灯塔委员会主席\n\n\t抄送：\n\t各区域协会主席\n各港口主任\n";
    expect![[r#"
            addressees: ["各会员常任代表","灯塔委员会主席"]
            copies: ["各区域协会主席","各港口主任"]
            organization: "石门灯塔组织"
            reference: "灯字/7"
            signatory: {"name":"林小灯","office":["秘书长"]}
            valediction: "顺致敬意！"
        "#]]
    .assert_eq(&(tried(zh, "/letterhead") + &tried(zh, "/closing")));
}

#[test]
fn a_signature_without_a_formula() {
    check(
        "We wish you a pleasant stay at the quay.\nMira Olsen / Director\nAnnexes: 1\n",
        expect![[r#"
            enclosures: {"count":1,"printed":"Annexes: 1"}
            signatory: {"name":"Mira Olsen","office":["Director"]}
        "#]],
    );
    check(
        "Yours faithfully,\n(the hand stands on the original)\nMira Olsen\nDirector of the Bureau\n",
        expect![[r#"
                signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
                signed: "(the hand stands on the original)"
                valediction: "Yours faithfully,"
            "#]],
    );
}

#[test]
fn signed_and_name_on_one_line() {
    check(
        "Yours faithfully,\n(signed) Mira Olsen\nDirector of the Bureau\n",
        expect![[r#"
            signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
            signed: "(signed)"
            valediction: "Yours faithfully,"
        "#]],
    );
    check(
        "Yours faithfully,\n(sealed) Mira Olsen\nDirector of the Bureau\n",
        expect![[r#"
            signatory: {"name":"(sealed) Mira Olsen","office":["Director of the Bureau"]}
            valediction: "Yours faithfully,"
        "#]],
    );
}

#[test]
fn office_first() {
    check(
        "Yours faithfully,\nDirector of the Telecommunication\nStandardization Bureau\nMira Olsen\n",
        expect![[r#"
                signatory: {"name":"Mira Olsen","office":["Director of the Telecommunication","Standardization Bureau"]}
                valediction: "Yours faithfully,"
            "#]],
    );
}

#[test]
fn name_and_office_on_one_line() {
    check(
        "Yours faithfully,\nMira Olsen, Director of the Bureau\n",
        expect![[r#"
            signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
            valediction: "Yours faithfully,"
        "#]],
    );
    // A comma within the office parts nothing.
    check(
        "Yours faithfully,\nMira Olsen\nDirector, Standardization Bureau\n",
        expect![[r#"
            signatory: {"name":"Mira Olsen","office":["Director, Standardization Bureau"]}
            valediction: "Yours faithfully,"
        "#]],
    );
}

#[test]
fn what_stands_beside_and_after() {
    check(
        "Yours faithfully,\nMira Olsen\nDirector\nLatest meeting information\nAnnexes: 1\nDistribution:\n- Member States\n- Sector Members\n",
        expect![[r#"
                after: [{"paragraph":"Distribution:"},{"list":{"items":[{"body":[{"paragraph":"Member States"}],"label":"-"},{"body":[{"paragraph":"Sector Members"}],"label":"-"}]}}]
                aside: [{"paragraph":"Latest meeting information"}]
                enclosures: {"count":1,"printed":"Annexes: 1"}
                signatory: {"name":"Mira Olsen","office":["Director"]}
                valediction: "Yours faithfully,"
            "#]],
    );
}

#[test]
fn a_picture_and_its_caption_before_it() {
    check(
        "Yours faithfully,\nLatest meeting information\nMira Olsen\nDirector of the Bureau\nAnnexes: 1\n",
        expect![[r#"
                aside: [{"paragraph":"Latest meeting information"}]
                enclosures: {"count":1,"printed":"Annexes: 1"}
                signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
                valediction: "Yours faithfully,"
            "#]],
    );
}

#[test]
fn cells_beside_it() {
    check(
        "Yours faithfully,\nMira Olsen\nDirector of the Bureau\tThe lamps of the group\nAnnexes: 1\n",
        expect![[r#"
                aside: [{"paragraph":"The lamps of the group"}]
                enclosures: {"count":1,"printed":"Annexes: 1"}
                signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
                valediction: "Yours faithfully,"
            "#]],
    );
    check(
        "Yours faithfully,\nMira Olsen / Director of the Bureau\n",
        expect![[r#"
            signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
            valediction: "Yours faithfully,"
        "#]],
    );
}

#[test]
fn behind_the_enclosures() {
    check(
        "Annexes: 2\nDirector of the Bureau\nMira Olsen\n",
        expect![[r#"
            enclosures: {"count":2,"printed":"Annexes: 2"}
            signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
        "#]],
    );
    // Those to whom it is distributed do not sign it.
    check(
        "Mira Olsen\nDirector of the Bureau\nAnnexes: 2\nDistribution:\nDirector of the Institute\n",
        expect![[r#"
            after: [{"paragraph":"Distribution:"},{"paragraph":"Director of the Institute"}]
            enclosures: {"count":2,"printed":"Annexes: 2"}
            signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
        "#]],
    );
}

#[test]
fn a_formula_that_speaks_to_somebody() {
    let ru = "Уважаемые коллеги,\nСобрание состоится в июне.\nПримите, дорогие коллеги, уверения в моем уважении.\nМира Ольсен\nДиректор Бюро\n";
    expect![[r#"
            signatory: {"name":"Мира Ольсен","office":["Директор Бюро"]}
            valediction: "Примите, дорогие коллеги, уверения в моем уважении."
        "#]]
    .assert_eq(&tried(ru, "/closing"));
}

#[test]
fn copies_are_no_part_of_it() {
    let lines =
        "Dear Sir/Madam,\nThe group meets.\nYours faithfully,\nMira Olsen\nDirector\nCopy: The chair of the group\n";
    expect![[r#"
            copies: ["The chair of the group"]
        "#]]
    .assert_eq(&tried(lines, "/letterhead"));
    expect![[r#"
            signatory: {"name":"Mira Olsen","office":["Director"]}
            valediction: "Yours faithfully,"
        "#]]
    .assert_eq(&tried(lines, "/closing"));
}

#[test]
fn addressees_below_it() {
    let letter = |head: &str, to: &str| {
        format!(
            "{head}Dear Sir/Madam,\nThe group meets.\nYours faithfully,\nMira Olsen\nDirector\n\n{to}\ncc: Keepers of lamps\nKeepers of oil\n"
        )
    };
    let below = letter("Ref: LAMP/7\n", "To: Permanent Representatives of Members");
    expect![[r#"
            addressees: ["Permanent Representatives of Members"]
            copies: ["Keepers of lamps","Keepers of oil"]
            reference: "LAMP/7"
            signatory: {"name":"Mira Olsen","office":["Director"]}
            valediction: "Yours faithfully,"
        "#]]
    .assert_eq(&(tried(&below, "/letterhead") + &tried(&below, "/closing")));
    // Where the head names them, what stands below is something else.
    let named = letter("Ref: LAMP/7\nTo: Sector Members\n", "To: Permanent Representatives of Members");
    expect![[r#"
            addressees: ["Sector Members"]
            copies: ["Keepers of lamps","Keepers of oil"]
            reference: "LAMP/7"
            aside: [{"paragraph":"To: Permanent Representatives of Members"}]
            signatory: {"name":"Mira Olsen","office":["Director"]}
            valediction: "Yours faithfully,"
        "#]]
    .assert_eq(&(tried(&named, "/letterhead") + &tried(&named, "/closing")));
}

#[test]
fn the_foot_of_a_page_signs_nothing() {
    check(
        "Yours faithfully,\nDirector\nMira Olsen\n\n│ Lighthouse Union • 1 Quay Road │\n│ Tel: +41 22 000 00 00 • lamps@example.org │\n",
        expect![[r#"
                aside: [{"paragraph":"Lighthouse Union • 1 Quay Road"},{"paragraph":"Tel: +41 22 000 00 00 • lamps@example.org"}]
                signatory: {"name":"Mira Olsen","office":["Director"]}
                valediction: "Yours faithfully,"
            "#]],
    );
    let zh = "尊敬的先生/女士：\n会议召开。\n顺致敬意！\n电信标准化局主任　林海\n";
    expect![[r#"
            signatory: {"name":"林海","office":["电信标准化局主任"]}
            valediction: "顺致敬意！"
        "#]]
    .assert_eq(&tried(zh, "/closing"));
}

#[test]
fn a_letter_without_formula() {
    check(
        "(signed)\nMira Olsen\nDirector\n",
        expect![[r#"
            signatory: {"name":"Mira Olsen","office":["Director"]}
            signed: "(signed)"
        "#]],
    );
    // A sentence at the end signs nothing.
    check(
        "Mira Olsen is the director.\n",
        expect![[r#"
            nothing
        "#]],
    );
}

#[test]
fn somebody_signs_for_the_head_of_the_house() {
    check(
        "Yours faithfully,\nFor the Secretary-General:\n(signed)\nMira Olsen\nChief of the Department\n",
        expect![[r#"
            signatory: {"name":"Mira Olsen","office":["For the Secretary-General:","Chief of the Department"]}
            signed: "(signed)"
            valediction: "Yours faithfully,"
        "#]],
    );
    let zh = "尊敬的先生/女士：\n会议将于2031年5月3日举行。\n顺致敬意！\n\n代电信发展局主任\n（原件已签）\n副主任\n米拉·奥尔森\n";
    expect![[r#"
        signatory: {"name":"米拉·奥尔森","office":["代电信发展局主任","副主任"]}
        signed: "（原件已签）"
        valediction: "顺致敬意！"
    "#]]
    .assert_eq(&tried(zh, "/closing"));
    let ru = "Уважаемая госпожа,\nсобрание состоится в Женеве.\nС уважением,\n\nПо поручению Генерального директора\nМира Олсен\n";
    expect![[r#"
        signatory: {"name":"Мира Олсен","office":["По поручению Генерального директора"]}
        valediction: "С уважением,"
    "#]]
    .assert_eq(&tried(ru, "/closing"));
}

#[test]
fn what_an_extractor_wrote_for_the_picture_of_a_signature() {
    check(
        "Yours faithfully,\n\n[picture: signature]\nMira Olsen, Director of the Bureau\n\nAnnexes: 3\n",
        expect![[r#"
            enclosures: {"count":3,"printed":"Annexes: 3"}
            signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
            signed: "[picture: signature]"
            valediction: "Yours faithfully,"
        "#]],
    );
    check(
        "Yours faithfully,\n\n[image001.png]\nMira Olsen\nDirector of the Bureau\n",
        expect![[r#"
        signatory: {"name":"Mira Olsen","office":["Director of the Bureau"]}
        signed: "[image001.png]"
        valediction: "Yours faithfully,"
    "#]],
    );
}

#[test]
fn a_formula_that_speaks_to_several() {
    let ar = "سيدتي، سيدي،\nيسرني أن أدعوكم إلى الاجتماع.\n\nوتفضلوا، سيدتي، سيدي، بقبول أسمى عبارات التقدير.\n\nميرا أولسن\nالمدير العام\n";
    expect![[r#"
        signatory: {"name":"ميرا أولسن","office":["المدير العام"]}
        valediction: "وتفضلوا، سيدتي، سيدي، بقبول أسمى عبارات التقدير."
    "#]]
    .assert_eq(&tried(ar, "/closing"));
}
