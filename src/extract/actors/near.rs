//! Small words that say something of the name beside them, each looked up once a mention.

use std::hint::select_unpredictable;

use crate::text::lexicon::key::of_ascii;

bitflags::bitflags! {
    /// What a word beside a name may be.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Near: u32 {
        /// A place is behind it: “near Wexbury”.
        const WITHIN = 1;
        /// “in”.
        const IN = 1 << 1;
        /// A place may be behind it: “from Wexbury”.
        const TOWARDS = 1 << 2;
        /// “at”.
        const AT = 1 << 3;
        /// “on”.
        const ON = 1 << 4;
        /// “the”.
        const THE = 1 << 5;
        /// An indefinite determiner.
        const ANY = 1 << 6;
        /// Between the sides of a match or a lawsuit.
        const VERSUS = 1 << 7;
        /// “of”.
        const OF = 1 << 8;
        /// A place is behind its article: “into the Valley”.
        const INTO = 1 << 9;
        /// A verb of speech or thought: what persons and organizations do.
        const SAYS = 1 << 10;
        /// A noun that a ruler's or a candidate's name tells apart: “the Brell administration”.
        const RULE = 1 << 11;
        /// A side that wins is before it.
        const BEATS = 1 << 12;
        /// A side that plays is behind it.
        const AGAINST = 1 << 13;
        /// “he” and its forms.
        const HE = 1 << 14;
        /// “she” and its forms.
        const SHE = 1 << 15;
        /// “it” and its forms.
        const IT = 1 << 16;
        /// “they” and its forms.
        const THEY = 1 << 17;
        /// A relative pronoun.
        const WHO = 1 << 18;
        /// A noun for a business.
        const BUSINESS = 1 << 19;
        /// A noun that any organization answers to.
        const BODY = 1 << 20;
        /// Heads a name that is no business's.
        const PUBLIC = 1 << 21;
        /// The first word of places' names: “Mount”.
        const PLACE_FIRST = 1 << 22;
        /// Parts a head noun from its complement: “of”, “for”.
        const COMPLEMENT = 1 << 23;
        /// “where”.
        const WHERE = 1 << 24;
        /// A small word inside foreign names.
        const PARTICLE = 1 << 25;
        /// May join capitalised words to one name, a comma aside.
        const JOINT = 1 << 26;
    }
}

/// Every list, words parted by blanks, with its bit.
const LISTS: &[(&str, Near)] = &[
    ("in near throughout across outside inside", Near::WITHIN),
    ("in", Near::IN),
    ("to from into toward towards around", Near::TOWARDS),
    ("at", Near::AT),
    ("on", Near::ON),
    ("the", Near::THE),
    ("where", Near::WHERE),
    ("a an another every each", Near::ANY),
    ("v vs v. vs.", Near::VERSUS),
    ("of", Near::OF),
    ("in across throughout into inside outside around", Near::INTO),
    (
        "said says told added announced warned argued claimed insisted stated explained noted replied tweeted wrote asked urged \
         denied admitted confirmed reported declined vowed pledged suggested believes believed thinks thought wants wanted decided \
         agreed refused criticized criticised condemned praised accused promised recalled acknowledged revealed disclosed declared \
         observed",
        Near::SAYS,
    ),
    ("administration regime dictatorship presidency era family campaign cabinet brothers clan", Near::RULE),
    ("beat beats defeated thrashed drew", Near::BEATS),
    ("beat beats defeated thrashed against v vs", Near::AGAINST),
    ("he him his himself", Near::HE),
    ("she her hers herself", Near::SHE),
    ("it its itself", Near::IT),
    ("they them their themselves", Near::THEY),
    ("who whose whom which", Near::WHO),
    (
        "company firm corporation conglomerate giant startup maker manufacturer retailer supplier automaker carmaker airline lender \
         insurer developer operator brand chain builder carrier",
        Near::BUSINESS,
    ),
    (
        "group organization organisation body agency nonprofit charity outlet newspaper paper publication broadcaster magazine daily",
        Near::BODY,
    ),
    (
        "ministry department university college school council parliament senate congress police army navy court party union \
         government commission committee hospital church federation association agency bureau authority tribunal nations force \
         forces assembly house cabinet league un eu nato",
        Near::PUBLIC,
    ),
    (
        "mount mt. mt lake cape port fort san santa los las saint st. new north south east west upper lower central northern \
         southern eastern western el la le puerto villa rio tel",
        Near::PLACE_FIRST,
    ),
    ("of for on against in", Near::COMPLEMENT),
    (
        "van von der den ter ten de la le del della di da dos das do du des bin ibn ben bint abu al el ul ur y e et zu zum dello degli \
         dei as ad ar ash los las och und wa ya ole ka",
        Near::PARTICLE.union(Near::JOINT),
    ),
    ("of for on against and & ' 's", Near::JOINT),
];

