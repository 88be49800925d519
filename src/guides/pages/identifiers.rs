//! What each identifier looks like, how it is checked, and how sure we are. None is ever required, and a failed check only warns.

use crate::{
    calls::{behind, live, model::Identifier, store::RecordKind},
    error::Result,
    i18n::td_string,
    record::{notes, pieces},
    web::{
        address::Page,
        lang::{Lang, LangExt as _},
        shell::Head,
        visit::{Visit, made_from},
    },
};
use axum::response::Response;
use leptos::prelude::*;

pub async fn show_identifiers(visit: Visit) -> Result<Response> {
    let record = live::record(&visit.app).await?;
    let lang = visit.lang;
    let title = td_string!(lang, guides.identifiers_title);
    let head = Head::new(title).description(td_string!(lang, guides.identifiers_lead));
    let told = visit.page(head, || {
        let items: Vec<_> = record.identifiers.iter().map(|identifier| one(lang, identifier)).collect();
        view! {
            {pieces::crumb(lang, Page::Guides, td_string!(lang, guides.title), title.to_owned())}
            <h1>{title}</h1>
            <p class="lead">{td_string!(lang, guides.identifiers_lead)}</p>
            {items}
            {pieces::how_to_correct(lang)}
        }
    });
    Ok(made_from(told, behind::all_of([RecordKind::Collection])))
}

fn one(lang: Lang, identifier: &Identifier) -> AnyView {
    let unknown = || td_string!(lang, guides.not_found).to_owned();
    let length = identifier.length.as_ref().map_or_else(unknown, |length| notes::note(lang, &length.to_string()));
    let shape = match &identifier.regex {
        Some(pattern) => view! { <code>{pattern.clone()}</code> }.into_any(),
        None => unknown().into_any(),
    };
    let check = identifier.check.as_ref().map_or_else(unknown, |check| notes::note(lang, check));
    let tested = (!identifier.tested_with.is_empty()).then(|| {
        let all = identifier.tested_with.iter().map(|text| notes::note(lang, text)).collect::<Vec<_>>().join("; ");
        pieces::row(td_string!(lang, guides.tested), all)
    });
    view! {
        <section class="finding" id=identifier.id.clone()>
            <h2>{notes::note(lang, &identifier.name)}</h2>
            <p>{lang.pick(&identifier.plain_es, &identifier.plain_en).clone()}</p>
            <details>
                <summary>{td_string!(lang, guides.for_programs)}</summary>
                <dl class="facts">
                    {pieces::row(td_string!(lang, guides.length), length)}
                    {pieces::row(td_string!(lang, guides.shape), shape)}
                    {pieces::row(td_string!(lang, guides.check), check)}
                    {pieces::row(td_string!(lang, guides.caveat), notes::note(lang, &identifier.caveat))}
                    {tested}
                </dl>
            </details>
            {pieces::source_and_confidence(lang, &identifier.source, identifier.confidence)}
        </section>
    }
    .into_any()
}
