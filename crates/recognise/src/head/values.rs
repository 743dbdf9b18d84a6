//! Values of a letterhead: what a telephone number, an address, a file code look like; addressees as whole entries.

use crate::account::At;
use crate::context::{Context, part, trimmed};
use crate::marker::{MarkerKind, marker};
use crate::scribe::{Scribe, is_direction, is_han};
use findings::Span;
use letter::Text;
use vocabulary::Role;

/// How many bytes at the beginning are a telephone number.
pub(super) fn telephone(words: &str) -> Option<usize> {
    let mut end = 0;
    let mut digits = 0;
    for (place, c) in words.char_indices() {
        match c {
            '+' if place > 0 && digits > 0 => break,
            // A dash or a stroke at the end parts the number from what follows it.
            '+' | '(' | '-' | '–' | '.' | '/' | '\u{2011}' => continue,
            ')' => {}
            c if c.is_numeric() => digits += 1,
            c if c.is_whitespace() || is_direction(c) => continue,
            _ => break,
        }
        end = place + c.len_utf8();
    }
    let begins = words.trim_start_matches(is_direction).starts_with(|c: char| c == '+' || c == '(' || c.is_numeric());
    // Marks of direction stand around the number that they hold together.
    let marks = words.get(end..)?.chars().take_while(|c| is_direction(*c));
    let end = end + marks.map(char::len_utf8).sum::<usize>();
    // `+41 22 000&nbsp;00 00`: what goes on in a writing that was not undone is no whole number.
    let whole = !words.get(end..)?.starts_with(['&', '=']);
    (begins && digits >= 6 && whole).then_some(end)
}

/// How many bytes at the beginning are an e-mail address.
pub(super) fn email(words: &str) -> Option<usize> {
    let token = token(words)?;
    let (name, domain) = token.split_once('@')?;
    (!name.is_empty() && domain.contains('.')).then_some(token.len())
}

/// How many bytes at the beginning are an address of the web.
pub(super) fn web(words: &str) -> Option<usize> {
    let token = token(words)?;
    let bare = token.trim_start_matches(is_direction);
    let is = bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www.");
    is.then_some(token.len())
}

fn token(words: &str) -> Option<&str> {
    let end = words
        .find(|c: char| c.is_whitespace() || matches!(c, ';' | '；' | '，' | '|' | '<' | '>' | '[' | ']'))
        .unwrap_or(words.len());
    let token = words.get(..end)?;
    (!token.is_empty()).then_some(token)
}

/// Whether a short line is the letter's file code: `SG17/XY`, `COM 3/ST`, `TSB Workshops/P.Q.`
pub(super) fn is_file_code(words: &str) -> bool {
    let words = words.trim();
    let Some((before, after)) = words.rsplit_once('/') else { return false };
    let code = |part: &str| {
        let part_of_code =
            |c: char| c.is_ascii_alphanumeric() || c.is_uppercase() || matches!(c, '.' | '-' | ' ' | '/');
        !part.is_empty() && part.chars().all(part_of_code)
    };
    let upper =
        after.chars().next().is_some_and(char::is_uppercase) && before.chars().next().is_some_and(char::is_uppercase);
    words.chars().count() <= 30
        && code(before)
        && code(after)
        && upper
        && after.chars().filter(|c| c.is_ascii_digit()).count() == 0
}

/// Whether words behind a label of references are the file code of some house: `3410(DOP.QSM)1028`, `LAB/AMR/7-231`,
/// `ISO/TC 307/SC 2 N 145`. A code is short, has a number or a stroke, and no words of a sentence.
pub(super) fn is_reference(words: &str) -> bool {
    let words = words.trim().trim_matches(is_direction);
    let plain = |c: char| c.is_alphanumeric() || c.is_whitespace() || "/-.()_:№°\u{2010}\u{2011}–[]".contains(c);
    let codes = words.split_whitespace().all(|word| {
        let small = word.chars().filter(|c| c.is_lowercase()).count();
        small <= 3 || word.contains(['/', '.', '-']) && word.contains(char::is_uppercase)
    });
    words.chars().count() <= 45
        && words.split_whitespace().count() <= 6
        && words.chars().all(plain)
        && codes
        && words.contains(|c: char| c.is_numeric() || c == '/')
        && words.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '['))
        && !words.ends_with([':', '-', '/'])
}

