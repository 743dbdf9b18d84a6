//! One fault of each kind, planted where the dice say. Everything else in the letter stays true.

use super::clean::{ITEMS, Letter, after, before, call, opening, printed, range, weekday};
use crate::dice::Dice;
use findings::Code;
use pipeline::Options;
use serde_json::{Value, json};

/// Plants a fault.
type Plant = fn(&mut Letter, &mut Dice, &Options);

/// The findings on meaning, and how a fault of each kind is made.
pub(super) const FAULTS: &[(Code, Plant)] = &[
    (Code::AgendaNumberGap, gap),
    (Code::AgendaNumberRepeated, repeated),
    (Code::DamagedMarker, damaged),
    (Code::UnnumberedAgendaItem, unnumbered),
    (Code::DocumentCellIsNotAReference, sentence),
    (Code::AnnexMissing, annex_missing),
    (Code::AnnexNotAnnounced, annex_more),
    (Code::AnnexCountMismatch, count),
    (Code::DeadlineBeforeLetter, too_early),
    (Code::DeadlineAfterMeeting, too_late),
    (Code::DeadlinesOutOfOrder, out_of_order),
    (Code::WeekdayMismatch, wrong_weekday),
    (Code::DateImpossible, impossible),
    (Code::TimeRangeReversed, reversed),
    (Code::MeetingDatesDisagree, disagree),
    (Code::StaleMeeting, stale),
    (Code::LostHyphen, hyphen),
    (Code::NumberGroupMismatch, other_group),
    (Code::MissingReference, no_reference),
    (Code::AddressMalformed, address),
    (Code::LinkMalformed, link),
    (Code::MixedLanguagesUnmarked, other_language),
    (Code::DirectionalControls, controls),
];

/// The value at a pointer that every letter of the trial has.
fn at<'a>(letter: &'a mut Letter, pointer: &str) -> &'a mut Value {
    match letter.value.pointer_mut(pointer) {
        Some(value) => value,
        None => panic!("the letters of the trial have no {pointer}"),
    }
}

fn list<'a>(letter: &'a mut Letter, pointer: &str) -> &'a mut Vec<Value> {
    match at(letter, pointer) {
        Value::Array(list) => list,
        other => panic!("{pointer} is no list: {other}"),
    }
}

/// Changes the words of a text.
fn reword(letter: &mut Letter, pointer: &str, from: &str, to: &str) {
    let value = at(letter, pointer);
    let changed = value.as_str().unwrap_or_default().replacen(from, to, 1);
    assert_ne!(value.as_str(), Some(changed.as_str()), "{pointer} has no {from}");
    *value = json!(changed);
}

/// Numbers the items of the agenda from `first` on anew, each `shift` further.
fn renumber(letter: &mut Letter, first: usize, number: impl Fn(usize) -> usize) {
    for (index, item) in list(letter, ITEMS).iter_mut().enumerate().skip(first) {
        let number = number(index + 1);
        item["number"] = json!(number.to_string());
        item["label"] = json!(format!("{number}."));
        if let Some(below) = item.get_mut("items").and_then(Value::as_array_mut) {
            for (child, letter) in below.iter_mut().zip(["a", "b", "c", "d"]) {
                child["number"] = json!(format!("{number}.{letter}"));
            }
        }
    }
}

/// The letters below an item, from the second or later on each one further or one back.
fn reletter(letter: &mut Letter, dice: &mut Dice, letters: &str) {
    let pointer = format!("{ITEMS}/{}/items", letter.parent);
    let number = letter.parent + 1;
    let first = dice.between(1, 3);
    for (index, item) in list(letter, &pointer).iter_mut().enumerate().skip(first) {
        let own = letters.chars().nth(index).unwrap_or('z');
        item["number"] = json!(format!("{number}.{own}"));
        item["label"] = json!(format!("{own})"));
    }
}

fn gap(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    if dice.below(3) == 0 {
        return reletter(letter, dice, "bcde");
    }
    let (first, more) = (dice.between(1, letter.items - 1), dice.between(1, 3));
    renumber(letter, first, |number| number + more);
}

fn repeated(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    if dice.below(3) == 0 {
        return reletter(letter, dice, "-abc");
    }
    let first = dice.between(1, letter.items - 1);
    renumber(letter, first, |number| number - 1);
}

