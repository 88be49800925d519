//! By what a line is decided, as it was published: to read before any account, on the form on paper and before publication.

use crate::{
    applications::words::{both, level},
    calls::criteria::{Criterion, most},
    i18n::td_string,
    web::{counts, lang::Lang},
};
use leptos::prelude::*;

/// What each criterion looks at, its levels, and the most that can be reached. That none was published is said.
pub fn criteria(lang: Lang, criteria: &[Criterion]) -> AnyView {
    if criteria.is_empty() {
        return view! { <p class="nk">{td_string!(lang, criteria.none)}</p> }.into_any();
    }
    let most = td_string!(lang, criteria.most, points = counts::points(lang, most(criteria))).to_string();
    let items: Vec<_> = criteria.iter().map(|one| criterion(lang, one)).collect();
    view! { <p>{td_string!(lang, criteria.how)}" "{most}</p> <ol>{items}</ol> }.into_any()
}

fn criterion(lang: Lang, criterion: &Criterion) -> AnyView {
    let looks_at = both(lang, &criterion.looks_at).to_owned();
    let levels: Vec<_> = criterion.levels.iter().map(|one| view! { <li>{level(lang, one)}</li> }).collect();
    view! {
        <li>
            <b>{both(lang, &criterion.title).to_owned()}</b>
            {(!looks_at.is_empty()).then(|| view! { <p class="hint">{looks_at}</p> })}
            <ul>{levels}</ul>
        </li>
    }
    .into_any()
}
