//! Numbers as characters: the formats of ECMA-376 part 1, 17.18.59.
//!
//! Where a format has a largest number, Word goes on in plain digits behind it; letters repeat instead (`z`, `aa`, `bb`).

use super::words;
use std::fmt::Write;

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Decimal,
    /// Padded with zeros to this many digits.
    Padded(usize),
    Roman(Case),
    /// The letters of an alphabet, repeated.
    Letters(&'static str),
    /// One character a number, from the first; plain digits beyond.
    Row(&'static str),
    /// Ten digits in places.
    Digits(&'static str),
    Hexadecimal,
    Han(Han),
    Hebrew,
    /// `- 1 -`.
    Dashed,
    Chicago,
    Ordinal,
    CardinalWords,
    OrdinalWords,
    /// No number at all.
    Nothing,
    Bullet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Lower,
    Upper,
}

/// Numbers in Chinese characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Han {
    /// Zero to nine.
    digits: &'static str,
    /// Ten, hundred, thousand, ten thousand.
    units: &'static str,
    /// How one is written before a unit.
    one: One,
    /// A gap is filled with the zero: 101 is 一百零一.
    gaps: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum One {
    /// Always: 一十.
    Always,
    /// Not before a leading ten: 十, 一百一十.
    NotLeadingTen,
    /// Never before ten, hundred and thousand: 百十.
    Never,
}

const LATIN_UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LATIN_LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
// Word leaves out ё, й, ъ, ы, ь.
const RUSSIAN_LOWER: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
const RUSSIAN_UPPER: &str = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
const ARABIC_ALPHA: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ARABIC_ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const HEBREW_LETTERS: &str = "אבגדהוזחטיכלמנסעפצקרשת";
const THAI_LETTERS: &str = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
const HINDI_VOWELS: &str = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह";
const HINDI_CONSONANTS: &str = "अआइईउऊऋऌऍऎएऐऑऒओऔ";
const AIUEO: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
const AIUEO_WIDE: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const IROHA: &str = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
const IROHA_WIDE: &str =
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
const GANADA: &str = "가나다라마바사아자차카타파하";
const CHOSUNG: &str = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
const CIRCLES: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const FULL_STOPS: &str = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";
const BRACKETS: &str = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
const HAN_CIRCLES: &str = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

const CHINESE: Han =
    Han { digits: "○一二三四五六七八九", units: "十百千万", one: One::NotLeadingTen, gaps: true };
const JAPANESE: Han =
    Han { digits: "〇一二三四五六七八九", units: "十百千万", one: One::Never, gaps: false };
const LEGAL_SIMPLIFIED: Han =
    Han { digits: "零壹贰叁肆伍陆柒捌玖", units: "拾佰仟萬", one: One::Always, gaps: true };
const LEGAL_TRADITIONAL: Han =
    Han { digits: "零壹貳參肆伍陸柒捌玖", units: "拾佰仟萬", one: One::Always, gaps: true };
const LEGAL_JAPANESE: Han =
    Han { digits: "〇壱弐参四伍六七八九", units: "拾百阡萬", one: One::Always, gaps: false };
const KOREAN: Han =
    Han { digits: "영일이삼사오육칠팔구", units: "십백천만", one: One::Never, gaps: false };
const TAIWANESE: Han =
    Han { digits: "○一二三四五六七八九", units: "十百千萬", one: One::NotLeadingTen, gaps: true };

impl Format {
    /// The format of this name; `pattern` says it where the name is `custom`. An unknown one is plain digits.
    pub(super) fn of(name: &str, pattern: Option<&str>) -> Format {
        match name {
            "decimalZero" => Format::Padded(2),
            "custom" => match pattern.and_then(|pattern| pattern.split(',').next()) {
                // 17.9.17: the pattern shows the first numbers; Word itself writes those padded with zeros.
                Some(first) if first.trim().ends_with('1') || first.trim().ends_with('0') => {
                    Format::Padded(first.trim().len())
                }
                _ => Format::Decimal,
            },
            "upperRoman" => Format::Roman(Case::Upper),
            "lowerRoman" => Format::Roman(Case::Lower),
            "upperLetter" => Format::Letters(LATIN_UPPER),
            "lowerLetter" => Format::Letters(LATIN_LOWER),
            "russianLower" => Format::Letters(RUSSIAN_LOWER),
            "russianUpper" => Format::Letters(RUSSIAN_UPPER),
            "arabicAlpha" => Format::Letters(ARABIC_ALPHA),
            "arabicAbjad" => Format::Letters(ARABIC_ABJAD),
            "hebrew1" => Format::Hebrew,
            "hebrew2" => Format::Letters(HEBREW_LETTERS),
            "thaiLetters" => Format::Letters(THAI_LETTERS),
            "hindiVowels" => Format::Letters(HINDI_VOWELS),
            "hindiConsonants" => Format::Letters(HINDI_CONSONANTS),
            "aiueo" => Format::Letters(AIUEO),
            "aiueoFullWidth" => Format::Letters(AIUEO_WIDE),
            "iroha" => Format::Letters(IROHA),
            "irohaFullWidth" => Format::Letters(IROHA_WIDE),
            "ganada" => Format::Letters(GANADA),
            "chosung" => Format::Letters(CHOSUNG),
            "ordinal" => Format::Ordinal,
            "cardinalText" => Format::CardinalWords,
            "ordinalText" => Format::OrdinalWords,
            "hex" => Format::Hexadecimal,
            "chicago" => Format::Chicago,
            "numberInDash" => Format::Dashed,
            "none" => Format::Nothing,
            "bullet" => Format::Bullet,
            "decimalFullWidth" | "decimalFullWidth2" => Format::Digits("０１２３４５６７８９"),
            "hindiNumbers" => Format::Digits("०१२३४५६७८९"),
            "thaiNumbers" => Format::Digits("๐๑๒๓๔๕๖๗๘๙"),
            "ideographDigital" | "japaneseDigitalTenThousand" => Format::Digits("〇一二三四五六七八九"),
            "taiwaneseDigital" => Format::Digits("○一二三四五六七八九"),
            "koreanDigital" => Format::Digits("영일이삼사오육칠팔구"),
            "koreanDigital2" => Format::Digits("零一二三四五六七八九"),
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Format::Row(CIRCLES),
            "decimalEnclosedFullstop" => Format::Row(FULL_STOPS),
            "decimalEnclosedParen" => Format::Row(BRACKETS),
            "ideographEnclosedCircle" => Format::Row(HAN_CIRCLES),
            "ideographTraditional" => Format::Row(STEMS),
            "ideographZodiac" => Format::Row(BRANCHES),
            "chineseCounting" | "chineseCountingThousand" => Format::Han(CHINESE),
            "chineseLegalSimplified" => Format::Han(LEGAL_SIMPLIFIED),
            "ideographLegalTraditional" => Format::Han(LEGAL_TRADITIONAL),
            "taiwaneseCounting" | "taiwaneseCountingThousand" => Format::Han(TAIWANESE),
            "japaneseCounting" => Format::Han(JAPANESE),
            "japaneseLegal" => Format::Han(LEGAL_JAPANESE),
            "koreanCounting" => Format::Han(KOREAN),
            _ => Format::Decimal,
        }
    }

    /// The same in legal numbering: plain digits, except where there is no number at all.
    pub(super) fn legal(self) -> Format {
        match self {
            Format::Nothing => Format::Nothing,
            _ => Format::Decimal,
        }
    }

    /// Puts a number.
    pub(super) fn write(self, number: u32, out: &mut String) {
        match self {
            Format::Decimal => digits(number, out),
            Format::Padded(width) => out.push_str(&format!("{number:0width$}", width = width)),
            Format::Roman(case) => roman(number, case, out),
            Format::Letters(letters) => repeated(number, letters, out),
            Format::Row(row) => match place(row, number) {
                Some(c) => out.push(c),
                None => out.push_str(&number.to_string()),
            },
            Format::Digits(digits) => {
                out.extend(number.to_string().chars().filter_map(|c| digits.chars().nth(c.to_digit(10)? as usize)));
            }
            Format::Hexadecimal => out.push_str(&format!("{number:X}")),
            Format::Han(han) => han.write(number, out),
            Format::Hebrew => hebrew(number, out),
            Format::Dashed => out.push_str(&format!("- {number} -")),
            Format::Chicago => chicago(number, out),
            Format::Ordinal => out.push_str(&words::ordinal(number)),
            Format::CardinalWords => out.push_str(&words::cardinal_words(number)),
            Format::OrdinalWords => out.push_str(&words::ordinal_words(number)),
            Format::Nothing | Format::Bullet => {}
        }
    }
}

fn digits(number: u32, out: &mut String) {
    // Writing into a string cannot fail.
    let _ = write!(out, "{number}");
}

fn place(row: &str, number: u32) -> Option<char> {
    row.chars().nth(number.checked_sub(1)? as usize)
}

/// Beyond this a number would take a line of its own, and Word shows digits.
const LARGEST_ROMAN: u32 = 32_767;
/// Word repeats a letter at most so often.
const MOST_REPEATED: u32 = 30;

fn roman(number: u32, case: Case, out: &mut String) {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > LARGEST_ROMAN {
        return out.push_str(&number.to_string());
    }
    let mut left = number;
    for (value, sign) in STEPS {
        while left >= value {
            match case {
                Case::Upper => out.push_str(sign),
                Case::Lower => out.push_str(&sign.to_ascii_lowercase()),
            }
            left -= value;
        }
    }
}

/// `a` … `z`, `aa`, `bb` … (17.18.59, lowerLetter).
fn repeated(number: u32, letters: &str, out: &mut String) {
    let count = u32::try_from(letters.chars().count()).unwrap_or(1).max(1);
    let Some(before) = number.checked_sub(1) else { return out.push('0') };
    let times = before / count + 1;
    match letters.chars().nth((before % count) as usize) {
        Some(letter) if times <= MOST_REPEATED => out.extend(std::iter::repeat_n(letter, times as usize)),
        _ => out.push_str(&number.to_string()),
    }
}

/// Footnote signs: `*`, `†`, `‡`, `§`, then each twice.
fn chicago(number: u32, out: &mut String) {
    let Some(before) = number.checked_sub(1) else { return out.push('0') };
    let times = before / 4 + 1;
    match "*†‡§".chars().nth((before % 4) as usize) {
        Some(sign) if times <= MOST_REPEATED => out.extend(std::iter::repeat_n(sign, times as usize)),
        _ => out.push_str(&number.to_string()),
    }
}

/// Hebrew numerals: letters by value; 15 and 16 avoid the divine name.
fn hebrew(number: u32, out: &mut String) {
    const STEPS: [(u32, char); 22] = [
        (400, 'ת'),
        (300, 'ש'),
        (200, 'ר'),
        (100, 'ק'),
        (90, 'צ'),
        (80, 'פ'),
        (70, 'ע'),
        (60, 'ס'),
        (50, 'נ'),
        (40, 'מ'),
        (30, 'ל'),
        (20, 'כ'),
        (10, 'י'),
        (9, 'ט'),
        (8, 'ח'),
        (7, 'ז'),
        (6, 'ו'),
        (5, 'ה'),
        (4, 'ד'),
        (3, 'ג'),
        (2, 'ב'),
        (1, 'א'),
    ];
    if number == 0 || number > 999 {
        return out.push_str(&number.to_string());
    }
    let mut left = number;
    while left > 0 {
        if left == 15 || left == 16 {
            out.push('ט');
            left -= 9;
            continue;
        }
        match STEPS.iter().find(|(value, _)| left >= *value) {
            Some((value, letter)) => {
                out.push(*letter);
                left -= value;
            }
            None => return,
        }
    }
}

impl Han {
    fn write(self, number: u32, out: &mut String) {
        let digit = |value: u32| self.digits.chars().nth(value as usize).unwrap_or('0');
        let unit = |place: usize| self.units.chars().nth(place);
        if number == 0 {
            return out.push(digit(0));
        }
        if number > 99_999 {
            return out.push_str(&number.to_string());
        }
        let (mut started, mut gap) = (false, false);
        for place in (0..5).rev() {
            let value = number / 10u32.pow(place) % 10;
            if value == 0 {
                gap = started;
                continue;
            }
            if gap && self.gaps {
                out.push(digit(0));
            }
            let unwritten = value == 1
                && match self.one {
                    One::Always => false,
                    One::NotLeadingTen => place == 1 && !started,
                    One::Never => (1..4).contains(&place),
                };
            if !unwritten {
                out.push(digit(value));
            }
            if let Some(unit) = (place as usize).checked_sub(1).and_then(unit) {
                out.push(unit);
            }
            (started, gap) = (true, false);
        }
    }
}
