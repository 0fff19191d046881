//! Which of two numbers of a date is the day: 03/04/2025 is in March in one country and in April in the next.

/// Regions of English whose dates in digits put the day first (after the Unicode CLDR, short date formats).
const DAY_FIRST: &[&str] = &[
    "gb", "uk", "ie", "au", "nz", "in", "pk", "bd", "lk", "sg", "my", "hk", "ng", "ke", "gh", "ug", "tz", "zm", "zw", "bw", "na", "mt",
    "cy", "jm", "tt", "bb", "il", "at", "be", "ch", "de", "dk", "es", "fi", "fr", "gr", "it", "nl", "no", "pl", "pt", "ro", "ru", "tr",
    "ua", "br", "mx", "ar", "cl", "id", "th", "vn", "ae", "qa", "sa", "eg", "ma",
];

/// Regions whose dates in digits put the month first.
const MONTH_FIRST: &[&str] = &["us", "gov", "mil", "ph", "pr", "gu"];

/// Whether the outlet's country writes the day first: by the region of a language tag ("en-GB"), else by the last label of its
/// host ("tarrow-post.co.uk"). `None` where neither tells; South Africa and Canada write both ways.
#[must_use]
pub fn order_of_locale(language: Option<&str>, host: Option<&str>) -> Option<bool> {
    let of = |region: &str| {
        let within = |regions: &[&str]| regions.iter().any(|known| known.eq_ignore_ascii_case(region));
        if within(DAY_FIRST) { Some(true) } else { within(MONTH_FIRST).then_some(false) }
    };
    let region = language.and_then(|tag| tag.split(['-', '_']).skip(1).find(|part| part.len() == 2));
    region.and_then(of).or_else(|| host.and_then(|host| host.rsplit('.').next()).and_then(of))
}

/// Whether the dates in digits of a text put the day first, told by those of which one number is no month ("23/4/2025"); `None`
/// where there is none or they disagree.
#[must_use]
pub fn order_of_text(text: &str) -> Option<bool> {
    let bytes = text.as_bytes();
    let digits = |at: usize| bytes.get(at..).unwrap_or_default().iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
    let (mut day, mut month) = (false, false);
    let mut from = 0;
    while let Some(stroke) = bytes.get(from..).and_then(|rest| memchr::memchr(b'/', rest)).map(|at| from + at) {
        from = stroke + 1;
        let before = bytes.get(..stroke).unwrap_or_default().iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
        let second = digits(stroke + 1);
        let year = digits(stroke + 2 + second);
        if !matches!((before, second, year), (1 | 2, 1 | 2, 2 | 4)) || bytes.get(stroke + 1 + second) != Some(&b'/') {
            continue;
        }
        let number = |from: usize, len: usize| text.get(from..from + len).and_then(|digits| digits.parse::<u8>().ok());
        match (number(stroke - before, before), number(stroke + 1, second)) {
            (Some(13..=31), Some(1..=12)) => day = true,
            (Some(1..=12), Some(13..=31)) => month = true,
            _ => {}
        }
        from = stroke + 2 + second;
    }
    (day != month).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_of_an_outlet_tells_the_order() {
        assert_eq!(order_of_locale(Some("en-GB"), None), Some(true));
        assert_eq!(order_of_locale(Some("en-US"), Some("tarrow-post.co.uk")), Some(false));
        assert_eq!(order_of_locale(Some("en"), Some("tarrow-post.com.au")), Some(true));
        assert_eq!(order_of_locale(Some("en"), Some("tarrow-post.com")), None);
        assert_eq!(order_of_locale(Some("en-CA"), None), None);
        assert_eq!(order_of_locale(None, None), None);
    }

    #[test]
    fn a_number_above_twelve_tells_the_order_of_a_text() {
        assert_eq!(order_of_text("Filed on 3/4/2025 and heard on 23/4/2025."), Some(true));
        assert_eq!(order_of_text("Filed on 3/4/2025 and heard on 4/23/25."), Some(false));
        assert_eq!(order_of_text("Filed on 23/4/2025, heard on 4/23/2025."), None);
        assert_eq!(order_of_text("Open 24/7, up 3/4 of a mile, see a/b/c/2025 and 13/4."), None);
        assert_eq!(order_of_text("/1/2/3/"), None);
    }
}
