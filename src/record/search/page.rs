//! The page of a search: the box, what was understood, what was found; and where nothing was, what to try.

use super::{
    find::{self, Found, MOST},
    question::Question,
    results, standings,
};
use crate::{
    calls::live,
    error::{Error, Result},
    i18n::td_string,
    record::words::number,
    web::{address::Page, counts, lang::Lang, shell::Head, visit::Visit},
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit) -> Result<Response> {
    let question = Question::parse(visit.uri.query().unwrap_or_default())?;
    let record = live::record(&visit.app).await?;
    let found = find::find(&visit.app, &record, &question).await?;
    let beyond = found.groups.iter().any(|group| question.page > group.pages()) || (question.page > 1 && found.groups.is_empty());
    if beyond {
        return Err(Error::NotFound);
    }
    let groups = results::told(&visit, &record, &found).await?;
    let lang = visit.lang;
    let title = match question.typed.as_str() {
        "" => td_string!(lang, search.title).to_owned(),
        typed => td_string!(lang, search.head, text = typed.to_owned()).to_string(),
    };
    // Addresses of searches are as many as words: none is another search's result.
    let head = Head { private: !question.typed.is_empty(), ..Head::new(title) }.description(td_string!(lang, search.lead));
    Ok(visit.page(head, || {
        view! {
            <h1>{td_string!(lang, search.title)}</h1>
            {form(lang, &question.typed)}
            <p class="meta">{td_string!(lang, search.of_today)}</p>
            {standings::links(lang, &found.standings, &record, visit.now)}
            {understood(lang, &question, &found)}
            {results::sorts(lang, &question, &found)}
            {results::sections(lang, &question, &found, groups)}
        }
    }))
}

/// The search box: a plain form, on every page the same.
pub fn form(lang: Lang, text: &str) -> AnyView {
    view! {
        <form class="search noprint" role="search" method="get" action=Page::Search.path(lang)>
            <label r#for="buscar">{td_string!(lang, search.label)}</label>
            <div class="inline">
                <input r#type="search" id="buscar" name="q" value=text.to_owned() maxlength="200"/>
                <button class="button">{td_string!(lang, search.button)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What was searched for, where it is not what was typed; how much was found.
fn understood(lang: Lang, question: &Question, found: &Found) -> AnyView {
    if question.typed.is_empty() {
        return view! { <p>{td_string!(lang, search.lead)}</p> }.into_any();
    }
    if question.words.is_empty() {
        return view! { <p class="nk" role="status">{td_string!(lang, search.no_words)}</p> }.into_any();
    }
    let cut = question
        .is_cut
        .then(|| view! { <p class="meta">{td_string!(lang, search.is_cut, words = counts::words(lang, question.words.len())).to_string()}</p> });
    let instead: Vec<_> = found.instead.iter().map(|(typed, near)| spelling(lang, question, typed, near)).collect();
    let without: Vec<_> = found
        .without
        .iter()
        .filter(|_| !found.words.is_empty())
        .map(|word| view! { <p>{td_string!(lang, search.not_there, word = word.clone()).to_string()}</p> })
        .collect();
    let said = match (found.groups.is_empty(), found.words.is_empty() && !found.standings.is_empty()) {
        (_, true) => ().into_any(),
        (true, _) => nothing(lang, question, found),
        (false, _) => counted(lang, found),
    };
    view! { {cut} {instead} {without} {said} }.into_any()
}

fn counted(lang: Lang, found: &Found) -> AnyView {
    let all: usize = found.groups.iter().map(find::Group::counted).sum();
    let results = counts::results(lang, all);
    let says = if found.groups.iter().any(find::Group::is_more_than_counted) {
        td_string!(lang, search.count_more, results = results).to_string()
    } else {
        results
    };
    let many = found.groups.iter().any(find::Group::is_more_than_counted).then(|| {
        let most = number(i64::try_from(MOST).unwrap_or(i64::MAX));
        view! { <p class="meta">{td_string!(lang, search.many, most = most).to_string()}</p> }
    });
    view! { <p class="meta" role="status">{says}</p> {many} }.into_any()
}

/// A word that does not occur: what was searched for in its place, and what else it may have been.
fn spelling(lang: Lang, question: &Question, typed: &str, near: &[String]) -> AnyView {
    let Some((used, others)) = near.split_first() else { return ().into_any() };
    let says = td_string!(lang, search.instead, typed = typed.to_owned(), used = used.clone()).to_string();
    let links: Vec<_> =
        others.iter().map(|word| view! { " " <a href=respelled(lang, question, typed, word)>{word.clone()}</a> }).collect();
    let meant = (!links.is_empty()).then(|| view! { " " {td_string!(lang, search.meant)} {links} });
    view! { <p role="status">{says} {meant}</p> }.into_any()
}

/// The same search with another word in the place of one.
fn respelled(lang: Lang, question: &Question, typed: &str, word: &str) -> String {
    let words: Vec<&str> = question.words.iter().map(|one| if one.as_str() == typed { word } else { one.as_str() }).collect();
    link(lang, &words.join(" "))
}

fn link(lang: Lang, text: &str) -> String {
    format!("{}{}", Page::Search.path(lang), Question::of(text).to_query())
}

fn nothing(lang: Lang, question: &Question, found: &Found) -> AnyView {
    let alone: Vec<_> = found
        .alone
        .iter()
        .map(|(word, count)| {
            let n =
                if *count > MOST { format!("{}+", number(i64::try_from(MOST).unwrap_or(i64::MAX))) } else { count.to_string() };
            view! { <li><a href=link(lang, word.as_str())>{word.as_str().to_owned()} " (" {n} ")"</a></li> }
        })
        .collect();
    let alone = (!alone.is_empty()).then(|| {
        let label = td_string!(lang, search.alone);
        view! { <p>{label}</p><ul class="chips" role="list" aria-label=label>{alone}</ul> }
    });
    let in_all = question.thing.is_some().then(|| {
        view! { <p><a href=link(lang, &question.typed)>{td_string!(lang, search.in_all)}</a></p> }
    });
    view! {
        <p class="nk" role="status">{td_string!(lang, search.nothing, text = question.typed.clone()).to_string()}</p>
        {in_all}
        {alone}
        <ul>
            <li>{td_string!(lang, search.try_fewer)}</li>
            <li><a href=Page::Calls.path(lang)>{td_string!(lang, search.try_board)}</a></li>
            <li><a href=Page::Suggest.path(lang)>{td_string!(lang, search.try_suggest)}</a></li>
        </ul>
    }
    .into_any()
}