fn damaged(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let own = dice.pick(&["l", "I"]);
    let item = at(letter, &format!("{ITEMS}/0"));
    item["number"] = json!(own);
    item["label"] = json!(format!("{own}."));
}

fn unnumbered(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let title = if letter.language == "zh" { "主任致辞" } else { "Word of welcome" };
    let place = dice.between(1, letter.items);
    list(letter, ITEMS).insert(place, json!({ "title": title }));
}

fn sentence(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let words = match letter.language {
        "zh" => dice.pick(&["与会者是否知悉与上述草案有关的专利？", "请各位代表在会前阅读上次会议的全部结论。"]),
        _ => dice.pick(&[
            "Does anybody know of a patent on these lamps?",
            "Delegates are asked to read it before they come.",
        ]),
    };
    let place = dice.below(letter.items);
    at(letter, &format!("{ITEMS}/{place}"))["documents"] = json!([words]);
}

fn annex_missing(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let label = dice.pick(&["C", "D", "E"]);
    let words = match letter.language {
        "zh" => format!("酒店名单见附件{label}。"),
        _ => format!("For the list of hotels see Annex {label}."),
    };
    let place = dice.between(3, 5);
    list(letter, "/body").insert(place, json!({ "paragraph": words }));
}

fn annex_more(letter: &mut Letter, _: &mut Dice, _: &Options) {
    let (heading, words) = match letter.language {
        "zh" => ("附件C", "回执请寄秘书处。"),
        _ => ("ANNEX C", "The slip goes to the secretariat."),
    };
    list(letter, "/annexes").push(json!({ "label": "C", "heading": heading, "body": [{ "paragraph": words }] }));
    set_count(letter, 3);
}

fn set_count(letter: &mut Letter, count: usize) {
    let printed = if letter.language == "zh" { format!("附件：{count}件") } else { format!("Annexes: {count}") };
    *at(letter, "/closing/enclosures") = json!({ "count": count, "printed": printed });
}

fn count(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let count = dice.pick(&[1, 3, 4, 7]);
    set_count(letter, count);
}

fn set_deadline(letter: &mut Letter, index: usize, day: jiff::civil::Date, options: &Options) {
    let date = json!({ "value": day.to_string(), "printed": printed(letter.language, day, options) });
    *at(letter, &format!("/body/2/deadlines/entries/{index}/date")) = date;
}

fn too_early(letter: &mut Letter, dice: &mut Dice, options: &Options) {
    let day = before(letter.written, dice.between(1, 40));
    set_deadline(letter, 0, day, options);
}

fn too_late(letter: &mut Letter, dice: &mut Dice, options: &Options) {
    let day = after(letter.end, dice.between(1, 40));
    set_deadline(letter, 2, day, options);
}

fn out_of_order(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let place = dice.below(2);
    list(letter, "/body/2/deadlines/entries").swap(place, place + 1);
}

fn wrong_weekday(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let (language, day) = (letter.language, letter.start.weekday());
    let wrong = weekday(language, day.wrapping_add(i32::try_from(dice.between(1, 6)).unwrap_or(1)));
    reword(letter, "/body/1/paragraph", weekday(language, day), wrong);
}

fn impossible(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let year = letter.start.year();
    let (month, day) = dice.pick(&[(2, 30), (4, 31), (6, 31), (9, 31), (11, 31), (2, 31)]);
    let words = match letter.language {
        "zh" => format!("参观灯塔的活动安排在{year}年{month}月{day}日。"),
        _ => {
            let month = ["February", "April", "June", "September", "November"]
                [[2, 4, 6, 9, 11].iter().position(|m| *m == month).unwrap_or(0)];
            format!("The visit to the lighthouse is on {day} {month} {year}.")
        }
    };
    list(letter, "/body").insert(5, json!({ "paragraph": words }));
}

fn reversed(letter: &mut Letter, dice: &mut Dice, options: &Options) {
    let hour = dice.between(8, 16);
    let (from, until) = (format!("{:02}:30", hour + dice.between(1, 5)), format!("{hour:02}:00"));
    let words = opening(
        letter.language,
        letter.start,
        weekday(letter.language, letter.start.weekday()),
        &from,
        &until,
        options,
    );
    *at(letter, "/body/1/paragraph") = json!(words);
}

