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
        cite::{self, schema},
        figures, parts, pieces,
        query::Asked,
        touched::Touched,
    },
    web::{
        address::Page,
        lang::Lang,
        shell::{Head, Part},
        visit::{Visit, made_from},
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
    let chapters = tell::chapters(&teller);
    let changed = cite::thing::of_call(&record, &*Touched::of(&visit.app).await?, call).map(|touch| touch.at);
    let data = schema::article(&visit, &Page::Case, (title, &finding), changed, &facts(&chapters));
    let head = Head::new(title).part(Part::Calls).description(finding.clone()).data(data);
    let line = record.lines_of(&call.id).next();
    let assessed = line.and_then(|line| teller.view.standing(&line.id, now));
    let told = visit.page(head, || {
        let chapters: Vec<_> = chapters.into_iter().map(|chapter| shown(lang, chapter)).collect();
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
    });
    // It quotes what the same house and those around it did in that election, and what was promised beside.
    let election = record.periods.get(&tell::election());
    let reads = record.behind_elections(&Vec::from_iter(election)).and(record.behind_commitments());
    Ok(made_from(told, reads))
}

/// The facts that the sentences rest on, each once, in the order of the story.
fn facts(chapters: &[Chapter]) -> Vec<String> {
    let rests = chapters.iter().flat_map(|chapter| &chapter.sentences).flat_map(|sentence| &sentence.rests_on);
    let mut found: Vec<String> = Vec::new();
    for rest in rests.filter(|rest| rest.is_fact) {
        if !found.contains(&rest.href) {
            found.push(rest.href.clone());
        }
    }
    found
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
    let figures = sentence.figures.into_iter().map(|(n, to)| figures::linked(n, to)).collect();
    let corrected = sentence.corrected.map(|was| {
        view! { <span class="meta">{td_string!(lang, case.corrected)} " " {link(was)}</span> }
    });
    let verify = sentence.to_verify.then(|| parts::to_verify(lang));
    let unread = sentence.unread.then(|| view! { <span class="todo">{td_string!(lang, laws.unread)}</span> " " });
    let inferred = sentence.inferred.then(|| view! { <span class="todo">{td_string!(lang, record.inferred)}</span> " " });
    view! {
        <p>{figures::sentence(&sentence.text, figures)} " " {inferred} {unread} {verify} " " <span class="rests">{td_string!(lang, case.rests_on)} " " {rests}</span> " " {corrected}</p>
    }
    .into_any()
}

fn link(rest: Rest) -> AnyView {
    view! { <a href=rest.href>{rest.name}</a> }.into_any()
}
