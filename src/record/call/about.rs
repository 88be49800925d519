//! What the record describes of the call: gazette, amounts, rules as the sources give them, and what was looked for and not found.

use crate::{
    calls::{
        model::{Amount, Call, Gazette},
        record::View,
        words::edition as edition_title,
    },
    i18n::td_string,
    record::{boards::lines, institutions::words as institutions, notes, parts, words},
    web::{
        address::Page,
        counts,
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;

/// The anchors of a call's description and of what was looked for and not found.
pub const DESCRIPTION: &str = "descripcion";
pub const NOT_KNOWN: &str = "no-se-sabe";

pub fn section(lang: Lang, view: &View<'_>, call: &Call) -> AnyView {
    let programme = view.record.programme_of(call).map(|p| {
        let href = Page::Programme { slug: p.id.to_string() }.path(lang);
        view! { <a href=href>{lang.pick(&p.name_es, &p.name_en).clone()}</a> }.into_any()
    });
    let institution = view.record.institution_of(call).map(|i| {
        let href = Page::Institution { slug: i.id.to_string() }.path(lang);
        view! { <a href=href lang=institutions::name_lang(lang, i)>{lang.pick(&i.name_es, &i.name_en).clone()}</a> }.into_any()
    });
    let edition = call.edition.as_ref().map(|of| {
        let href = Page::RecurringCall { template: of.template.to_string() }.path(lang);
        view! { <a href=href>{edition_title(lang, view.record, of)}</a> }.into_any()
    });
    let verify = call.confidence.is_to_verify().then(|| parts::to_verify(lang));
    let rows: Vec<AnyView> = [
        row(td_string!(lang, record.about_institution), institution),
        row(td_string!(lang, record.about_programme), programme),
        row(td_string!(lang, editions.edition_of), edition),
        row(td_string!(lang, record.about_gazette), call.gazette.as_ref().map(|g| gazette(lang, g).into_any())),
        row(td_string!(lang, record.about_amounts), amounts(lang, &call.amounts)),
        row(td_string!(lang, record.about_bundle), call.bundle.then(|| td_string!(lang, record.bundle_says).into_any())),
        row(td_string!(lang, record.about_for), Some(open_to(lang, call))),
        row(td_string!(lang, record.about_eligibility), quoted(lang, &call.eligibility)),
        row(td_string!(lang, record.about_documents), quoted(lang, &call.documents_required)),
        row(td_string!(lang, record.about_criteria), sentence(lang, call.evaluation_criteria.as_ref())),
        row(td_string!(lang, record.about_selection), sentence(lang, call.selection_body.as_ref())),
        row(td_string!(lang, record.about_results_rule), sentence(lang, call.results_rule.as_ref())),
        row(td_string!(lang, record.about_electoral_clause), sentence(lang, call.electoral_clause.as_ref())),
        row(td_string!(lang, record.about_note), sentence(lang, Some(&call.note))),
        row(td_string!(lang, record.about_inferred), quoted(lang, &call.inferred)),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <h2 id=DESCRIPTION>{td_string!(lang, record.about_title)}</h2>
        {(!call.received_here).then(|| view! { <p class="meta">{td_string!(lang, record.compilers_words)}</p> })}
        <dl class="facts">{rows}</dl>
        <p class="source">{td_string!(lang, record.sources)} ": " {parts::source(lang, &call.source)} {verify}</p>
    }
    .into_any()
}

fn row(title: &'static str, content: Option<AnyView>) -> Option<AnyView> {
    content.map(|content| view! { <div><dt>{title}</dt><dd>{content}</dd></div> }.into_any())
}

/// For whom it was; that it is not on record is said.
fn open_to(lang: Lang, call: &Call) -> AnyView {
    words::open_to(lang, call).map_or_else(|| lines::dash(lang), |whom| whom.into_any())
}

/// A sentence of the compilers.
fn sentence(lang: Lang, text: Option<&String>) -> Option<AnyView> {
    text.filter(|t| !t.is_empty()).map(|t| view! { <p>{notes::note(lang, t)}</p> }.into_any())
}

fn quoted(lang: Lang, items: &[String]) -> Option<AnyView> {
    let list: Vec<_> = items.iter().map(|item| view! { <li>{notes::note(lang, item)}</li> }).collect();
    (!list.is_empty()).then(|| view! { <ul>{list}</ul> }.into_any())
}

pub fn gazette(lang: Lang, gazette: &Gazette) -> String {
    let number = gazette.number.as_ref().map(|n| td_string!(lang, record.gazette_number, number = n.clone()).to_string());
    let date = gazette.date.map(|d| words::partial(lang, d));
    let page = gazette.page.as_ref().map(|p| td_string!(lang, record.gazette_page, page = p.to_string()).to_string());
    [Some(gazette.name.clone()), number, date, page].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn amounts(lang: Lang, amounts: &[Amount]) -> Option<AnyView> {
    let items: Vec<_> = amounts.iter().map(|a| view! { <li>{amount(lang, a)}</li> }).collect();
    (!items.is_empty()).then(|| view! { <ul>{items}</ul> }.into_any())
}

fn amount(lang: Lang, a: &Amount) -> String {
    let n = |n: u64| words::number(i64::try_from(n).unwrap_or(i64::MAX));
    let mxn = |value: Option<u64>, word: &'static str| value.map(|v| format!("{word}: {} MXN", n(v)));
    let usd = |value: Option<u64>, word: &'static str| value.map(|v| format!("{word}: {} USD", n(v)));
    [
        mxn(a.mxn, td_string!(lang, record.amount)),
        mxn(a.mxn_each, td_string!(lang, record.amount_each)),
        mxn(a.mxn_each_min, td_string!(lang, record.amount_each_min)),
        mxn(a.mxn_each_max, td_string!(lang, record.amount_each_max)),
        mxn(a.mxn_total, td_string!(lang, record.amount_total)),
        mxn(a.mxn_pool, td_string!(lang, record.amount_pool)),
        usd(a.usd, td_string!(lang, record.amount)),
        usd(a.usd_global_min, td_string!(lang, record.amount_total_min)),
        usd(a.usd_global_max, td_string!(lang, record.amount_total_max)),
        a.supports.map(|s| counts::supports(lang, s)),
        a.supports_max.map(|s| td_string!(lang, record.supports_max, supports = counts::supports(lang, s)).to_string()),
        a.people.map(|p| counts::people(lang, p)),
        a.call.clone(),
        a.note.as_ref().map(|text| notes::note(lang, text)),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// What was looked for and not found: unknown is shown as unknown.
pub fn not_known(lang: Lang, call: &Call) -> AnyView {
    let items: Vec<_> = call.not_found.iter().map(|item| view! { <li>{notes::note(lang, item)}</li> }).collect();
    if items.is_empty() {
        return ().into_any();
    }
    view! {
        <h2 id=NOT_KNOWN>{td_string!(lang, record.not_known_title)}</h2>
        <ul class="nk">{items}</ul>
    }
    .into_any()
}
