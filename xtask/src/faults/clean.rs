//! Clean letters in our own words: everything in them is true.

use crate::dice::Dice;
use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};
use pipeline::Options;
use serde_json::{Value, json};

/// The languages of the trial.
pub(super) const LANGUAGES: [&str; 2] = ["zh", "en"];

/// A clean letter, and what a fault must know of it.
pub(super) struct Letter {
    pub(super) value: Value,
    pub(super) language: &'static str,
    pub(super) group: usize,
    pub(super) written: Date,
    pub(super) start: Date,
    pub(super) end: Date,
    /// How many items the agenda has.
    pub(super) items: usize,
    /// Which of them has items below it.
    pub(super) parent: usize,
}

/// Where the agenda's items are.
pub(super) const ITEMS: &str = "/annexes/1/body/0/agenda/items";

pub(super) fn weekday(language: &str, day: Weekday) -> &'static str {
    const EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const ZH: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
    let names = if language == "zh" { ZH } else { EN };
    names[usize::try_from(day.to_monday_zero_offset()).unwrap_or(0)]
}

pub(super) fn after(day: Date, days: usize) -> Date {
    day.saturating_add(Span::new().days(i32::try_from(days).unwrap_or(0)))
}

pub(super) fn before(day: Date, days: usize) -> Date {
    day.saturating_sub(i32::try_from(days).unwrap_or(0).days())
}

/// A day as the letter's language prints it.
pub(super) fn printed(language: &str, day: Date, options: &Options) -> String {
    options.vocabularies.get_or_english(language).print_date(day)
}

/// A range of days as the letter's language prints it.
pub(super) fn range(language: &str, from: Date, until: Date, options: &Options) -> String {
    options.vocabularies.get_or_english(language).print_range(from, until)
}

/// The words of the day and the hours of the opening.
pub(super) fn opening(language: &str, day: Date, weekday: &str, from: &str, until: &str, options: &Options) -> String {
    let day = printed(language, day, options);
    match language {
        "zh" => format!("全体会议于{day}（{weekday}）{from}至{until}举行，地点见大厅的屏幕。"),
        _ => format!(
            "The opening plenary is held on {weekday}, {day}, {from} to {until}; the screens in the hall show the room."
        ),
    }
}

/// The words that call to the meeting.
pub(super) fn call(language: &str, group: usize, days: &str) -> String {
    match language {
        "zh" => format!("谨请贵方派员出席第{group}研究组将于{days}召开的会议，议题涉及海岸灯标的供电。"),
        _ => format!(
            "You are kindly asked to come to the meeting of Study Group {group} ({days}), which deals with the power supply of coastal lamps."
        ),
    }
}

const TITLES: [[&str; 2]; 12] = [
    ["会议开幕", "Opening"],
    ["通过议程", "Adoption of the agenda"],
    ["上次会议的结论", "Conclusions of the last meeting"],
    ["灯标的亮度", "Brightness of the lamps"],
    ["浮标的颜色", "Colours of the buoys"],
    ["与港口的合作", "Work with the harbours"],
    ["工作计划", "Plan of work"],
    ["雾号", "Fog signals"],
    ["看守人员的培训", "Training of keepers"],
    ["术语", "Terms"],
    ["今后的会议", "Meetings to come"],
    ["其他事宜", "Other matters"],
];

