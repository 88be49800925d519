//! What the law in force on election day says, and what it does not say; and what authorities did in the same election.

use super::{inside::precedents, words};
use crate::{
    calls::{
        model::{ElectoralPeriod, LegalBasis, Precedent},
        record::View,
    },
    i18n::td_string,
    record::{notes, parts, pieces, words as record_words},
    web::{address::Page, lang::Lang},
};
use leptos::prelude::*;

pub fn section(lang: Lang, view: &View<'_>, period: &ElectoralPeriod) -> AnyView {
    let found = in_force(view, period);
    if found.is_empty() {
        return view! {
            <h2 id="normas">{td_string!(lang, elections.law)}</h2>
            <p>{td_string!(lang, elections.law_none)}</p>
        }
        .into_any();
    }
    let items: Vec<_> = found.into_iter().map(|(basis, sure)| one(lang, basis, sure)).collect();
    view! {
        <h2 id="normas">{td_string!(lang, elections.law)}</h2>
        <p>{td_string!(lang, elections.law_intro)}</p>
        {items}
    }
    .into_any()
}

/// The same in short: each rule by its name, with what it does not say. Nothing where no rule is on record.
pub fn in_short(lang: Lang, view: &View<'_>, period: &ElectoralPeriod) -> Option<AnyView> {
    let items: Vec<_> = in_force(view, period)
        .into_iter()
        .map(|(basis, sure)| {
            let to = format!("{}#{}", Page::LegalBases.path(lang), basis.id);
            let unread = (!basis.read).then(|| view! { " " <span class="todo">{td_string!(lang, laws.unread)}</span> });
            let silent =
                pieces::silence(lang, basis).map(|silent| format!(" · {}: {silent}", td_string!(lang, laws.does_not_say)));
            let unsure = (!sure).then(|| view! { " " <span class="todo">{td_string!(lang, elections.law_unsure)}</span> });
            view! { <li><a href=to>{pieces::law_name(lang, basis)}</a> {unsure} {unread} {silent}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul>{items}</ul> }.into_any())
}

/// The same, unfolded on demand.
pub fn brief(lang: Lang, view: &View<'_>, period: &ElectoralPeriod) -> AnyView {
    let list = in_short(lang, view, period);
    list.map(|list| view! { <details><summary>{td_string!(lang, elections.law_brief)}</summary>{list}</details> }).into_any()
}

/// Rules on elections that bound here on election day; those of which that is not known come marked so.
fn in_force<'a>(view: &View<'a>, period: &ElectoralPeriod) -> Vec<(&'a LegalBasis, bool)> {
    let bases = view.record.legal_bases.values();
    bases.filter_map(|basis| basis.bound_in(period).map_or(Some((basis, false)), |yes| yes.then_some((basis, true)))).collect()
}

/// One rule: what it says, what it does not say, and whether its text was read. `sure`: it is known to have been in force.
pub fn one(lang: Lang, basis: &LegalBasis, sure: bool) -> AnyView {
    let to_verify = basis.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let unsure = (!sure).then(|| view! { <p class="meta">{td_string!(lang, elections.law_force_not_known)}</p> });
    let to = format!("{}#{}", Page::LegalBases.path(lang), basis.id);
    let name = pieces::law_name(lang, basis);
    view! {
        <section class="finding">
            <h3><a href=to>{name}</a>{to_verify}</h3>
            {unsure}
            {pieces::unread(lang, basis)}
            <dl class="facts">
                {pieces::row(td_string!(lang, laws.says), pieces::as_written(lang, &basis.rule_summary))}
                {pieces::silence(lang, basis).map(|silent| pieces::row(td_string!(lang, laws.does_not_say), silent))}
            </dl>
        </section>
    }
    .into_any()
}

/// What authorities did, said or advised about stopping programmes in the same election.
pub fn same_election(lang: Lang, view: &View<'_>, period: &ElectoralPeriod) -> AnyView {
    let found = precedents(view, period);
    if found.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = found.into_iter().map(|one| precedent(lang, one)).collect();
    view! {
        <h2>{td_string!(lang, elections.precedents)}</h2>
        <p>{td_string!(lang, elections.precedents_intro)}</p>
        <ol class="acts">{items}</ol>
    }
    .into_any()
}

fn precedent(lang: Lang, one: &Precedent) -> AnyView {
    let start = record_words::partial(lang, one.start);
    let when = match one.end {
        Some(end) => td_string!(lang, elections.from_to, from = start, to = record_words::partial(lang, end)).to_string(),
        None => start,
    };
    let to_verify = one.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let exceptions = (one.exceptions != "-").then(|| {
        view! { <p>{td_string!(lang, elections.precedent_exceptions)} " " {notes::note(lang, &one.exceptions)}</p> }
    });
    view! {
        <li>
            <span class="when">{when}</span>
            <div>
                <p><b>{words::precedent(lang, one.kind)}</b> " · " {notes::note(lang, &one.authority)}{to_verify}</p>
                <p>{notes::note(lang, &one.what)}</p>
                {exceptions}
                <p>{td_string!(lang, elections.precedent_basis)} " " {notes::note(lang, &one.claimed_basis)}</p>
                <p class="source">{parts::source(lang, &one.source)}</p>
            </div>
        </li>
    }
    .into_any()
}
