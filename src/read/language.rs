//! Which language a text is in.

use std::borrow::Cow;

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// English words that make up a third of any English text and hardly occur in others. (Words that other languages share,
/// such as "in", "was", "die", "on", "me", are left out.)
static ENGLISH: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    "the of and to that is for it with as his her he she they have has had been were are this from which not but by their its said would will who what \
     when there about after more than we you your our if can could should into out up over some other only new also two first one all"
        .split_whitespace()
        .collect()
});

/// Letters that are enough to tell a language by.
const ENOUGH: usize = 200;
/// Letters that are enough where every fourth word is English.
const SURE: usize = 600;
/// No word of [`ENGLISH`] is longer.
const LONGEST: usize = 6;
/// How much of a text is looked at.
const WINDOW: usize = 1500;

/// The BCP 47 tag of a text; `None` where it is too short or nothing can be told with confidence.
pub(super) fn detect<'a>(parts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let mut sample = String::new();
    for part in parts {
        if sample.len() >= WINDOW {
            break;
        }
        let end = (0..=part.len().min(WINDOW)).rev().find(|at| part.is_char_boundary(*at)).unwrap_or(0);
        sample.push_str(part.get(..end).unwrap_or(""));
        sample.push(' ');
    }
    let (mut letters, mut words, mut english) = (0usize, 0usize, 0usize);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        letters += word.chars().count();
        words += 1;
        let word = if word.bytes().any(|b| b.is_ascii_uppercase()) { Cow::Owned(word.to_ascii_lowercase()) } else { Cow::Borrowed(word) };
        english += usize::from(word.len() <= LONGEST && ENGLISH.contains(word.as_ref()));
        if letters >= SURE && english * 4 >= words {
            return Some("en");
        }
    }
    if letters >= ENOUGH && english * 5 >= words {
        return Some("en");
    }
    if letters < ENOUGH {
        return None;
    }
    let found = whatlang::detect(&sample)?;
    // Lists and tables of English names are often taken for other languages written in Latin letters.
    let sure = found.is_reliable() || found.confidence() > 0.8 || found.lang() != whatlang::Lang::Eng && english * 25 < words;
    sure.then(|| tag(found.lang())).flatten()
}

/// BCP 47 takes the code of two letters where there is one.
fn tag(lang: whatlang::Lang) -> Option<&'static str> {
    Some(match lang.code() {
        "eng" => "en",
        "deu" => "de",
        "fra" => "fr",
        "spa" => "es",
        "por" => "pt",
        "ita" => "it",
        "nld" => "nl",
        "rus" => "ru",
        "ukr" => "uk",
        "pol" => "pl",
        "ces" => "cs",
        "slk" => "sk",
        "slv" => "sl",
        "hrv" => "hr",
        "srp" => "sr",
        "bul" => "bg",
        "mkd" => "mk",
        "bel" => "be",
        "ron" => "ro",
        "hun" => "hu",
        "fin" => "fi",
        "est" => "et",
        "lav" => "lv",
        "lit" => "lt",
        "swe" => "sv",
        "dan" => "da",
        "nob" => "nb",
        "tur" => "tr",
        "aze" => "az",
        "tuk" => "tk",
        "uzb" => "uz",
        "ell" => "el",
        "heb" => "he",
        "yid" => "yi",
        "ara" => "ar",
        "pes" => "fa",
        "urd" => "ur",
        "hin" => "hi",
        "ben" => "bn",
        "pan" => "pa",
        "guj" => "gu",
        "mar" => "mr",
        "nep" => "ne",
        "ori" => "or",
        "tam" => "ta",
        "tel" => "te",
        "kan" => "kn",
        "mal" => "ml",
        "sin" => "si",
        "tha" => "th",
        "khm" => "km",
        "mya" => "my",
        "vie" => "vi",
        "ind" => "id",
        "jav" => "jv",
        "tgl" => "tl",
        "cmn" => "zh",
        "jpn" => "ja",
        "kor" => "ko",
        "kat" => "ka",
        "hye" => "hy",
        "amh" => "am",
        "epo" => "eo",
        "cat" => "ca",
        "afr" => "af",
        "lat" => "la",
        "zul" => "zu",
        "sna" => "sn",
        "aka" => "ak",
        "cym" => "cy",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_only() {
        assert_eq!(detect(["Nine hurt in Velrod"].into_iter()), None);
        let english =
            "The dam at Velrod held on Friday after a night of rain, and the people of the village went back to their houses. ".repeat(3);
        assert_eq!(detect([english.as_str()].into_iter()), Some("en"));
        let german =
            "Der Damm bei Velrod hielt am Freitag nach einer Nacht voller Regen, und die Leute aus dem Dorf gingen in ihre Häuser zurück. "
                .repeat(3);
        assert_eq!(detect([german.as_str()].into_iter()), Some("de"));
    }
}
