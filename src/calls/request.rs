//! Texts to be copied, with which one asks an authority about a line: for information, filled in from the record, which asks for what is
//! missing by its name; and what such texts have in common. Whoever copies one changes it, signs it and sends it: nothing is sent from here.

use super::{
    bases::{self, About},
    dates::Zone,
    model::{Call, LegalBasis, Line},
    names::law_name,
    record::View,
    standing::{Assessment, Missing, Standing},
    words,
};
use crate::{
    clock::Now,
    i18n::td_string,
    web::{
        address::Page,
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;

/// One writes to an authority in its own language, whichever the page is read in.
pub fn language(call: &Call) -> Lang {
    if call.zone() == Zone::CHICAGO { Lang::en } else { Lang::es }
}

/// Whom one writes to about a call today: its institution, or those that answer in its place. Empty where the record knows none.
pub fn addressee(lang: Lang, view: &View<'_>, call: &Call, now: Now) -> String {
    let heirs = view.answers_now(call, now);
    let asked = if heirs.is_empty() { view.record.institution_of(call).into_iter().collect() } else { heirs };
    let names: Vec<&str> = asked.into_iter().map(|one| lang.pick(&one.name_es, &one.name_en).as_str()).collect();
    names.join("; ")
}

/// What a standing lacks, in field words.
pub fn lacks(lang: Lang, assessed: &Assessment) -> String {
    let lacks = match &assessed.standing {
        Standing::Unknown { missing } => missing.clone(),
        Standing::ReportedResolved | Standing::ReportedCancelled => {
            return td_string!(lang, missing.act).to_owned();
        }
        _ => vec![Missing::Outcome],
    };
    lacks.into_iter().map(|one| words::missing(lang, one)).collect::<Vec<_>>().join(", ")
}

/// The request for information about a line, in its authority's language.
pub fn text(view: &View<'_>, call: &Call, line: &Line, assessed: &Assessment, now: Now) -> String {
    let lang = language(call);
    let (title, of) = (lang.pick(call.title_es(), call.title_en()), lang.pick(&line.title_es, &line.title_en).as_str());
    let asked = [
        td_string!(lang, request.record, list = lacks(lang, assessed)).to_string(),
        td_string!(lang, request.minutes).to_owned(),
        td_string!(lang, request.counts).to_owned(),
        td_string!(lang, request.budget).to_owned(),
    ];
    letter([
        td_string!(lang, request.to, institution = addressee(lang, view, call, now)).to_string(),
        if call.lines.len() <= 1 {
            td_string!(lang, request.about_call, call = title).to_string()
        } else {
            td_string!(lang, request.about_line, call = title, line = of).to_string()
        },
        asked.join("\n"),
        td_string!(lang, request.otherwise).to_owned(),
        cited(lang, view, call, About::Access, now),
    ])
}

/// Paragraphs as a letter; those that say nothing are left out.
pub fn letter(paragraphs: impl IntoIterator<Item = String>) -> String {
    let said: Vec<String> = paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).collect();
    said.join("\n\n")
}

/// The rules that are sure enough to stand in a letter; nothing where none is.
pub fn cited(lang: Lang, view: &View<'_>, call: &Call, about: About, now: Now) -> String {
    let sure: Vec<String> = bases::cited(view, call, about, now).into_iter().map(|basis| law_name(lang, basis)).collect();
    if sure.is_empty() { String::new() } else { td_string!(lang, request.cited, laws = sure.join("; ")).to_string() }
}

/// A text that opens for whoever wants to copy it, in the language it is written in, with what stands beside it.
pub fn to_copy(title: &'static str, lead: &'static str, (written, text): (Lang, String), beside: AnyView) -> AnyView {
    view! {
        <details>
            <summary>{title}</summary>
            <p>{lead}</p>
            <p class="typed" lang=written.code()>{text}</p>
            {beside}
        </details>
    }
    .into_any()
}

/// The rules that the record knows for a text, the unsure ones too: they stand beside it, with their mark, and not in it.
pub fn laws(lang: Lang, bases: &[&LegalBasis]) -> AnyView {
    if bases.is_empty() {
        return view! { <p class="meta">{td_string!(lang, request.no_law)}</p> }.into_any();
    }
    let each: Vec<_> = bases
        .iter()
        .map(|basis| {
            let href = format!("{}#{}", Page::LegalBases.path(lang), basis.id);
            let verify = basis.confidence.is_to_verify().then(|| view! { " " {words::to_verify(lang)} });
            view! { <li><a href=href>{law_name(lang, basis)}</a>{verify}</li> }
        })
        .collect();
    view! { <p>{td_string!(lang, request.laws)}</p> <ul>{each}</ul> }.into_any()
}
