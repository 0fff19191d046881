//! The words that rules of phrases and clauses compare by name.

/// Every one of them, in lower case with straight apostrophes, sorted by bytes; a rule that compares a word that is missing here doesn't compile.
#[rustfmt::skip]
pub(super) const NAMED: &[&str] = &[
    "'", "'d", "'ll", ",", "-", "--", ".", "/", ":", ";", "?", "a", "able", "about", "according", "across", "addition", "admit", "admits",
    "admitted", "after", "afterwards", "again", "ago", "ahead", "all", "almost", "along", "amid", "amidst", "an", "and", "another", "any",
    "apart", "approximately", "apt", "around", "as", "aside", "assuming", "at", "avoid", "avoided", "avoids", "away", "barely", "because",
    "before", "began", "begin", "begins", "behind", "both", "but", "by", "called", "cannot", "certain", "close", "concerning", "consider",
    "considered", "considering", "continue", "continued", "continues", "contrary", "course", "denied", "denies", "deny", "despite",
    "doubt", "dozens", "dubbed", "due", "each", "earlier", "entitled", "especially", "even", "every", "everybody", "everyone",
    "everything", "example", "excluding", "fact", "far", "few", "fewer", "finish", "finished", "first", "following", "for", "free",
    "from", "general", "get", "gets", "getting", "given", "going", "got", "greater", "had", "half", "hardly", "he", "her", "higher", "him",
    "hundreds", "i", "if", "impossible", "in", "including", "inside", "instance", "instead", "irrespective", "it", "just", "keep",
    "keeps", "kept", "labeled", "labelled", "last", "later", "least", "less", "lest", "like", "likely", "little", "long", "longer",
    "made", "many", "me", "merely", "millions", "more", "most", "much", "must", "n't", "named", "near", "nearly", "neither", "never",
    "next", "nicknamed", "no", "nobody", "none", "nor", "not", "nothing", "notwithstanding", "now", "nowhere", "of", "on", "once",
    "one", "only", "opposed", "order", "other", "others", "ought", "out", "outside", "owing", "part", "particular", "particularly",
    "pending", "prior", "prohibit", "prohibited", "prohibits", "prone", "provided", "quit", "rather", "recent", "recommend",
    "recommended", "regard", "regarding", "regardless", "respect", "risk", "risked", "roughly", "scarcely", "several", "shall", "she",
    "short", "should", "simply", "since", "so", "some", "soon", "spend", "spent", "start", "started", "starts", "stop", "stopped",
    "stopping", "stops", "such", "suggest", "suggested", "sure", "termed", "than", "thanks", "that", "the", "them", "there", "they",
    "this", "though", "thousands", "through", "throughout", "till", "time", "titled", "to", "today", "together", "tomorrow", "tonight",
    "tried", "try", "turn", "unable", "unless", "unlikely", "until", "unwilling", "up", "us", "vain", "we", "well", "were", "what", "whatever",
    "when", "whenever", "where", "whereas", "whereby", "wherein", "wherever", "whether", "which", "while", "who", "whoever", "whom",
    "whose", "why", "will", "with", "without", "wo", "would", "yesterday", "yet", "you", "–", "—",
];
