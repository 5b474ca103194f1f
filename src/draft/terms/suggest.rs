//! What is offered of a candidate, with the reasons for it.

use std::collections::BTreeMap;

use super::Candidate;
use crate::draft::phrases::Why;
use crate::draft::story_file::slug;
use crate::draft::{Certainty, KnownTerm, Place, Suggested, Suggestion};
use crate::reason::Reason;

pub(super) fn suggest(
    candidate: Candidate,
    known: &[KnownTerm],
    ids: &mut BTreeMap<String, usize>,
) -> Suggestion {
    let mut reasons = Vec::new();
    let house = known
        .iter()
        .find(|term| std::iter::once(&term.label).chain(&term.aliases).any(|name| candidate.is_called(name)));
    let mut aliases = candidate.aliases.clone();
    let mut label = candidate.label.clone();
    let mut kind = candidate.kind;
    let mut definition = candidate.definition.as_ref().map(|(words, _)| words.clone());
    let mut defined_at = candidate.definition.map(|(_, place)| place);
    if let Some(house) = house {
        reasons.push(Reason::InGlossary);
        if house.label != label {
            aliases.push(std::mem::replace(&mut label, house.label.clone()));
        }
        aliases.extend(house.aliases.iter().cloned());
        aliases.retain(|alias| *alias != label);
        let mut seen = std::collections::BTreeSet::new();
        aliases.retain(|alias| seen.insert(alias.clone()));
        kind = house.kind.or(kind);
        definition = Some(house.definition.clone());
        defined_at = None;
    } else if definition.is_some() {
        reasons.push(if candidate.unsure { Reason::MayDefine } else { Reason::Defined });
    }
    if candidate.has_long_form {
        reasons.push(Reason::LongForm);
    }
    reasons.push(match candidate.why {
        None => Reason::Name,
        Some(Why::Named) => Reason::Called,
        Some(Why::Quoted) => Reason::Quoted,
        Some(Why::Recurs) => Reason::Recurs,
        Some(Why::Noun) => Reason::Noun,
        Some(Why::Compound | Why::Explained) => Reason::NounPhrase,
    });
    let mentions = candidate.places.len();
    reasons.push(Reason::Mentions(mentions));
    let certainty = match (&definition, candidate.why, candidate.doubtful) {
        (Some(_), ..) if candidate.unsure && house.is_none() => Certainty::Likely,
        (Some(_), ..) => Certainty::Certain,
        (None, None, false) => Certainty::Likely,
        _ => Certainty::Possible,
    };
    let place = candidate.places.first().cloned().unwrap_or(Place { passage: 0, part: 0, range: 0..0 });
    Suggestion {
        id: slug(&label, ids),
        what: Suggested::Term { label, aliases, kind, definition, defined_at, mentions },
        reasons,
        certainty,
        place,
    }
}
