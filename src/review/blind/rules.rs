//! When names are withheld, and what is left of a case without them. Pure.

use super::model::{Names, Opened};
use crate::{
    applications::{
        folio::Folio,
        model::{Content, Filed, Paper},
    },
    review::{
        model::{Case, WholeCase},
        rules::Stage,
    },
};

/// Whether names are withheld: as the call says, until the resolution is published or somebody opens them.
pub fn withheld(blind: bool, stage: Stage, opened: bool) -> bool {
    blind && stage != Stage::Resolved && !opened
}

/// The names of a line, which are taken out of its cases where they are withheld.
pub fn names(withheld: bool, opened: Option<Opened>, cases: &mut [Case]) -> Names {
    if !withheld {
        return Names { withheld, filers: Vec::new(), opened };
    }
    let standing = cases.iter().filter(|case| !case.is_withdrawn());
    let mut filers: Vec<_> = standing.map(|case| (case.filed.association.clone(), case.filed.name.clone())).collect();
    filers.sort_by_key(|(_, name)| name.to_lowercase());
    cases.iter_mut().for_each(mask);
    Names { withheld, filers, opened }
}

fn mask(case: &mut Case) {
    case.filed.name.clear();
    for ((correction, _), number) in case.corrections.iter_mut().zip(1..) {
        if let Some(received) = &mut correction.answer {
            received.content.name.clear();
            received.content.stated = None;
            rename(&case.filed.folio, &format!("{number}-"), &mut received.content.papers);
        }
    }
}

/// What was filed without who filed it: no name, no legal person, no signature, and files named by the folio.
pub fn masked(mut filed: Filed) -> Filed {
    let Content { association, declaration, stated, papers, .. } = &mut filed.content;
    association.name.clear();
    association.legal_person = None;
    // Its words name the association too.
    (declaration.name, declaration.words) = (String::new(), String::new());
    *stated = None;
    rename(&filed.folio, "", papers);
    filed
}

fn rename(folio: &Folio, within: &str, papers: &mut [Paper]) {
    for (paper, number) in papers.iter_mut().zip(1..) {
        paper.name = format!("{folio}-{within}{number}.{}", paper.kind.ending());
    }
}

/// What a file is called where it is shown and when it is downloaded.
pub fn called(case: &WholeCase, file: &Paper) -> String {
    let answered = case.corrections.iter().filter_map(|(correction, _)| correction.answer.as_ref());
    let mut shown = case.filed.content.papers.iter().chain(answered.flat_map(|received| &received.content.papers));
    // One that is shown nowhere has no name that could be told.
    shown.find(|one| one.id == file.id).map_or_else(|| file.id.to_string(), |one| one.name.clone())
}
