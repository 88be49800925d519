//! Pages to read without anything from elsewhere: what is in the file, and the answers as they stand.

use super::{
    inside::{Inside, folder, text},
    result::{self, Told},
};
use crate::{
    applications::{
        applicant,
        corrections::{
            model::Correction,
            pages::{Ways, standing},
            standing::Standing,
        },
        model::{Filed, Paper},
        words,
    },
    i18n::td_string,
    ids::CorrectionId,
    web::{address::Page, dates::in_both_cities, lang::LangExt as _, render::to_html, visit::Visit},
};
use leptos::prelude::*;

/// A page in one language; on a demonstration it says that all of it is invented.
fn page(visit: &Visit, title: String, body: AnyView) -> String {
    let lang = visit.lang;
    let demo = visit.app.config.demo.then(|| view! { <p>{td_string!(lang, web.demo_banner)}</p> });
    let html = to_html(|| {
        view! {
            <html lang=lang.code()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width"/>
                    <title>{title.clone()}</title>
                </head>
                <body>{demo}<h1>{title}</h1>{body}</body>
            </html>
        }
    });
    format!("<!doctype html>\n{html}\n")
}

/// What is in the file, what the folio got, and how all of it is checked.
pub fn index(visit: &Visit, filed: &Filed, got: Option<&Told>, inside: &[Inside]) -> Inside {
    let lang = visit.lang;
    let folio = filed.folio.to_string();
    let title = td_string!(lang, casefile.title, folio = folio.clone()).to_string();
    let public = format!("{}{}", visit.app.config.base_url(), Page::ReceiptCheck { folio }.path(lang));
    let facts = [
        words::both(lang, &filed.content.terms.title).to_owned(),
        format!("{}: {}", td_string!(lang, applications.filed_on), in_both_cities(lang, filed.filed_at)),
        td_string!(lang, casefile.made, at = in_both_cities(lang, visit.now)).to_string(),
        td_string!(lang, casefile.public, page = public).to_string(),
        td_string!(lang, casefile.check, sums = td_string!(lang, casefile.sums)).to_string(),
    ];
    let paragraphs: Vec<_> = facts.into_iter().map(|text| view! { <p>{text}</p> }).collect();
    let result = got.map(|told| {
        let facts = result::facts(lang, filed, told).into_iter().map(|(name, says)| view! { <dt>{name}</dt> <dd>{says}</dd> });
        view! { <h2>{td_string!(lang, review.result)}</h2> <dl>{facts.collect_view()}</dl> }
    });
    let files = inside.iter().map(|one| {
        let hash = format!("SHA-256 {}", one.sha256);
        view! { <dt><a href=one.name.clone()>{one.name.clone()}</a></dt> <dd>{one.about.clone()}<br/><code>{hash}</code></dd> }
    });
    let body = view! {
        {paragraphs}
        {applicant(lang, &filed.content.association)}
        {result}
        <h2>{td_string!(lang, casefile.content)}</h2>
        <dl>{files.collect_view()}</dl>
    };
    let html = page(visit, title, body.into_any());
    text(td_string!(lang, casefile.index), td_string!(lang, casefile.about_index), html.into_bytes())
}

/// The answers as they stand, with what was corrected and where in the file that is.
pub fn answers(visit: &Visit, filed: &Filed, corrections: &[Correction], inside: &[Inside]) -> Inside {
    let lang = visit.lang;
    let correction = |id: &CorrectionId| {
        let number = corrections.iter().position(|one| &one.id == id).map_or(0, |at| at + 1);
        format!("{}/{}", folder(lang, number), td_string!(lang, casefile.asked))
    };
    let there = |paper: &Paper| {
        inside.iter().find(|one| one.paper.as_ref().is_some_and(|kept| kept.id == paper.id)).map(|one| one.name.clone())
    };
    let file = |_: &CorrectionId, paper: &Paper| there(paper).unwrap_or_default();
    let name = |paper: &Paper| match there(paper) {
        Some(to) => view! { <a href=to>{paper.name.clone()}</a> }.into_any(),
        None => paper.name.clone().into_any(),
    };
    let ways = Ways { correction: &correction, file: &file, name: &name };
    let shown = standing(lang, &Standing::of(&filed.content, corrections), &ways);
    let title = td_string!(lang, casefile.answers_title, folio = filed.folio.to_string()).to_string();
    let html = page(visit, title, shown);
    text(td_string!(lang, casefile.answers), td_string!(lang, casefile.about_answers), html.into_bytes())
}