/// A number that stands apart from its kind: `CACE/912`, `CIR/211`, `6/LCCE/14`.
pub(super) fn is_letter_number(words: &str) -> bool {
    let words = words.trim();
    let plain = words.chars().all(|c| c.is_ascii_alphanumeric() || c.is_uppercase() || matches!(c, '/' | '-' | '.'));
    words.contains('/')
        && words.chars().count() <= 20
        && plain
        && words.chars().any(|c| c.is_ascii_digit())
        && words.chars().any(char::is_uppercase)
}

/// Marks that point to a footnote, behind a number.
pub(super) const FOOTNOTES: &[char] = &['*', '¹', '²', '³', '†', '‡'];

/// The end of each further number, where the words are nothing but such numbers with what joins them and the marks of
/// their footnotes: `* 6/LCCE/15*`, `, 7/LCCE/41 y 3/LCCE/77`.
pub(super) fn further_numbers(words: &str, joins: impl Fn(&str) -> bool) -> Option<Vec<usize>> {
    let mut ends = Vec::new();
    for word in words.split_whitespace() {
        let bare = word.trim_start_matches([',', ';', '،', '、']);
        let bare = bare.trim_end_matches([',', ';', '،', '、']).trim_matches(FOOTNOTES);
        // Arabic writes its `and` onto the number.
        let bare = bare.strip_prefix('و').filter(|rest| is_letter_number(rest)).unwrap_or(bare);
        if is_letter_number(bare) && bare.ends_with(char::is_numeric) {
            ends.push(bare.as_ptr() as usize + bare.len() - words.as_ptr() as usize);
        } else if !bare.is_empty() && !joins(bare) && bare != "&" {
            return None;
        }
    }
    Some(ends)
}

/// Whether the words are a footnote of the letterhead: `* English only.`
pub(super) fn is_footnote(words: &str) -> bool {
    let rest = words.trim_start_matches(FOOTNOTES);
    rest.len() < words.len() && rest.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic())
}

/// Whether a line is one of a mail's header: `X-Mailer: …`, `Content-Type: …`. Each part begins with a capital, so that
/// `E-meeting: …` is none.
pub(super) fn is_mail_header(words: &str) -> bool {
    let Some((name, rest)) = words.split_once(':') else { return false };
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_uppercase()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    name.contains('-') && name.len() <= 40 && name.split('-').all(part) && rest.starts_with([' ', '\t'])
}

