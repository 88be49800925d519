//! What was found, sort by sort, each thing with its stamp where it has one.

use super::{
    find::{Found, Group},
    marks::{excerpt, marked},
    question::{Question, Word},
    told::{self, Told},
};
use crate::{
    calls::{index::Thing, record::Record, standing::CallStanding},
    error::Result,
    i18n::td_string,
    record::{commitments, parts, words::number},
    web::{address::Page, lang::Lang, parts::pager, visit::Visit},
};
use leptos::prelude::*;

/// What is shown of each group, in the groups' order.
pub async fn told(visit: &Visit, record: &Record, found: &Found) -> Result<Vec<Vec<Told>>> {
    let mut all = Vec::new();
    for group in &found.groups {
        all.push(told::told(&visit.app, record, group.thing, &group.ids, visit.lang, visit.now).await?);
    }
    Ok(all)
}

fn count(group: &Group) -> String {
    let counted = number(i64::try_from(group.counted()).unwrap_or(i64::MAX));
    if group.is_more_than_counted() { format!("{counted}+") } else { counted }
}

/// One sort alone, as links; nothing where only one was found.
pub fn sorts(lang: Lang, question: &Question, found: &Found) -> AnyView {
    if let Some(thing) = question.thing {
        let all = Question { thing: None, page: 1, ..question.clone() };
        let href = format!("{}{}", Page::Search.path(lang), all.to_query());
        let label = td_string!(lang, search.only, sort = name(lang, thing)).to_string();
        return view! { <p class="noprint">{label} " " <a href=href>{td_string!(lang, search.in_all)}</a></p> }.into_any();
    }
    if found.groups.len() < 2 {
        return ().into_any();
    }
    let links: Vec<_> = found
        .groups
        .iter()
        .map(|group| {
            let word = format!("{} ({})", name(lang, group.thing), count(group));
            view! { <li><a href=format!("#{}", group.thing.name())>{word}</a></li> }
        })
        .collect();
    let label = td_string!(lang, search.sorts);
    view! { <nav class="noprint" aria-label=label><ul class="chips">{links}</ul></nav> }.into_any()
}

pub fn sections(lang: Lang, question: &Question, found: &Found, told: Vec<Vec<Told>>) -> AnyView {
    let sections: Vec<_> =
        found.groups.iter().zip(told).map(|(group, told)| section(lang, question, &found.words, group, &told)).collect();
    view! { {sections} }.into_any()
}

fn section(lang: Lang, question: &Question, words: &[Word], group: &Group, told: &[Told]) -> AnyView {
    let id = group.thing.name();
    let items: Vec<_> = told.iter().map(|one| item(lang, words, one)).collect();
    let more = match question.thing {
        None if group.count > told.len() => {
            let only = Question { thing: Some(group.thing), page: 1, ..question.clone() };
            let href = format!("{}{}", Page::Search.path(lang), only.to_query());
            let says =
                td_string!(lang, search.all_of, n = count(group), sort = name(lang, group.thing).to_lowercase()).to_string();
            view! { <p><a href=href>{says}</a></p> }.into_any()
        }
        None => ().into_any(),
        Some(_) => pages(lang, question, group),
    };
    view! {
        <section aria-labelledby=id>
            <h2 id=id>{name(lang, group.thing)} " (" {count(group)} ")"</h2>
            <ul class="calls">{items}</ul>
            {more}
        </section>
    }
    .into_any()
}

fn item(lang: Lang, words: &[Word], one: &Told) -> AnyView {
    let text = excerpt(&one.texts, words).map(|one| {
        let lead = one.lead.map(|lead| format!("{lead} "));
        view! { <p>{lead} {marked(&one.text, words)}</p> }
    });
    let superseded = one.is_superseded.then(|| view! { " " <span class="todo">{td_string!(lang, record.superseded)}</span> });
    let to_verify = one.is_to_verify.then(|| view! { " " {parts::to_verify(lang)} });
    let stamp = match (&one.standing, one.thing) {
        (Some(CallStanding::Same(kind)), Thing::Commitment) => commitments::words::stamp(lang, *kind),
        (Some(standing), _) => parts::stamps(lang, standing),
        (None, _) => ().into_any(),
    };
    view! {
        <li>
            <div>
                <h3><a href=one.to.clone() lang=one.title_lang>{marked(&one.title, words)}</a></h3>
                <p class="meta">{marked(&one.around, words)} {superseded} {to_verify}</p>
                {text}
            </div>
            {stamp}
        </li>
    }
    .into_any()
}

fn pages(lang: Lang, question: &Question, group: &Group) -> AnyView {
    let to = |page: usize| format!("{}{}", Page::Search.path(lang), Question { page, ..question.clone() }.to_query());
    pager(lang, question.page, group.pages(), to)
}

/// What a sort is called, of several.
fn name(lang: Lang, thing: Thing) -> &'static str {
    match thing {
        Thing::Call => td_string!(lang, search.calls),
        Thing::Institution => td_string!(lang, search.institutions),
        Thing::Programme => td_string!(lang, search.programmes),
        Thing::Commitment => td_string!(lang, search.commitments),
        Thing::ElectoralPeriod => td_string!(lang, search.elections),
        Thing::LegalBasis => td_string!(lang, search.laws),
        Thing::Fact => td_string!(lang, search.facts),
        Thing::Document => td_string!(lang, search.documents),
    }
}
