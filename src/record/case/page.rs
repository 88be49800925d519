//! The page: chapters, each sentence followed by the facts and laws it rests on.

use super::{
    model::{Chapter, Rest, Sentence, Teller},
    tell,
};
use crate::{
    calls::{facts::Subject, live},
    error::{Error, Result},
    i18n::td_string,
    record::{
        about,
        call::{finding, reply},
        cite, parts, pieces,
        query::Asked,
    },
    web::{
        address::Page,
        lang::Lang,
        shell::{Head, Part},
        visit::Visit,
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show(visit: Visit) -> Result<Response> {
    let record = live::record(&visit.app).await?;
    // A demonstration holds no real call.
    let call = record.call(&super::call()).ok_or(Error::NotFound)?;
    let (lang, now) = (visit.lang, visit.now);
    let teller = Teller { lang, view: record.as_of(None, None), call, now };
    let finding = finding::description(lang, &teller.view, call, now);
    let title = td_string!(lang, case.title);
    let head = Head::new(title).part(Part::Calls).description(finding.clone());
    let line = record.lines_of(&call.id).next();
    let assessed = line.and_then(|line| teller.view.standing(&line.id, now));
    Ok(visit.page(head, || {
        let chapters: Vec<_> = tell::chapters(&teller).into_iter().map(|chapter| shown(lang, chapter)).collect();
        let reply = line
            .zip(assessed.as_ref())
            .map(|(line, assessed)| reply::section(&visit, &teller.view, &Subject::line(&line.id), assessed, true));
        view! {
            {pieces::crumb(lang, Page::Call { slug: call.id.to_string() }, td_string!(lang, case.the_call), title.to_owned())}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, case.lead)}</p>
            <article class="told">{chapters}</article>
            {reply}
            <h2 id="fuente">{td_string!(lang, case.source)}</h2>
            {about::founding_source()}
            <p>{td_string!(lang, case.source_explain)}</p>
            {cite::section(&visit, title, &cite::Thing::Case, &Page::Case, &Asked::default())}
            {pieces::how_to_correct(lang)}
        }
    }))
}

fn shown(lang: Lang, chapter: Chapter) -> AnyView {
    let sentences: Vec<_> = chapter.sentences.into_iter().map(|sentence| said(lang, sentence)).collect();
    view! {
        <section aria-labelledby=chapter.id>
            <h2 id=chapter.id>{chapter.title}</h2>
            {chapter.note.map(|note| view! { <p class="meta">{note}</p> })}
            {sentences}
        </section>
    }
    .into_any()
}

fn said(lang: Lang, sentence: Sentence) -> AnyView {
    let rests: Vec<_> = sentence
        .rests_on
        .into_iter()
        .enumerate()
        .map(|(place, rest)| view! { {(place > 0).then_some(" · ")} {link(rest)} })
        .collect();
    let corrected = sentence.corrected.map(|was| {
        view! { <span class="meta">{td_string!(lang, case.corrected)} " " {link(was)}</span> }
    });
    let verify = sentence.to_verify.then(|| parts::to_verify(lang));
    let unread = sentence.unread.then(|| view! { <span class="todo">{td_string!(lang, laws.unread)}</span> " " });
    view! {
        <p>{sentence.text} " " {unread} {verify} " " <span class="rests">{td_string!(lang, case.rests_on)} " " {rests}</span> " " {corrected}</p>
    }
    .into_any()
}

fn link(rest: Rest) -> AnyView {
    view! { <a href=rest.href>{rest.name}</a> }.into_any()
}