/// Whole entries of addressees from lines: without bullet, leading "To" and closing semicolon, joined where a line was
/// only wrapped.
pub(crate) fn addressees(cx: &Context<'_>, scribe: &mut Scribe<'_>, lines: &[Span], at: At, found: &mut Vec<Text>) {
    let mut entries: Vec<Vec<Span>> = Vec::new();
    let mut marks: Vec<Span> = Vec::new();
    let mut open = false;
    let apart = stand_apart(cx, lines);
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let visible = cx.lines.visible(*line).of(cx.lines.text);
        if visible.chars().nth(1).is_none() && !visible.contains(char::is_alphanumeric) {
            // A bullet on a line of its own: what follows is an entry.
            marks.push(*line);
            open = false;
            continue;
        }
        let bullet =
            marker(cx.lines.visible(*line), cx.lines.text).filter(|found| matches!(found.kind, MarkerKind::Bullet(_)));
        let rest = match &bullet {
            Some(found) => {
                marks.push(Span::new(line.start, found.label.end));
                found.rest
            }
            None => *line,
        };
        let dash = bullet.as_ref().map(|found| (found.label, found.rest));
        let parted: Vec<Span> = split_at_semicolons(cx, rest, &mut marks)
            .into_iter()
            .flat_map(|piece| split_where_glued(cx, piece, dash, &mut marks))
            .collect();
        let mut pieces: Vec<Span> = parted.into_iter().map(|piece| without_bullet(cx, piece, &mut marks)).collect();
        // `…; and`: the word that joins the last entry to the others belongs to the semicolon.
        let joining = |piece: &Span| {
            let words = piece.of(cx.lines.text);
            words.chars().count() <= 3 && words.chars().all(|c| c.is_alphabetic() && !c.is_uppercase())
        };
        if pieces.len() > 1 {
            marks.extend(pieces.pop_if(|piece| joining(piece)));
        }
        // `A los Miembros …` begins an entry of its own.
        let words = cx.lines.visible(rest).of(cx.lines.text);
        let addressed = words.starts_with(char::is_uppercase)
            && cx.words.longest_at_start(words, Role::AddresseeLabel.into()).is_some()
            || marks.is_empty() && words.starts_with(is_caseless) && begins_with_label(cx, words);
        let begins = |words: &str| {
            words.starts_with(char::is_uppercase)
                && cx.words.longest_at_start(words, Role::AddresseeWord.into()).is_some()
        };
        // `Member States of the Union` / `ITU-D Sector Members`: a line each, where the line above could end.
        let above =
            entries.last().and_then(|entry| entry.last()).map(|above| cx.lines.visible(*above).of(cx.lines.text));
        let listed = begins(words)
            && above.is_some_and(|above| {
                let last = above.split_whitespace().next_back().unwrap_or("");
                let small = !last.starts_with(char::is_uppercase) && cx.words.function_word(last);
                begins(without_label(cx, above)) && !small && !last.ends_with([',', '–', '-'])
            });
        if bullet.is_none()
            && open
            && !addressed
            && !listed
            && !(apart && above.is_none_or(|above| !is_open(cx, above.trim())))
            && let (Some(entry), false) = (entries.last_mut(), pieces.is_empty())
        {
            entry.push(pieces.remove(0));
        }
        open = !(ends_with_semicolon(cx, rest) || marks.last().is_some_and(|mark| mark.end == rest.end));
        entries.extend(pieces.into_iter().map(|piece| vec![piece]));
    }
    for mark in marks {
        scribe.marker(mark, at);
    }
    for mut entry in entries {
        let here = scribe.index(at, found.len());
        if let Some(first) = entry.first_mut() {
            *first = without_to(cx, scribe, *first, here);
        }
        let waiting = scribe.hold();
        found.extend(scribe.joined(&entry, here));
        scribe.release(waiting);
    }
}

/// A letter of a script without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Whether words are a label of addressees and an addressee: `إلى أعضاء القطاعات`.
fn begins_with_label(cx: &Context<'_>, words: &str) -> bool {
    let rest = without_label(cx, words);
    rest.len() < words.len() && cx.words.longest_at_start(rest, Role::AddresseeWord.into()).is_some()
}

