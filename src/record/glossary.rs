//! The glossary: the words of calls and offices in both languages.

use super::{parts, pieces};
use crate::{
    app::App,
    calls::{behind, live, model::Term, store::RecordKind},
    error::Result,
    i18n::td_string,
    web::{
        address::{Page, Route},
        lang::{Lang, LangExt},
        router::Bilingual,
        shell::Head,
        visit::{Visit, made_from},
    },
};
use axum::{Router, response::Response, routing::get};
use leptos::prelude::*;

pub fn routes() -> Router<App> {
    Router::new().page(Route::Glossary, get(show))
}

async fn show(visit: Visit) -> Result<Response> {
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let mut terms: Vec<&Term> = record.glossary.iter().collect();
    terms.sort_by_key(|term| super::tally::folded(lang.pick(&term.term_es, &term.term_en)));
    let head = Head::new(td_string!(lang, laws.glossary)).description(td_string!(lang, laws.glossary_intro));
    let told = visit.page(head, || {
        let terms: Vec<_> = terms.into_iter().map(|term| one(lang, term)).collect();
        view! {
            {pieces::crumb(lang, Page::About, td_string!(lang, about.title), td_string!(lang, laws.glossary).to_owned())}
            <h1>{td_string!(lang, laws.glossary)}</h1>
            <p class="lead">{td_string!(lang, laws.glossary_intro)}</p>
            <dl class="facts">{terms}</dl>
        }
    });
    Ok(made_from(told, behind::all_of([RecordKind::Collection])))
}

fn one(lang: Lang, term: &Term) -> AnyView {
    let (own, own_text) = lang.pick((&term.term_es, &term.definition_es), (&term.term_en, &term.definition_en));
    let (other, other_lang) = lang.pick((&term.term_en, "en"), (&term.term_es, "es"));
    let to_verify = term.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    view! {
        <div>
            <dt><b>{own.clone()}</b> <br/> <span class="meta" lang=other_lang>{other.clone()}</span></dt>
            <dd><p>{own_text.clone()}{to_verify}</p></dd>
        </div>
    }
    .into_any()
}