fn disagree(letter: &mut Letter, dice: &mut Dice, options: &Options) {
    let more = dice.between(1, 9);
    if dice.below(2) == 0 {
        let days = range(letter.language, letter.start, after(letter.end, more), options);
        let words = call(letter.language, letter.group, &days);
        *at(letter, "/body/0/paragraph") = json!(words);
    } else {
        let days = range(letter.language, after(letter.start, more), after(letter.end, more), options);
        *at(letter, "/annexes/1/body/0/agenda/preface/0") = json!(days);
    }
}

fn stale(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let more = dice.between(1, 9);
    let (start, end, group) = (before(letter.start, more), after(letter.end, more), letter.group);
    let meeting = at(letter, "/meeting");
    match dice.below(5) {
        0 => meeting["start"] = json!(start.to_string()),
        1 => meeting["end"] = json!(end.to_string()),
        2 => meeting["group"] = json!(format!("SG{}", group + 30)),
        3 => meeting["place"] = json!("Porto Novo"),
        _ => meeting["virtual"] = json!(true),
    }
}

fn hyphen(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let place =
        dice.pick(&["/letterhead/addressees/1", "/body/2/deadlines/entries/0/items/0", "/annexes/0/body/1/paragraph"]);
    reword(letter, place, "ITU-T", "ITUT");
}

fn other_group(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let number = format!("{}/{}", dice.between(1, 9), letter.group + dice.between(1, 5));
    *at(letter, "/letterhead/number") = json!(number);
}

fn no_reference(letter: &mut Letter, _: &mut Dice, _: &Options) {
    if let Some(head) = at(letter, "/letterhead").as_object_mut() {
        for field in ["designation", "number", "reference"] {
            head.remove(field);
        }
    }
}

fn address(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let wrong = dice.pick(&[
        "lamps@example",
        "lamps@example..org",
        "lamps@-example.org",
        ".lamps@example.org",
        "lamps@example.o",
    ]);
    match dice.below(3) {
        0 => *at(letter, "/letterhead/contacts/1/value") = json!(wrong),
        1 => *at(letter, "/letterhead/contacts/1/value") = json!("lamps(at)example.org"),
        _ => reword(letter, "/body/4/paragraph/2", "lamps@example.org", wrong),
    }
}

fn link(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let wrong = dice.pick(&[
        "http:/example.org/lamps",
        "htp://example.org",
        "https:///lamps",
        "https//example.org",
        "http://lamps",
    ]);
    match dice.below(3) {
        0 => *at(letter, "/letterhead/contacts/2/value") = json!(wrong),
        1 => {
            let wrong = dice.pick(&[wrong, "#Annex_Q", "example.org/register", "https://example.org/a b"]);
            *at(letter, "/body/4/paragraph/1/link/to") = json!(wrong);
        }
        _ => {
            let words = if letter.language == "zh" { format!("见{wrong}。") } else { format!("See {wrong} for it.") };
            list(letter, "/body").push(json!({ "paragraph": words }));
        }
    }
}

fn other_language(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let body = match letter.language {
        "zh" => "The lamp of the northern tower is lit at dusk, and the keepers of the harbour write down when it was.",
        _ => "北塔的灯在黄昏时点亮，港口的看守人员记录时间。请在离开之前把钥匙交还给大厅的服务台，并在登记簿上签名。",
    };
    match dice.below(2) {
        0 => *at(letter, "/annexes/0/body") = json!([{ "paragraph": body }, { "paragraph": body }]),
        _ => {
            let other = if letter.language == "zh" { "en" } else { "zh" };
            at(letter, "/annexes/0")["language"] = json!(other);
        }
    }
}

fn controls(letter: &mut Letter, dice: &mut Dice, _: &Options) {
    let control = dice.pick(&[
        '\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{202C}',
    ]);
    if dice.below(3) == 0 {
        let mark = dice.pick(&["\u{200E}", "\u{200F}"]);
        return reword(letter, "/letterhead/reference", "/", &format!("{mark}/"));
    }
    let place = dice.pick(&["/letterhead/subject", "/body/3/paragraph", "/annexes/0/body/0/paragraph"]);
    let words = at(letter, place).as_str().unwrap_or_default().to_owned();
    let middle = words.char_indices().nth(words.chars().count() / 2).map_or(0, |(at, _)| at);
    let (head, tail) = words.split_at(middle);
    *at(letter, place) = json!(format!("{head}{control}{tail}"));
}
