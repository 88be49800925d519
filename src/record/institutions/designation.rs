//! The act by which an institution receives through Acuse, for everybody: without it no call of its is filed here.

use crate::{
    app::App,
    calls::live,
    error::Result,
    i18n::td_string,
    ids::InstitutionId,
    office::{model::Designation, store},
    record::{parts, pieces, query::Asked},
    web::{dates, lang::Lang},
};
use leptos::prelude::*;

/// Where other pages link to.
pub const ANCHOR: &str = "designacion";

/// The act in force on the day asked about, as it was known then; nothing where the institution's calls are only followed.
pub async fn of(app: &App, institution: &InstitutionId, asked: &Asked) -> Result<Option<Designation>> {
    let head = live::head(app, asked.known_on).await?;
    store::designation_of(&app.db, institution, asked.as_of, head).await
}

pub fn section(lang: Lang, act: &Designation) -> AnyView {
    let seen_at = (!act.source.is_empty()).then(|| {
        view! { <div><dt>{td_string!(lang, institutions.designation_source)}</dt><dd>{parts::source(lang, &act.source)}</dd></div> }
    });
    view! {
        <section aria-labelledby=ANCHOR>
            <h2 id=ANCHOR>{td_string!(lang, institutions.designation)}</h2>
            <p>{td_string!(lang, institutions.designation_means)}</p>
            <dl class="facts">
                {pieces::row(td_string!(lang, institutions.designation_document), act.document.clone())}
                {pieces::row(td_string!(lang, institutions.designation_dated), dates::day(lang, act.dated))}
                {pieces::row(td_string!(lang, institutions.designation_data), act.data_responsible.clone())}
                {pieces::row(td_string!(lang, institutions.designation_retention), act.retention.clone())}
                {pieces::row(td_string!(lang, institutions.designation_signature), act.signature_rule.clone())}
                {seen_at}
            </dl>
        </section>
    }
    .into_any()
}
