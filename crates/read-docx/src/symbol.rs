//! Symbol fonts: characters whose code says nothing until one knows the font.
//!
//! Word keeps them at U+F000 + code (ECMA-376 part 1, 17.3.3.30). The first 95 of Symbol and its arrows follow Adobe's
//! table for that font, Wingdings the names that Unicode 7.0 gave its pictures.

/// A font that draws its own pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SymbolFont {
    /// Greek and mathematics.
    Symbol,
    /// Pictures.
    Wingdings,
    /// More pictures, of which only the tick marks are met in letters.
    Wingdings2,
}

impl SymbolFont {
    /// The symbol font of this name.
    pub(crate) fn of(name: &[u8]) -> Option<SymbolFont> {
        match name {
            b"Symbol" => Some(SymbolFont::Symbol),
            b"Wingdings" => Some(SymbolFont::Wingdings),
            b"Wingdings 2" => Some(SymbolFont::Wingdings2),
            _ => None,
        }
    }

    /// The character that this font draws for a code.
    pub(crate) fn character(self, code: u32) -> Option<char> {
        let code = u8::try_from(if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code }).ok()?;
        match self {
            SymbolFont::Symbol => symbol(code),
            SymbolFont::Wingdings => wingdings(code),
            SymbolFont::Wingdings2 => match code {
                0x50 => Some('✓'),
                0x4F => Some('✗'),
                0x52 => Some('☑'),
                0x53 => Some('☒'),
                0xA3 => Some('☐'),
                0x97 => Some('●'),
                0x98 => Some('•'),
                _ => None,
            },
        }
    }
}

fn nth(row: &str, first: u8, code: u8) -> Option<char> {
    row.chars().nth(usize::from(code.checked_sub(first)?)).filter(|found| *found != '\u{FFFD}')
}

fn symbol(code: u8) -> Option<char> {
    match code {
        0x20..=0x7E => nth(
            " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
            0x20,
            code,
        ),
        0xA0..=0xFE => nth(
            "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{FFFD}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
            0xA0,
            code,
        ),
        _ => None,
    }
}

fn wingdings(code: u8) -> Option<char> {
    match code {
        0x20..=0x7E => nth(
            " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■□🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷",
            0x20,
            code,
        ),
        0x80..=0xFE => nth(
            "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•\u{FFFD}⚪🞆🞈◉◎🔿▪◻🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘⮚⮙⮛⮈⮊⮉⮋🡨🡪🡩🡫🡬🡭🡯🡮🡸🡺🡹🡻🡼🡽🡿🡾⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂🢬🢭🗶✓🗷🗹",
            0x80,
            code,
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_letters_use() {
        for (font, code, wanted) in [
            (SymbolFont::Symbol, 0xF0B7, '•'),
            (SymbolFont::Symbol, 0xB7, '•'),
            (SymbolFont::Symbol, 0xF02D, '−'),
            (SymbolFont::Symbol, 0xF061, 'α'),
            (SymbolFont::Symbol, 0xF0AE, '→'),
            (SymbolFont::Symbol, 0xF0B3, '≥'),
            (SymbolFont::Symbol, 0xF0E5, '∑'),
            (SymbolFont::Symbol, 0xF0F2, '∫'),
            (SymbolFont::Wingdings, 0xF0A7, '▪'),
            (SymbolFont::Wingdings, 0xF0FC, '✓'),
            (SymbolFont::Wingdings, 0xF0FE, '🗹'),
            (SymbolFont::Wingdings, 0xF0E0, '🡪'),
            (SymbolFont::Wingdings, 0xF06E, '■'),
            (SymbolFont::Wingdings, 0xF0A8, '◻'),
            (SymbolFont::Wingdings, 0xF076, '❖'),
            (SymbolFont::Wingdings, 0xF06C, '●'),
            (SymbolFont::Wingdings, 0xF04A, '☺'),
        ] {
            assert_eq!(font.character(code), Some(wanted), "{font:?} {code:X}");
        }
        assert_eq!(SymbolFont::Symbol.character(0xF07F), None);
        assert_eq!(SymbolFont::Wingdings.character(0x4E00), None);
    }
}
