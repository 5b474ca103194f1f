//! The keys of a language's words. The build checks the files against them.

/// What every language has words for; a key may stay empty.
pub(crate) const REQUIRED: [&str; 38] = [
    "abbreviations",
    "adjectives",
    "and",
    "articles",
    "attribution",
    "byline",
    "captions",
    "clauses",
    "compared",
    "conditional",
    "connectives",
    "connectors",
    "copula",
    "definite",
    "drop_before_date",
    "endings",
    "event",
    "generally",
    "honorifics",
    "indefinite",
    "inside_names",
    "is",
    "law",
    "linking",
    "named",
    "not_names",
    "of_date",
    "organisation",
    "per",
    "place",
    "place_prepositions",
    "prepositions",
    "project",
    "relative",
    "speech",
    "stop",
    "subordinate",
    "titles",
];

/// What only some languages have.
pub(crate) const OPTIONAL: [&str; 17] = [
    "declined_endings",
    "demonyms",
    "deverbal",
    "generic",
    "genitive",
    "infinitives",
    "institutions",
    "name_endings",
    "not_nouns",
    "noun_endings",
    "partitive",
    "participle_before",
    "past_endings",
    "plural_endings",
    "settlements",
    "subject_goes_on",
    "verbs",
];

/// Habits of writing, which a language has (`yes`) or has not.
pub(crate) const FLAGS: [&str; 6] =
    ["compounds", "dates_qualify", "nouns_capitalised", "ordinal_stop", "small_laws", "small_months"];
