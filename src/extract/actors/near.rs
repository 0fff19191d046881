//! Small words that say something of the name beside them, each looked up once a mention.

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
         government commission committee hospital church federation association nations force forces assembly house cabinet league \
         un eu nato",
        Near::PUBLIC,
    ),
    (
        "mount mt. mt lake cape port fort san santa los las saint st. new north south east west upper lower central northern \
         southern eastern western el la le puerto villa rio tel",
        Near::PLACE_FIRST,
    ),
    ("of for on against in", Near::COMPLEMENT),
];

/// Slots of the table, a power of two; no more than half are taken.
const SLOTS: usize = 512;

/// Every word of the lists by its hash, with what it may be; hash 0 is a free slot.
static TABLE: [(u64, Near); SLOTS] = {
    let mut table = [(0, Near::empty()); SLOTS];
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
            let mut at = hash as usize % SLOTS;
            while table[at].0 != 0 && table[at].0 != hash {
                at = (at + 1) % SLOTS;
            }
            table[at] = (hash, table[at].1.union(near));
            end += 1;
        }
        row += 1;
    }
    table
};

/// What the word with this hash may be.
pub(super) fn near(hash: u64) -> Near {
    let mut at = hash as usize;
    loop {
        match TABLE.get(at % SLOTS) {
            Some((known, near)) if *known == hash => return *near,
            Some((0, _)) | None => return Near::empty(),
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexicon::key::hash;

    #[test]
    fn every_word_is_found() {
        let of = |word: &str| hash(word, 0, word.len()).map_or(Near::empty(), near);
        for (list, near) in LISTS {
            assert!(list.split(' ').all(|word| of(word).contains(*near)));
        }
        assert!(TABLE.iter().filter(|(hash, _)| *hash != 0).count() * 2 <= SLOTS);
        assert_eq!(of("The"), Near::THE);
        assert_eq!(of("Throughout-and-throughout"), Near::empty());
        assert_eq!(near(0), Near::empty());
    }
}
