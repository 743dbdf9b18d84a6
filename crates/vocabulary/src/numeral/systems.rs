//! The systems one by one.

/// Letters of lists in Russian: ё, й, ъ, ы, ь are passed over.
pub(super) const CYRILLIC: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
/// The modern order.
pub(super) const ARABIC_ALPHABET: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
/// The old order, in which Arabic letters and lists count.
pub(super) const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

const HAN_DIGITS: &str = "零一二三四五六七八九";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";

/// Writes the plain form of a character that is not ASCII.
pub(super) fn push_plain(plain: &mut String, ch: char) {
    let code = u32::from(ch);
    let ascii = |first: u32, base: char| char::from_u32(code - first + u32::from(base));
    let from = |first: u32| (code - first + 1).to_string();
    match code {
        0x660..=0x669 => plain.extend(ascii(0x660, '0')),
        0x6F0..=0x6F9 => plain.extend(ascii(0x6F0, '0')),
        0x966..=0x96F => plain.extend(ascii(0x966, '0')),
        0xFF01..=0xFF5E => plain.extend(ascii(0xFF01, '!')),
        0x2460..=0x2473 => plain.push_str(&from(0x2460)),
        0x2474..=0x2487 => plain.push_str(&format!("({})", from(0x2474))),
        0x2488..=0x249B => plain.push_str(&format!("{}.", from(0x2488))),
        0x249C..=0x24B5 => {
            plain.push('(');
            plain.extend(ascii(0x249C, 'a'));
            plain.push(')');
        }
        0x24B6..=0x24CF => plain.extend(ascii(0x24B6, 'A')),
        0x24D0..=0x24E9 => plain.extend(ascii(0x24D0, 'a')),
        0x24EA => plain.push('0'),
        0x24F5..=0x24FE => plain.push_str(&from(0x24F5)),
        0x2776..=0x277F => plain.push_str(&from(0x2776)),
        0x2780..=0x2789 => plain.push_str(&from(0x2780)),
        0x278A..=0x2793 => plain.push_str(&from(0x278A)),
        0x3251..=0x325F => plain.push_str(&(code - 0x3251 + 21).to_string()),
        0x2160..=0x216F => plain.push_str(&roman_sign(code - 0x2160).to_uppercase()),
        0x2170..=0x217F => plain.push_str(&roman_sign(code - 0x2170)),
        0x3220..=0x3229 => {
            plain.push('(');
            plain.extend("一二三四五六七八九十".chars().nth((code - 0x3220) as usize));
            plain.push(')');
        }
        0x3280..=0x3289 => plain.extend("一二三四五六七八九十".chars().nth((code - 0x3280) as usize)),
        _ => plain.push(ch),
    }
}

fn roman_sign(index: u32) -> String {
    let value = match index {
        0..=11 => index + 1,
        12 => 50,
        13 => 100,
        14 => 500,
        _ => 1000,
    };
    print_roman(value).unwrap_or_default()
}

pub(super) fn roman(text: &str) -> Option<u32> {
    let sign = |byte: u8| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l' | b'c' | b'd' | b'm');
    if text.is_empty() || text.len() > 15 || !text.bytes().all(sign) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if lower != text && text.to_ascii_uppercase() != text {
        return None;
    }
    let mut total = 0;
    let mut last = 0;
    for ch in lower.chars().rev() {
        let value = match ch {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            'c' => 100,
            'd' => 500,
            'm' => 1000,
            _ => return None,
        };
        if value < last {
            total -= value
        } else {
            total += value
        }
        last = value.max(last);
    }
    let total = u32::try_from(total).ok()?;
    // Only the usual writing: `iiii` and `vx` are words, not numbers.
    (print_roman(total)? == lower).then_some(total)
}

pub(super) fn print_roman(mut value: u32) -> Option<String> {
    if value == 0 || value > 3999 {
        return None;
    }
    let mut roman = String::new();
    for (worth, sign) in [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ] {
        while value >= worth {
            roman.push_str(sign);
            value -= worth;
        }
    }
    Some(roman)
}

/// `a` … `z`, then `aa`, `bb` as word processors count, three at most.
pub(super) fn latin(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let first = chars.next().filter(char::is_ascii_alphabetic)?;
    let times = u32::try_from(text.len()).ok()?;
    if times > 3 || chars.any(|ch| ch != first) {
        return None;
    }
    Some(u32::from(first.to_ascii_lowercase()) - u32::from('a') + 1 + 26 * (times - 1))
}

pub(super) fn print_latin(value: u32) -> Option<String> {
    let index = value.checked_sub(1)?;
    let letter = char::from_u32(u32::from('a') + index % 26)?;
    let times = index / 26 + 1;
    (times <= 3).then(|| std::iter::repeat_n(letter, times as usize).collect())
}

/// The place of a single letter in an alphabet, whatever form of alef is written.
pub(super) fn letter(alphabet: &str, text: &str) -> Option<u32> {
    let mut chars = text.chars().filter(|&ch| ch != '\u{640}');
    let letter = chars.next()?.to_lowercase().next()?;
    if chars.next().is_some() {
        return None;
    }
    let letter = match letter {
        'ا' | 'إ' | 'آ' => 'أ',
        'ى' => 'ي',
        other => other,
    };
    let index = alphabet.chars().position(|it| it == letter)?;
    u32::try_from(index + 1).ok()
}

pub(super) fn print_letter(alphabet: &str, value: u32) -> Option<String> {
    alphabet.chars().nth(value.checked_sub(1)? as usize).map(String::from)
}

pub(super) fn han(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    if let Some(stem) = STEMS.chars().position(|stem| text.chars().eq([stem])) {
        return u32::try_from(stem + 1).ok();
    }
    let digit = |ch: char| match ch {
        '〇' | '○' => Some(0),
        _ => HAN_DIGITS.chars().position(|it| it == ch).and_then(|it| u32::try_from(it).ok()),
    };
    // 二〇三一: digit by digit, as years are written.
    if text.chars().count() > 1 && text.chars().all(|ch| digit(ch).is_some()) {
        return text.chars().try_fold(0_u32, |total, ch| total.checked_mul(10)?.checked_add(digit(ch)?));
    }
    let (mut total, mut pending) = (0_u32, None);
    for ch in text.chars() {
        let worth = match ch {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '廿' => {
                total += 20;
                continue;
            }
            _ => {
                let value = digit(ch)?;
                if pending.is_some_and(|it| it != 0) {
                    return None;
                }
                pending = Some(value);
                continue;
            }
        };
        total += worth * pending.take().filter(|&it| it != 0).unwrap_or(1);
    }
    Some(total + pending.unwrap_or(0))
}

pub(super) fn print_han(value: u32) -> Option<String> {
    if value == 0 || value > 9999 {
        return None;
    }
    let mut printed = String::new();
    let mut gap = false;
    for (worth, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / worth % 10;
        if digit == 0 {
            gap = !printed.is_empty();
            continue;
        }
        if gap {
            printed.push('零');
            gap = false;
        }
        // 十二, not 一十二
        if !(worth == 10 && digit == 1 && printed.is_empty()) {
            printed.extend(HAN_DIGITS.chars().nth(digit as usize));
        }
        printed.push_str(sign);
    }
    Some(printed)
}
