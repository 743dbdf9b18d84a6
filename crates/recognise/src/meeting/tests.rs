use crate::tried::tried;
use expect_test::{Expect, expect};

/// The meetings that a subject and first paragraph call.
fn check(subject: &str, paragraph: &str, wanted: Expect) {
    let lines = format!("Ref: TSB Collective letter 4/21\nSubject: {subject}\nDear Sir/Madam,\n{paragraph}\n");
    wanted.assert_eq(&(tried(&lines, "/meeting") + &tried(&lines, "/further_meetings")));
}

#[test]
fn days_behind_a_pause_and_those_of_other_meetings() {
    let zh = "文号：电信标准化局第4/21号集体函\n事由：第21研究组会议；2031年6月16日、19日至21日，日内瓦\n尊敬的先生/女士：\n会议将召开。\n";
    expect![[r#"
            end: "2031-06-21"
            group: "SG21"
            place: "日内瓦"
            start: "2031-06-16"
            virtual: false
        "#]]
    .assert_eq(&tried(zh, "/meeting"));
    // All groups of the house meet from the same day on.
    check(
        "Meeting of Study Group 21, Geneva, 2-4 June 2031",
        "All groups will meet from 2 to 20 June 2031.",
        expect![[r#"
                end: "2031-06-04"
                group: "SG21"
                place: "Geneva"
                start: "2031-06-02"
                virtual: false
                nothing
            "#]],
    );
    // A bracket before hides no place in a later one.
    check(
        "Draft of a lamp (formerly L.1) for approval by Study Group 21 (Geneva, 2-4 June 2031)",
        "You are asked for your opinion.",
        expect![[r#"
                end: "2031-06-04"
                group: "SG21"
                place: "Geneva"
                start: "2031-06-02"
                virtual: false
                nothing
            "#]],
    );
}

#[test]
fn the_group_in_the_subject_and_the_days_in_a_sentence() {
    check(
        "Meeting of Study Group 21",
        "The meeting will be held in Geneva from 2 to 11 June 2031.",
        expect![[r#"
                end: "2031-06-11"
                group: "SG21"
                place: "Geneva"
                start: "2031-06-02"
                virtual: false
                nothing
            "#]],
    );
    // Two groups with one range of days: nobody says which.
    check(
        "Meetings of Study Group 21 and Study Group 4",
        "The meeting will be held in Geneva from 2 to 11 June 2031.",
        expect![[r#"
                end: "2031-06-11"
                place: "Geneva"
                start: "2031-06-02"
                virtual: false
                nothing
            "#]],
    );
}

#[test]
fn a_place_with_brackets_of_its_own() {
    let place = |place: &str| {
        let letter =
            format!("事由：第21研究组会议，2031年6月2-11日，{place}\n\n尊敬的先生/女士：\n谨此邀请。\n\n顺致敬意！\n");
        tried(&letter, "/meeting/place")
    };
    let whole = place("（北）灯（塔）国石门市");
    expect![[r#"
            "（北）灯（塔）国石门市"
            "石门"
        "#]]
    .assert_eq(&format!("{whole}{}", place("石门（灯塔国）")));
}

#[test]
fn a_range_of_days() {
    check(
        "Meeting of Study Group 21, Geneva, 2-11 June 2031",
        "",
        expect![[r#"
            end: "2031-06-11"
            group: "SG21"
            place: "Geneva"
            start: "2031-06-02"
            virtual: false
            nothing
        "#]],
    );
    check(
        "Meeting of Study Group 21, Geneva, 30 June to 2 July 2031",
        "",
        expect![[r#"
            end: "2031-07-02"
            group: "SG21"
            place: "Geneva"
            start: "2031-06-30"
            virtual: false
            nothing
        "#]],
    );
    // A day that does not exist calls to no meeting.
    check(
        "Meeting of Study Group 21, Geneva, 31 June 2031",
        "",
        expect![[r#"
            nothing
            nothing
        "#]],
    );
}

#[test]
fn virtual_or_at_a_place() {
    check(
        "Virtual meeting of Study Group 21, 2-11 June 2031",
        "",
        expect![[r#"
            end: "2031-06-11"
            group: "SG21"
            start: "2031-06-02"
            virtual: true
            nothing
        "#]],
    );
    check(
        "Study Group 21, 2-11 June 2031",
        "The meeting is held fully virtually.",
        expect![[r#"
            end: "2031-06-11"
            group: "SG21"
            start: "2031-06-02"
            virtual: true
            nothing
        "#]],
    );
    // Only the documents are electronic.
    check(
        "Study Group 21, Geneva, 2-11 June 2031",
        "Documents are electronic.",
        expect![[r#"
            end: "2031-06-11"
            group: "SG21"
            place: "Geneva"
            start: "2031-06-02"
            virtual: false
            nothing
        "#]],
    );
}

#[test]
fn two_meetings() {
    check(
        "Study Group 4 (10-14 January 2033) and Working Party 4C (17-21 January 2033), Geneva",
        "",
        expect![[r#"
                end: "2033-01-14"
                group: "SG4"
                place: "Geneva"
                start: "2033-01-10"
                virtual: false
                {"end":"2033-01-21","group":"WP4C","place":"Geneva","start":"2033-01-17","virtual":false}
            "#]],
    );
    // Two groups on the same days meet once.
    check(
        "Joint meeting of Study Group 4 and Study Group 5, Geneva, 10-14 January 2033",
        "",
        expect![[r#"
            end: "2033-01-14"
            group: "SG4"
            place: "Geneva"
            start: "2033-01-10"
            virtual: false
            nothing
        "#]],
    );
}

#[test]
fn a_workshop_before_the_meeting() {
    check(
        "Workshop on nets (Quayside, 4 June 2031) followed by the meeting of Study Group 9 (Quayside, 5-12 June 2031)",
        "",
        expect![[r#"
                end: "2031-06-04"
                place: "Quayside"
                start: "2031-06-04"
                virtual: false
                {"end":"2031-06-12","group":"SG9","place":"Quayside","start":"2031-06-05","virtual":false}
            "#]],
    );
}

#[test]
fn no_blank_ends_a_place() {
    let letter =
        "事由：第21研究组会议，2031年6月2-11日，日内瓦Port.\u{a0}:\n\n尊敬的先生/女士：\n会议召开。\n\n顺致敬意！\n";
    expect![[r#"
            "日内瓦Port."
        "#]]
    .assert_eq(&tried(letter, "/meeting/place"));
}

#[test]
fn a_place_within_a_sentence() {
    check(
        "Next meeting",
        "Study Group 21 will meet from 2 to 11 June 2031 in Porto Novo.",
        expect![[r#"
            end: "2031-06-11"
            group: "SG21"
            place: "Porto Novo"
            start: "2031-06-02"
            virtual: false
            nothing
        "#]],
    );
    check(
        "Next meeting",
        "Study Group 21 will meet from 2 to 11 June 2031 in good spirits.",
        expect![[r#"
                end: "2031-06-11"
                group: "SG21"
                start: "2031-06-02"
                nothing
            "#]],
    );
}

#[test]
fn a_place_for_all_of_them() {
    check(
        "Meeting of Study Group 9 (5-12 June 2031), preceded by a workshop (4 June 2031), Porto Novo (Benin)",
        "",
        expect![[r#"
                end: "2031-06-12"
                group: "SG9"
                place: "Porto Novo"
                start: "2031-06-05"
                virtual: false
                {"end":"2031-06-04","place":"Porto Novo","start":"2031-06-04","virtual":false}
            "#]],
    );
}

#[test]
fn a_dash_that_a_paragraph_has() {
    check(
        "Meeting of Study Group 9, Quayside, 29 June  2 July 2031",
        "Study Group 9 will meet in Quayside from 29 June to 2 July 2031.",
        expect![[r#"
                end: "2031-07-02"
                group: "SG9"
                place: "Quayside"
                start: "2031-06-29"
                virtual: false
                nothing
            "#]],
    );
    check(
        "Meeting of Study Group 9, Quayside, 29 June  2 July 2031",
        "Study Group 9 will meet in Quayside.",
        expect![[r#"
                end: "2031-07-02"
                group: "SG9"
                place: "Quayside"
                start: "2031-07-02"
                virtual: false
                nothing
            "#]],
    );
}

#[test]
fn days_that_were_given_up() {
    let days = |letter: &str| {
        tried(letter, "/meeting/start") + &tried(letter, "/meeting/end") + &tried(letter, "/further_meetings")
    };
    let en = |subject: &str| days(&format!("Ref: TSB Circular 79\nSubject: {subject}\n\nDear Sir/Madam,\nWe meet.\n"));
    let all = [
        en("Postponement of the meeting of Study Group 9 from 3-5 May 2031 to 7-9 June 2031, Quayside"),
        en("New dates of the meeting of Study Group 9: 7-9 June 2031 (instead of 3-5 May 2031), Quayside"),
        days(
            "Réf.: Circulaire TSB 79\nObjet: Report de la réunion de la Commission d'études 9, du 3-5 mai 2031 au 7-9 juin 2031, Port-Blanc\n\nMadame, Monsieur,\nLa réunion est reportée.\n",
        ),
        days(
            "Ref.: Circular TSB 79\nAsunto: Comisión de Estudio 9: aplazamiento de la reunión del 3-5 de mayo de 2031 al 7-9 de junio de 2031, Bahía Serena\n\nMuy señora mía/Muy señor mío:\nLa reunión se aplaza.\n",
        ),
        days(
            "Осн.: Циркуляр 79 БСЭ\nПредмет: Перенос собрания 9-й Исследовательской комиссии с 3–5 мая 2031 года на 7–9 июня 2031 года, Лукоморск\n\nУважаемая госпожа,\nСобрание переносится.\n",
        ),
        days(
            "文号：电信标准化局第79号通函\n事由：第9研究组会议由2031年5月3-5日推迟至2031年6月7-9日，石门\n\n尊敬的先生/女士：\n会议推迟。\n",
        ),
        days(
            "المرجع: الرسالة المعممة 79\nالموضوع: تأجيل اجتماع لجنة الدراسات 9 من 3-5 مايو 2031 إلى 7-9 يونيو 2031، بئر السدر\n\nحضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع في جنيف.\n",
        ),
    ];
    expect![[r#"
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
            "2031-06-07"
            "2031-06-09"
            nothing
        "#]]
    .assert_eq(&all.concat());
}

#[test]
fn a_place_behind_what_is_said_of_the_days() {
    let place = |letter: &str| tried(letter, "/meeting/place");
    let zh = |subject: &str| {
        place(&format!("文号：电信标准化局第4/21号集体函\n事由：{subject}\n\n尊敬的先生/女士：\n会议将召开。\n"))
    };
    let all = [
        zh("第9研究组会议，2031年6月7日至9日（含），石门市"),
        zh("第9研究组会议，2031年6月7-9日（含）石门"),
        place(
            "Ref: TSB Collective letter 4/21\nSubject: Study Group 9 meeting, 7-9 June 2031 (inclusive), Quayside\n\nDear Sir/Madam,\nWe meet.\n",
        ),
        place(
            "Réf.: Lettre collective TSB 4/21\nObjet: Réunion de la Commission d'études 9, 7-9 juin 2031 inclus, Port-Blanc\n\nMadame, Monsieur,\nLa réunion se tiendra en juin.\n",
        ),
        place(
            "Осн.: Коллективное письмо 4/21 БСЭ\nПредмет: Собрание 9-й Исследовательской комиссии, 7–9 июня 2031 года (включительно), Лукоморск\n\nУважаемая госпожа,\nСобрание состоится.\n",
        ),
    ];
    expect![[r#"
            "石门市"
            "石门"
            "Quayside"
            "Port-Blanc"
            "Лукоморск"
        "#]]
    .assert_eq(&all.concat());
}

#[test]
fn marks_of_direction_around_a_place() {
    let letter = "المرجع: الرسالة المعممة 79\nالموضوع: اجتماع لجنة الدراسات 9، \u{200F}بئر السدر\u{200F}، 7-9 يونيو 2031\n\nحضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع قريباً.\n";
    expect![[r#"
            end: "2031-06-09"
            group: "SG9"
            place: "بئر السدر"
            start: "2031-06-07"
            virtual: false
        "#]]
    .assert_eq(&tried(letter, "/meeting"));
    let head = "المرجع: الرسالة المعممة 79\n\u{200F}بئر السدر\u{200E}، 5 مارس 2031\nالموضوع: المنارات\n\nحضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع قريباً.\n";
    expect![[r#"
            date: {"printed":"5 مارس 2031","value":"2031-03-05"}
            designation: "الرسالة المعممة 79"
            number: "79"
            place: "بئر السدر"
            subject: "المنارات"
        "#]]
    .assert_eq(&tried(head, "/letterhead"));
}

#[test]
fn a_group_and_its_regional_group() {
    check(
        "Meetings of Study Group 9 (Quayside, 5-12 June 2031) and of its regional group for Africa (SG9RG-AFR) (virtual, 2-3 June 2031)",
        "",
        expect![[r#"
                end: "2031-06-12"
                group: "SG9"
                place: "Quayside"
                start: "2031-06-05"
                virtual: false
                {"end":"2031-06-03","group":"SG9RG-AFR","start":"2031-06-02","virtual":true}
            "#]],
    );
    check(
        "Meeting of the Study Group 9 Regional Group for Africa (SG9RG-AFR), Quayside, 2-3 June 2031",
        "",
        expect![[r#"
                end: "2031-06-03"
                group: "SG9RG-AFR"
                place: "Quayside"
                start: "2031-06-02"
                virtual: false
                nothing
            "#]],
    );
}

#[test]
fn no_days_no_meeting() {
    check(
        "Election of the chair of Study Group 21",
        "Ballots are due.",
        expect![[r#"
            nothing
            nothing
        "#]],
    );
}