/// Slots of the table, a power of two; an eighth is taken.
const SLOTS: usize = 1 << 11;

/// The slot that a word with this hash has, or it stands in the next one. Of the bits that may choose a slot, these are some by which
/// no word of the lists has to stand farther behind.
const fn slot(hash: u64) -> usize {
    (hash >> 50) as usize % SLOTS
}

/// Slots that a word of the lists may stand in, and slots of the table with room for that at the end.
const REACH: usize = 2;
const ROWS: usize = SLOTS + REACH;

/// Every word of the lists by its hash's low half, with what it may be; 0 is a free slot.
static TABLE: [(u32, Near); ROWS] = {
    let mut table = [(0, Near::empty()); ROWS];
    let mut row = 0;
    while row < LISTS.len() {
        let (list, near) = (LISTS[row].0.as_bytes(), LISTS[row].1);
        let mut end = 0;
        while end < list.len() {
            let start = end;
            while end < list.len() && list[end] != b' ' {
                end += 1;
            }
            let hash = of_ascii(list, start, end);
            let mut at = slot(hash);
            while table[at].0 != 0 && table[at].0 != hash as u32 {
                at += 1;
            }
            assert!(at < slot(hash) + REACH, "a word out of reach");
            table[at] = (hash as u32, table[at].1.union(near));
            end += 1;
        }
        row += 1;
    }
    table
};

/// What the word or mark with this hash may be. Whether it is in the lists cannot be foretold, so that no branch asks.
#[inline]
pub(super) fn near(hash: u64) -> Near {
    let start = slot(hash);
    let rows = TABLE.get(start..start + REACH).unwrap_or_default();
    let told = |&(known, near): &(u32, Near)| select_unpredictable(known == hash as u32, near.bits(), 0);
    Near::from_bits_retain(rows.iter().fold(0, |sum, row| sum | told(row)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::actors::nominals;
    use crate::text::lexicon::key::hash;
    use crate::text::lexicon::{Lex, of_word};

    #[test]
    fn every_word_is_found() {
        let of = |word: &str| hash(word, 0, word.len()).map_or(Near::empty(), near);
        for (list, near) in LISTS {
            assert!(list.split(' ').all(|word| of(word).contains(*near)));
        }
        assert_eq!(of("The"), Near::THE);
        assert_eq!(of("Throughout-and-throughout"), Near::empty());
        assert_eq!(near(0), Near::empty());
        let nouns = LISTS.iter().filter(|(_, near)| near.intersects(Near::BUSINESS | Near::BODY));
        assert!(nouns.flat_map(|(list, _)| list.split(' ')).all(|noun| of_word(noun).intersects(nominals::HEADS)));
        let joints = LISTS.iter().filter(|(_, near)| near.contains(Near::COMPLEMENT));
        assert!(joints.flat_map(|(list, _)| list.split(' ')).all(|word| of_word(word).contains(Lex::FUNCTION)));
    }
}