/// A clean letter of this language.
pub(super) fn letter(dice: &mut Dice, language: &'static str, options: &Options) -> Letter {
    let zh = language == "zh";
    let word = |zh_word: &str, en_word: &str| if zh { zh_word.to_owned() } else { en_word.to_owned() };
    let group = dice.between(2, 24);
    let written = after(date(2030, 1, 2), dice.below(1400));
    let start = after(written, dice.between(70, 110));
    let end = after(start, dice.between(2, 10));
    let place = dice.pick(&[["日内瓦", "Geneva"], ["釜山", "Busan"], ["基加利", "Kigali"]]);
    let place = if zh { place[0] } else { place[1] };
    let days = range(language, start, end, options);
    let count = dice.between(1, 9);
    let subject = if zh {
        format!("第{group}研究组会议，{days}，{place}")
    } else {
        format!("Meeting of Study Group {group}; {place}, {days}")
    };
    let designation = if zh {
        format!("电信标准化局第{count}/{group}号集体函")
    } else {
        format!("TSB Collective letter {count}/{group}")
    };
    let hour = dice.between(9, 14);
    let (from, until) = (format!("{hour:02}:30"), format!("{:02}:00", hour + dice.between(1, 3)));
    let deadline = |at: Date, zh_word: &str, en_word: &str| json!({"date": {"value": at.to_string(), "printed": printed(language, at, options)}, "items": [word(zh_word, en_word)]});
    let (first, second) = (after(written, dice.between(5, 20)), after(written, dice.between(25, 40)));
    let third = before(start, dice.between(3, 20));
    let items = dice.between(6, 11);
    let parent = dice.between(1, items - 2);
    let item = |number: usize| {
        let title = TITLES[(number - 1) % TITLES.len()];
        let mut item = json!({"number": number.to_string(), "label": format!("{number}."), "title": if zh { title[0] } else { title[1] }});
        if number % 3 == 1 {
            item["documents"] = json!([format!("TD{}", 10 + number)]);
        }
        if number == parent + 1 {
            let below = ["a", "b", "c", "d"].map(|letter| {
                json!({"number": format!("{number}.{letter}"), "label": format!("{letter})"), "title": word("第三部分的草案", "Draft of a part")})
            });
            item["items"] = json!(below);
        }
        item
    };
    let value = json!({
        "schema": "convoke/letter/1",
        "language": language,
        "kind": "collective-letter",
        "letterhead": {
            "place": word("日内瓦", "Geneva"),
            "date": {"value": written.to_string(), "printed": printed(language, written, options)},
            "designation": designation,
            "number": format!("{count}/{group}"),
            "reference": format!("SG{group}/KL"),
            "addressees": [word("各成员国主管部门", "Administrations of Member States"), word("ITU-T部门成员", "ITU-T Sector Members")],
            "contacts": [
                {"channel": "telephone", "value": "+41 22 000 00 21"},
                {"channel": "email", "value": format!("sg{group}@example.org")},
                {"channel": "web", "value": format!("https://example.org/sg{group}")},
            ],
            "subject": subject,
        },
        "salutation": word("尊敬的先生/女士：", "Dear Sir/Madam,"),
        "body": [
            {"paragraph": call(language, group, &days)},
            {"paragraph": opening(language, start, weekday(language, start.weekday()), &from, &until, options)},
            {"deadlines": {"heading": word("重要截止日期：", "Key deadlines:"), "entries": [
                deadline(first, "提交需要翻译的ITU-T成员文稿", "Texts of ITU-T members that are to be translated"),
                deadline(second, "申请与会补贴", "Requests for fellowships"),
                deadline(third, "提交其他文稿", "All other texts"),
            ]}},
            {"paragraph": word("实用信息见附件A，议程草案见附件B。", "Annex A tells how to get there; the draft agenda is in Annex B.")},
            {"paragraph": [word("请在", "Please register "), {"link": {"to": "https://example.org/register", "text": word("此处", "here")}},
                word("注册，或致函lamps@example.org。", ", or write to lamps@example.org.")]},
            {"paragraph": word("祝您与会顺利。", "I wish you a good meeting.")},
        ],
        "closing": {
            "valediction": word("顺致敬意！", "Yours faithfully,"),
            "enclosures": {"count": 2, "printed": word("附件：2件", "Annexes: 2")},
        },
        "annexes": [
            {"label": "A", "heading": word("附件A", "ANNEX A"), "title": word("会议实用信息", "Practical information"), "body": [
                {"paragraph": word("从车站到会场步行十分钟，途中有灯塔博物馆，凭代表证可免费参观。大厅备有地图。",
                    "The hall is ten minutes on foot from the station. On the way lies the museum of lamps, which is free for those who show their badge.")},
                {"paragraph": word("每个座位旁都有插座，也有ITU-T的无线网络。", "There is a socket at each seat, and the wireless network of ITU-T reaches all of the rooms.")},
            ]},
            {"label": "B", "heading": word("附件B", "ANNEX B"), "title": word("议程草案", "Draft agenda"), "body": [
                {"agenda": {"preface": [if zh { format!("{days}，{place}") } else { format!("{place}, {days}") }], "items": (1..=items).map(item).collect::<Vec<_>>()}},
            ]},
        ],
        "meeting": {"group": format!("SG{group}"), "start": start.to_string(), "end": end.to_string(), "place": place, "virtual": false},
    });
    Letter { value, language, group, written, start, end, items, parent }
}
