//! Names of a draft.

use super::sources::At;
use super::{Desk, file};
use crate::check::Code;
use crate::model::{ActorKind, ActorRecord, MentionForm};
use crate::reconcile::{join, words_from};

/// Words of a name that differ in so many letters are one word spelled in two ways, by the length of the word.
const SLIPS: &[(usize, usize)] = &[(8, 2), (5, 1)];

/// Says which names no source has, and which ones the sources write differently.
pub(super) fn check(desk: &mut Desk<'_, '_>) {
    let draft = desk.draft;
    let mut all = vec![draft];
    all.extend(&desk.sources.articles);
    let entities = join(&all);
    let outlet = draft.source.as_ref().and_then(|source| source.name.as_deref());
    for actor in &draft.actors {
        let checked = !matches!(actor.kind, ActorKind::Group | ActorKind::Other) && Some(actor.name.as_str()) != outlet;
        let Some(mention) = actor.mentions.iter().find(|mention| mention.form == MentionForm::Name).filter(|_| checked) else { continue };
        let entity = entities.of(0, &actor.id);
        let known = all.iter().enumerate().skip(1).any(|(at, source)| {
            source.actors.iter().any(|other| other.kind == actor.kind && same_name(other, actor) && entities.of(at, &other.id) == entity)
        });
        let name = name_words(&actor.name);
        if known || name.is_empty() || !desk.sources.phrase(&name).is_empty() || with_a_middle(desk, &name) {
            continue;
        }
        if let Some((at, word)) = differs(desk, actor, &name) {
            let Some(spot) = desk.sources.spot(at, 1) else { continue };
            let message = format!("“{}”: {} has “{word}”", actor.name, file(spot.article));
            desk.say(Code::NameDiffers, message, &mention.span, &actor.name, vec![(spot, format!("“{word}”"))]);
        } else {
            let near = desk.nearest(&mention.span);
            desk.say(Code::NameUnsupported, format!("“{}” stands in no source", actor.name), &mention.span, &actor.name, near);
        }
    }
}

/// Whether a full name of the one is one of the other: a surname alone may be anybody's.
fn same_name(a: &ActorRecord, b: &ActorRecord) -> bool {
    let names = |actor: &ActorRecord| std::iter::once(actor.name.clone()).chain(actor.aliases.clone()).collect::<Vec<_>>();
    a.kind != ActorKind::Person || names(a).iter().any(|name| names(b).contains(name))
}

fn name_words(name: &str) -> Vec<String> {
    let mut quoted = false;
    let mut words: Vec<String> = words_from(name, &mut quoted).into_iter().map(|word| word.norm).collect();
    if words.len() > 1 && words.first().is_some_and(|first| first == "the") {
        words.remove(0);
    }
    words
}

/// Whether the first and last words of a name stand close together: a middle name or an initial more or less.
fn with_a_middle(desk: &Desk<'_, '_>, name: &[String]) -> bool {
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return false };
    let near = |at: &At| {
        (1..=3)
            .any(|back| at.1.checked_sub(back).and_then(|before| desk.sources.word((at.0, before))).is_some_and(|(word, _)| word == first))
    };
    name.len() > 1 && desk.sources.of(last).iter().any(near)
}

/// The word of the sources that stands where the draft's name has another: spelled nearly so, or another first name of a person.
fn differs(desk: &Desk<'_, '_>, actor: &ActorRecord, name: &[String]) -> Option<(At, String)> {
    let missing: Vec<&String> = name.iter().filter(|word| !desk.sources.has(word)).collect();
    for word in &missing {
        let length = word.chars().count();
        let Some(&(_, slips)) = SLIPS.iter().find(|(least, _)| length >= *least) else { continue };
        let near = desk.sources.capitals().filter(|(other, _)| {
            other.chars().next() == word.chars().next()
                && other.chars().count().abs_diff(length) <= slips
                && !inflected(word, other)
                && strsim::damerau_levenshtein(word, other) <= slips
        });
        // The words around it must be the name's: a like word alone is another name.
        let fits = |at: At| {
            let Some(place) = name.iter().position(|other| other == *word) else { return false };
            let beside = |by: i64| {
                let own = usize::try_from(place as i64 + by).ok().and_then(|at| name.get(at));
                let other = u32::try_from(i64::from(at.1) + by).ok().and_then(|number| desk.sources.word((at.0, number)));
                own.zip(other).is_some_and(|(own, (other, _))| own == other)
            };
            name.len() == 1 || beside(-1) || beside(1)
        };
        if let Some((other, at)) =
            near.filter(|(_, at)| fits(*at)).min_by_key(|(other, at)| (strsim::damerau_levenshtein(word, other), *at))
        {
            return Some((at, capitalised(other)));
        }
    }
    let [first, .., last] = name else { return None };
    if actor.kind != ActorKind::Person {
        return None;
    }
    // Another first name before the surname, in a name that the sources know for a person's.
    desk.sources.articles.iter().zip(0u32..).find_map(|(article, number)| {
        let person = article.actors.iter().filter(|other| other.kind == ActorKind::Person).find_map(|other| {
            let words = name_words(&other.name);
            let surname = words.len() > 1 && words.last() == Some(last) && words.first() != Some(first);
            surname.then(|| (words, other.name.clone()))
        })?;
        let at = desk.sources.phrase(&person.0).into_iter().find(|at| at.0 == number)?;
        Some((at, person.1))
    })
}

/// Whether the one is the other's plural or adjective: no slip of spelling.
fn inflected(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|ending| matches!(ending, "s" | "n" | "an" | "es" | "i" | "ns"))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
