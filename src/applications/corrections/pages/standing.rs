//! What was filed as it stands, for both sides: each part that was corrected says when, with what stood there before behind it.

use super::told::sides;
use crate::{
    applications::{
        corrections::{
            model::Part,
            standing::{Replaced, Standing},
            words,
        },
        model::Paper,
        pages::{FileName, Shown, applicant, sections},
    },
    calls::terms::LineTerms,
    i18n::td_string,
    ids::CorrectionId,
    web::{dates::in_both_cities, lang::Lang},
};
use leptos::prelude::*;

/// Where each side reads a correction, and a file of one.
pub struct Ways<'a> {
    pub correction: &'a dyn Fn(&CorrectionId) -> String,
    pub file: &'a dyn Fn(&CorrectionId, &Paper) -> String,
    /// A file as it stands now.
    pub name: FileName<'a>,
}

/// Answers, budget and papers as they are now.
pub fn standing(lang: Lang, standing: &Standing, ways: &Ways<'_>) -> AnyView {
    let content = &standing.content;
    let corrected = (!standing.is_as_filed())
        .then(|| view! { <div class="notice"><p>{td_string!(lang, corrections.as_it_stands)}</p></div> });
    let shown = Shown { mark: &|part| mark(lang, standing, part, ways), file: ways.name };
    let shown = sections(lang, &content.terms, (&content.answers, &content.budget, &content.papers), shown, None);
    view! { {corrected} {applicant(lang, &content.association)} {shown} }.into_any()
}

/// What is said beside a part that was corrected.
fn mark(lang: Lang, standing: &Standing, part: &Part, ways: &Ways<'_>) -> Option<AnyView> {
    let terms = &standing.content.terms;
    let each: Vec<_> = standing.replaced(part).map(|one| replaced(lang, terms, one, ways)).collect();
    (!each.is_empty()).then(|| each.into_any())
}

fn replaced(lang: Lang, terms: &LineTerms, one: &Replaced, ways: &Ways<'_>) -> AnyView {
    let at = td_string!(lang, corrections.corrected_on, at = in_both_cities(lang, one.at)).to_string();
    let (was, _) = sides(lang, terms, &one.change, &|paper| (ways.file)(&one.correction, paper));
    let name = words::part(lang, terms, &one.part);
    view! {
        <p>{at}" "<a href=(ways.correction)(&one.correction)>{td_string!(lang, corrections.see)}<span class="vh">": "{name.clone()}</span></a></p>
        <details>
            <summary>{td_string!(lang, corrections.see_before)}<span class="vh">": "{name}</span></summary>
            <dl class="facts"><div><dt>{td_string!(lang, corrections.before)}</dt>{was}</div></dl>
        </details>
    }
    .into_any()
}
