//! Which rules of law bind the authority of a call, on a subject and a day. Pure.

use super::{
    dates::local_day,
    model::{Call, Confidence, Jurisdiction, LegalBasis},
    record::View,
};
use crate::clock::Now;

/// What one asks an authority by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// For information, and against a refusal of it.
    Access,
    /// For an answer.
    Petition,
    /// That somebody else looks at what was not done.
    Complaint,
}

impl About {
    fn topics(self) -> &'static [&'static str] {
        match self {
            Self::Access => &["access_request", "access_appeal"],
            Self::Petition => &["petition"],
            Self::Complaint => &["complaint"],
        }
    }
}

/// Rules about something that bind a call's authority on the day asked about; where it is not known since when, too.
pub fn binding<'a>(view: &View<'a>, call: &Call, about: About, now: Now) -> Vec<&'a LegalBasis> {
    let day = local_day(view.instant(call.zone(), now), call.zone());
    let binds = |basis: &&LegalBasis| {
        about.topics().contains(&basis.topic.as_str())
            && binds_there(about, &basis.jurisdiction, &call.jurisdiction)
            && basis.in_force_on(day).unwrap_or(true)
    };
    view.record.legal_bases.values().filter(binds).collect()
}

/// Those of them that are sure enough to be cited to the authority: with a source of their own and a known article. In a request for
/// information only the one by which it is made: others are for those who were refused, or who ask for money's sake.
pub fn cited<'a>(view: &View<'a>, call: &Call, about: About, now: Now) -> Vec<&'a LegalBasis> {
    let mut bases = binding(view, call, about, now);
    bases.retain(|basis| {
        basis.confidence == Confidence::Sourced
            && basis.article.starts_with(|first: char| first.is_ascii_digit())
            && (about != About::Access || basis.asked_through.is_some())
    });
    bases
}

/// Requests for information go by one law alone: the city's, the federation's, or the state's. Of other rules the federation's binds a
/// city's body beside the city's own.
fn binds_there(about: About, whose: &Jurisdiction, of: &Jurisdiction) -> bool {
    let (whose, of) = (key(whose), key(of));
    whose == of || about != About::Access && whose == "MX" && of == "CDMX"
}

/// Whose law it is: the city's, the federation's, or the state's for what is in Illinois.
fn key(jurisdiction: &Jurisdiction) -> &'static str {
    match jurisdiction.as_str() {
        "Chicago" | "Illinois" | "IL" => "IL",
        "US" => "US",
        name if name == "CDMX" || name.starts_with("CDMX:") => "CDMX",
        _ => "MX",
    }
}
