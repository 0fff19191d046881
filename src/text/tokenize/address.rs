//! Addresses of the Web and of e-mail.

use crate::text::tokens::Class;

/// Characters of an e-mail address, at most.
const LONGEST: usize = 320;

/// Length and class of an e-mail or Web address at the start of `rest`. Looks at one run without blanks.
pub(super) fn address(rest: &str) -> Option<(usize, Class)> {
    let head = rest.get(..8).unwrap_or(rest).as_bytes();
    let web = head.starts_with(b"http://") || head.starts_with(b"https://") || head.starts_with(b"www.");
    let run = || rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”')).unwrap_or(rest.len());
    let trimmed = |len: usize| {
        let text = rest.get(..len).unwrap_or("").trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        text.len()
    };
    if web {
        return Some((trimmed(run()), Class::URL));
    }
    // “example.org/a.html.The”: a sentence begins behind the file's name.
    let trimmed = |len: usize| {
        let len = trimmed(len);
        let text = rest.get(..len).unwrap_or("");
        let file = text.rsplit_once('.').filter(|(file, next)| {
            next.starts_with(char::is_uppercase) && [".html", ".htm", ".php", ".pdf", ".aspx"].iter().any(|ending| file.ends_with(ending))
        });
        file.map_or(len, |(file, _)| file.len())
    };
    // An e-mail address: the local part can't be longer than 64 bytes.
    let at = rest
        .bytes()
        .take(65)
        .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+')))
        .unwrap_or(rest.len().min(65));
    // A longer run is no address; looking no further keeps this linear.
    let short_run = || rest.char_indices().take(LONGEST).any(|(_, c)| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”'));
    if rest.as_bytes().get(at) == Some(&b'@') && (rest.len() < LONGEST || short_run()) {
        let len = trimmed(run());
        let host = rest.get(at + 1..len)?;
        let inside = host.len() > 1 && host.bytes().all(|b| b.is_ascii_alphanumeric());
        if (host.contains('.') || inside) && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')) {
            return Some((len, Class::EMAIL));
        }
    }
    // A bare host: two or more labels, the last a common top domain, or a path behind it.
    let len = rest.bytes().take(80).position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))).unwrap_or(rest.len().min(80));
    let host = rest.get(..len)?.trim_end_matches(['.', '-']);
    if let Some(len) = file(rest) {
        return Some((len, Class::URL));
    }
    let top = host.rsplit_once('.')?.1;
    // A news group, a package: “alt.animals.moles”.
    let small = |label: &str| label.len() > 1 && label.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    if host.split('.').count() > 2 && host.split('.').all(small) {
        return Some((host.len(), Class::URL));
    }
    let known = ["Com", "Org", "Net"].contains(&top)
        || ["com", "org", "net", "gov", "edu", "io", "info", "example"].contains(&top)
        || (host.matches('.').count() > 1 && ["uk", "de", "fr", "au"].contains(&top));
    (known && host.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())).then(|| {
        let len = if rest.as_bytes().get(host.len()) == Some(&b'/') { trimmed(run()) } else { host.len() };
        (len, Class::URL)
    })
}

/// Endings of the names of files.
const ENDINGS: &[&str] =
    &["pdf", "doc", "docx", "xls", "xlsx", "ppt", "csv", "txt", "htm", "html", "jpg", "jpeg", "png", "gif", "zip", "exe", "mp3", "mp4"];

/// Length of the name of a file at the start of `rest`: `plan_B2.pdf`.
fn file(rest: &str) -> Option<usize> {
    let run =
        rest.bytes().take(80).position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))).unwrap_or(rest.len().min(80));
    let name = rest.get(..run)?.trim_end_matches(['.', '-', '_']);
    let ending = name.rsplit_once('.')?.1;
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)).then_some(name.len())
}