/// The entries that an extractor put on one line: `–Administrations of Member States–Sector Members`, each behind the same
/// dash; and in a script without capitals, each behind the same small word.
fn split_where_glued(cx: &Context<'_>, piece: Span, dash: Option<(Span, Span)>, marks: &mut Vec<Span>) -> Vec<Span> {
    let text = cx.lines.text;
    let words = piece.of(text);
    let named = |words: &str| cx.words.longest_at_start(words, Role::AddresseeWord.into()).is_some();
    // Where an entry begins, and how many bytes before it are its dash.
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    if let Some((label, rest)) = dash {
        let sign = label.of(text);
        let glued = label.end == rest.start;
        let hyphen = matches!(sign, "-" | "‑" | "‐");
        for (place, _) in words.match_indices(sign).filter(|_| !sign.is_empty()) {
            let (before, behind) = (words.get(..place).unwrap_or(""), words.get(place + sign.len()..).unwrap_or(""));
            let entry = behind.trim_start();
            let capital = entry.starts_with(|c: char| c.is_uppercase() || is_caseless(c));
            let tight = glued && entry.len() == behind.len() && !before.ends_with(char::is_whitespace);
            let apart = before.ends_with(char::is_whitespace) && entry.len() < behind.len();
            if capital && !before.trim().is_empty() && (tight && !hyphen || (tight || apart) && named(entry)) {
                cuts.push((words.len() - entry.len(), words.len() - entry.len() - place));
            }
        }
    } else if words.starts_with(is_caseless)
        && !words.starts_with(is_han)
        && (named(words) || begins_with_label(cx, words))
    {
        let labels = cx.words.find_all(words, Role::AddresseeLabel.into());
        let begins =
            labels.iter().filter(|hit| hit.start > 0 && begins_with_label(cx, words.get(hit.start..).unwrap_or("")));
        cuts.extend(begins.map(|hit| (hit.start, 0)));
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for (start, dash) in cuts {
        pieces.push(trimmed(part(piece, from..start - dash), text));
        marks.push(part(piece, start - dash..start));
        from = start;
    }
    pieces.push(trimmed(part(piece, from..words.len()), text));
    marks.retain(|mark| !mark.is_empty());
    pieces
}

/// How wide words are printed: a Han character takes the room of two letters.
pub(super) fn width(words: &str) -> usize {
    words.chars().map(|c| if is_han(c) { 2 } else { 1 }).sum()
}

/// Whether each line is an entry, or goes on with one that is open at its end: without bullets and semicolons, none of
/// them long, each entry with a capital, or in Han; in a script without capitals some begin as addressees do.
fn stand_apart(cx: &Context<'_>, lines: &[Span]) -> bool {
    let lines = lines.iter().map(|line| cx.lines.visible(*line).of(cx.lines.text).trim());
    let lines: Vec<&str> = lines.filter(|words| !words.is_empty()).collect();
    let short = |words: &str| width(words) <= if words.ends_with([')', '）']) { 70 } else { 60 };
    let fits = |words: &&str| {
        short(words) && !words.contains([';', '；', '؛']) && !words.starts_with(crate::marker::is_bullet)
    };
    let begin = |words: &str| {
        let several = words.split_whitespace().nth(1).is_some();
        words.contains(is_han) || several && words.starts_with(|c: char| c.is_uppercase() || is_caseless(c))
    };
    let entries: Vec<&str> = (0..lines.len())
        .filter(|at| !at.checked_sub(1).and_then(|above| lines.get(above)).is_some_and(|above| is_open(cx, above)))
        .filter_map(|at| lines.get(at).copied())
        .collect();
    let named =
        |words: &&&str| cx.words.longest_at_start(without_label(cx, words), Role::AddresseeWord.into()).is_some();
    let caseless = entries.iter().any(|words| words.starts_with(is_caseless) && !words.contains(is_han));
    entries.len() > 1
        && lines.iter().all(fits)
        && entries.iter().all(|words| begin(words))
        && (!caseless || entries.iter().filter(named).nth(1).is_some())
        && lines.last().is_some_and(|last| !is_open(cx, last))
}

/// Whether an entry goes on behind these words: they end with a comma, a dash or a small word.
fn is_open(cx: &Context<'_>, words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or("");
    words.ends_with([',', '，', '、', '،', '-', '–', '(', '（'])
        || !words.contains(is_han) && cx.words.function_word(last)
        || cx.words.ends(words, Role::OpenEnd.into()).is_some_and(|hit| hit.end == words.len())
}

/// An entry without the bullet that stands before it in the middle of a line.
fn without_bullet(cx: &Context<'_>, piece: Span, marks: &mut Vec<Span>) -> Span {
    match marker(piece, cx.lines.text).filter(|found| matches!(found.kind, MarkerKind::Bullet(_))) {
        Some(found) => {
            marks.push(found.label);
            found.rest
        }
        None => piece,
    }
}

fn ends_with_semicolon(cx: &Context<'_>, span: Span) -> bool {
    span.of(cx.lines.text).trim_end().ends_with([';', '；', '؛'])
}

/// The pieces between semicolons; the semicolons are separators.
fn split_at_semicolons(cx: &Context<'_>, span: Span, marks: &mut Vec<Span>) -> Vec<Span> {
    let text = cx.lines.text;
    let words = span.of(text);
    let mut pieces = Vec::new();
    let mut from = 0;
    for (place, mark) in words.match_indices([';', '；', '؛']) {
        pieces.push(trimmed(part(span, from..place), text));
        marks.push(part(span, place..place + mark.len()));
        from = place + mark.len();
    }
    pieces.push(trimmed(part(span, from..words.len()), text));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The words behind a leading "To" or its like.
fn without_label<'w>(cx: &Context<'_>, words: &'w str) -> &'w str {
    let hit = cx.words.longest_at_start(words, Role::AddresseeLabel.into());
    hit.and_then(|hit| words.get(hit.end..)).map(str::trim_start).filter(|rest| !rest.is_empty()).unwrap_or(words)
}

/// Takes a leading "To", "致", "Aux" from an entry.
fn without_to(cx: &Context<'_>, scribe: &mut Scribe<'_>, span: Span, at: At) -> Span {
    let visible = cx.lines.visible(span);
    let words = visible.of(cx.lines.text);
    let roles = vocabulary::RoleSet::from(Role::AddresseeLabel);
    match cx.words.longest_at_start(words, roles) {
        // `A las Administraciones` begins with the label and its article; what is left must still say somebody.
        Some(hit) if words.get(hit.end..).is_some_and(|rest| !rest.trim().is_empty()) => {
            scribe.label(Span::new(span.start, part(visible, 0..hit.end).end), at);
            trimmed(part(visible, hit.end..words.len()), cx.lines.text)
        }
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use super::{email, is_file_code, is_letter_number, is_mail_header, telephone, web};
    use crate::tried::tried;
    use expect_test::{Expect, expect};

    #[test]
    fn shapes() {
        let begins =
            |read: fn(&str) -> Option<usize>, words: &'static str| read(words).and_then(|end| words.get(..end));
        assert_eq!(begins(telephone, "+41 22 000 00 00, room 3"), Some("+41 22 000 00 00"));
        assert_eq!(begins(telephone, "(022) 000-0000 Fax"), Some("(022) 000-0000"));
        assert_eq!(begins(telephone, "+41 22 000&nbsp;00 00"), None);
        assert_eq!(begins(telephone, "12345"), None);
        assert_eq!(begins(telephone, "Room 000 000"), None);
        assert_eq!(begins(email, "lamps@example.org; oil@example.org"), Some("lamps@example.org"));
        assert_eq!(begins(email, "lamps@example"), None);
        assert_eq!(begins(web, "https://example.org/a b"), Some("https://example.org/a"));
        assert_eq!(begins(web, "example.org"), None);
    }

    #[test]
    fn addressees_glued_on_one_line() {
        let ru = "Осн.: Циркуляр 79 БСЭ\n–Администрациям Государств – Членов Союза–Хранителям маяков–Академическим организациям – Членам МСЭ\nПредмет: Маяки\nУважаемая госпожа, уважаемый господин,\nСобрание состоится.\n";
        expect![[r#"
            "Администрациям Государств – Членов Союза"
            "Хранителям маяков"
            "Академическим организациям – Членам МСЭ"
        "#]]
        .assert_eq(&tried(ru, "/letterhead/addressees"));
        let ar = "المرجع: الرسالة المعممة 79\nإلى الدول الأعضاء إلى أعضاء القطاعات\nالموضوع: المنارات\nحضرات السادة والسيدات، تحية طيبة وبعد،\nيعقد الاجتماع في جنيف.\n";
        expect![[r#"
            "الدول الأعضاء"
            "أعضاء القطاعات"
        "#]]
        .assert_eq(&tried(ar, "/letterhead/addressees"));
        // A hyphen within a word parts nothing.
        let en = "Ref: TSB Circular 79\n-Administrations of Member States of ITU-T and non-Members\n-Sector Members\nSubject: Lamps\nDear Sir/Madam,\nWe meet.\n";
        expect![[r#"
            "Administrations of Member States of ITU-T and non-Members"
            "Sector Members"
        "#]]
        .assert_eq(&tried(en, "/letterhead/addressees"));
    }

    #[test]
    fn codes_and_numbers() {
        for code in ["SG17/XY", "COM 3/ST", "TSB Workshops/P.Q."] {
            assert!(is_file_code(code), "{code}");
        }
        for other in ["SG17/12", "sg17/XY", "and/or", "SG17", "SG17/AB, see below"] {
            assert!(!is_file_code(other), "{other}");
        }
        for header in ["X-Mailer: Lamp Post", "Content-Type: text/plain", "Message-ID: <lamp@example.org>"] {
            assert!(is_mail_header(header), "{header}");
        }
        for other in ["E-meeting: 3-5 June", "Subject: Lamps", "X-Mailer", "Follow-up to: lamps", "A-B:c"] {
            assert!(!is_mail_header(other), "{other}");
        }
        for number in ["CACE/912", "6/LCCE/14"] {
            assert!(is_letter_number(number), "{number}");
        }
        for other in ["4/21", "CACE 912", "CACE/", "https://example.org/A1"] {
            assert!(!is_letter_number(other), "{other}");
        }
    }

    #[test]
    fn an_entry_goes_on_behind_a_word_that_ends_none() {
        let zh = "无线电通信局\n\n\t行政通函\nCACE/79\n\t2031年3月5日\n\n\t致各成员国主管部门和参加第6研究组工作的\n部门成员\n\n1\t引言\n会议召开。\n";
        expect![[r#"
            "各成员国主管部门和参加第6研究组工作的部门成员"
        "#]]
        .assert_eq(&tried(zh, "/letterhead/addressees"));
    }

    fn check(lines: &str, wanted: Expect) {
        let letter = format!("Ref: TSB Circular 79\n{lines}Dear Sir/Madam,\nThe group meets.\n");
        wanted.assert_eq(&(tried(&letter, "/letterhead/addressees") + &tried(&letter, "/letterhead/copies")));
    }

    #[test]
    fn entries() {
        check(
            "To:\n- Administrations of Member States;\n- Associates that take part in the work of\nStudy Group 21;\n- Academia\n",
            expect![[r#"
                "Administrations of Member States"
                "Associates that take part in the work of Study Group 21"
                "Academia"
                nothing
            "#]],
        );
        check(
            "To: Administrations of Member States; Sector Members\n",
            expect![[r#"
            "Administrations of Member States"
            "Sector Members"
            nothing
        "#]],
        );
    }

    #[test]
    fn copies() {
        check(
            "To:\n- Sector Members\nCopy:\n- The chair of Study Group 21;\n- The secretariat\n",
            expect![[r#"
            "Sector Members"
            "The chair of Study Group 21"
            "The secretariat"
        "#]],
        );
    }

    #[test]
    fn a_bullet_on_a_line_of_its_own() {
        check(
            "To:\n•\nAdministrations of Member States;\n•\nSector Members\n",
            expect![[r#"
            "Administrations of Member States"
            "Sector Members"
            nothing
        "#]],
        );
        // Without any bullet the lines were only wrapped.
        check(
            "To:\nAdministrations of Member States\nand Sector Members\n",
            expect![[r#"
            "Administrations of Member States and Sector Members"
            nothing
        "#]],
        );
    }

    #[test]
    fn addressees_without_bullets() {
        let es = "Ginebra, 3 de marzo de 2031\n\nA:\nLas Administraciones de los Estados Miembros\nLos Guardianes de los faros\nLos Presidentes y Relatores de la\nComisión de los faros\n\nAsunto: Reunión de los faros\n\nEstimada Señora:\nLa reunión tendrá lugar en Ginebra.\n";
        expect![[r#"
            "Las Administraciones de los Estados Miembros"
            "Los Guardianes de los faros"
            "Los Presidentes y Relatores de la Comisión de los faros"
        "#]]
        .assert_eq(&tried(es, "/letterhead/addressees"));
        let ar = "جنيف، 3 مارس 2031\n\nإلى:\nإدارات الدول الأعضاء في الاتحاد\nأعضاء قطاع تقييس الاتصالات\nحراس المنارات الشمالية\n\nالموضوع: اجتماع حراس المنارات\n\nتحية طيبة وبعد،\nيسرني أن أدعوكم إلى الاجتماع.\n";
        expect![[r#"
            "إدارات الدول الأعضاء في الاتحاد"
            "أعضاء قطاع تقييس الاتصالات"
            "حراس المنارات الشمالية"
        "#]]
        .assert_eq(&tried(ar, "/letterhead/addressees"));
    }
}
