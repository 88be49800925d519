//! A correction to read: what was asked and why, the part before and after. The same for both sides.

use crate::{
    applications::{
        corrections::{
            model::{Correction, Item},
            rules::{self, Change},
            term::Term,
            words,
        },
        model::{Content, Paper},
        pages::{money_table, said_answer},
        papers::size_words,
    },
    calls::terms::LineTerms,
    clock::Now,
    i18n::td_string,
    web::{dates::in_both_cities, lang::Lang},
};
use leptos::prelude::*;

/// Where a file can be read, by its reference.
type Link<'a> = &'a dyn Fn(&Paper) -> String;

/// A correction that is no longer written on. `filed`: what was filed, with the answers to earlier ones.
pub fn told(lang: Lang, correction: &Correction, filed: &Content, term: &Term, now: Now, link: Link<'_>) -> AnyView {
    let state = rules::state(correction.answer.as_ref().map(|answer| answer.at), term.until, now);
    let after = correction.answer.as_ref().map(|answer| rules::corrected(filed, &correction.asked, &answer.content));
    let is_told = |one: &&Item| after.as_ref().is_none_or(|after| rules::is_told(one, filed, after));
    let told = correction.asked.items.iter().filter(is_told);
    let items: Vec<_> = told.map(|one| item(lang, one, filed, after.as_ref(), link)).collect();
    let turned = after.as_ref().map(|after| turned(lang, filed, after));
    let words = &correction.asked.words;
    let words = (!words.is_empty()).then(|| view! { <p class="typed">{words.clone()}</p> });
    let received = correction.answer.as_ref().map(|answer| {
        // A name that is withheld leaves no gap.
        let signed = (!answer.content.name.is_empty()).then(|| {
            view! { <div><dt>{td_string!(lang, applications.signed_by)}</dt><dd>{answer.content.name.clone()}</dd></div> }
        });
        let note = (!answer.content.note.is_empty()).then(|| {
            view! { <div><dt>{td_string!(lang, corrections.note)}</dt><dd class="typed">{answer.content.note.clone()}</dd></div> }
        });
        view! {
            <dl class="facts">
                <div><dt>{td_string!(lang, corrections.received_on)}</dt><dd>{in_both_cities(lang, answer.at)}</dd></div>
                {signed}
                {note}
                <div><dt>{td_string!(lang, applications.content_hash)}</dt><dd class="code">{answer.content_sha256.clone()}</dd></div>
                <div><dt>{td_string!(lang, applications.ledger_position)}</dt><dd class="code">{answer.position.to_string()}</dd></div>
            </dl>
        }
    });
    view! {
        <p class="lead">{words::state(lang, state)}</p>
        <dl class="facts">
            <div><dt>{td_string!(lang, corrections.asked_on)}</dt><dd>{in_both_cities(lang, correction.asked_at)}</dd></div>
            <div><dt>{td_string!(lang, corrections.term_title)}</dt><dd>{words::term(lang, &correction.asked, term)}</dd></div>
        </dl>
        {words}
        {items}
        {turned}
        {received}
    }
    .into_any()
}

/// What is asked no more by the answers as they are after a correction.
fn turned(lang: Lang, before: &Content, after: &Content) -> Option<AnyView> {
    let closed = rules::turns(&before.terms, &before.answers, &after.answers).closed;
    let names = words::parts(lang, &before.terms, &closed);
    (!closed.is_empty())
        .then(|| view! { <p class="notice">{td_string!(lang, corrections.closed, parts = names).to_string()}</p> }.into_any())
}

/// One part: why, as it was, and as it is.
pub fn item(lang: Lang, item: &Item, before: &Content, after: Option<&Content>, link: Link<'_>) -> AnyView {
    let terms = &before.terms;
    let change = rules::change(&item.part, before, after.unwrap_or(before));
    let unchanged = after.is_some() && change.is_none();
    let (was, is) = sides(lang, terms, &change, link);
    let after = match after {
        None => ().into_any(),
        Some(_) if unchanged => {
            view! { <div><dt>{td_string!(lang, corrections.after)}</dt><dd>{td_string!(lang, corrections.unchanged)}</dd></div> }
                .into_any()
        }
        Some(_) => view! { <div><dt>{td_string!(lang, corrections.after)}</dt>{is}</div> }.into_any(),
    };
    view! {
        <section>
            <h3>{words::part(lang, terms, &item.part)}</h3>
            <dl class="facts">
                <div><dt>{td_string!(lang, corrections.reason)}</dt><dd class="typed">{words::why(lang, terms, item)}</dd></div>
                <div><dt>{td_string!(lang, corrections.before)}</dt>{was}</div>
                {after}
            </dl>
        </section>
    }
    .into_any()
}

/// A part before and after, each as what stands beside its name.
pub fn sides(lang: Lang, terms: &LineTerms, change: &Change, link: Link<'_>) -> (AnyView, AnyView) {
    match change {
        Change::Answer { question, before, after } => {
            let said =
                |given| terms.question(question).map(|question| said_answer(lang, question, given, terms.currency)).into_any();
            (said(before), said(after))
        }
        Change::Budget { before, after } => {
            let table = |budget| view! { <dd>{money_table(lang, terms, budget)}</dd> }.into_any();
            (table(before), table(after))
        }
        Change::Papers { before, after, .. } => {
            let list = |papers| view! { <dd>{files(lang, papers, link)}</dd> }.into_any();
            (list(before), list(after))
        }
    }
}

pub fn files(lang: Lang, papers: &[Paper], link: Link<'_>) -> AnyView {
    if papers.is_empty() {
        return td_string!(lang, applications.no_file).into_any();
    }
    let items: Vec<_> = papers
        .iter()
        .map(|paper| {
            view! {
                <li><a href=link(paper)>{paper.name.clone()}</a>" · "{size_words(paper.bytes)}
                    <p class="meta">{td_string!(lang, applications.sha256)}" "<code>{paper.sha256.clone()}</code></p></li>
            }
        })
        .collect();
    view! { <ul>{items}</ul> }.into_any()
}
