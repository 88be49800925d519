//! Pages as schema.org describes such things. Nothing is said here that the page does not say; what is not known is left out.

use crate::{
    calls::{
        addresses::Addresses,
        facts::FactKind,
        model::{Call, ElectoralPeriod, Institution, PeriodField},
        record::{Record, View},
    },
    clock::{Now, stamp},
    i18n::td_string,
    record::data::{LICENCE, files::File},
    web::{
        address::Page,
        lang::{Lang, LangExt},
        visit::Visit,
    },
};
use chrono::Datelike as _;
use serde_json::{Map, Value, json};

const CONTEXT: &str = "https://schema.org";

/// A page of the record: what it is called, what it says in short, when an entry last touched it.
pub fn page(visit: &Visit, page: &Page, name: &str, description: &str, changed: Option<Now>) -> Value {
    let base = visit.app.config.base_url();
    told([
        ("@context", json!(CONTEXT)),
        ("@type", json!("WebPage")),
        ("url", json!(format!("{base}{}", page.path(visit.lang)))),
        ("name", json!(name)),
        ("description", json!(description)),
        ("inLanguage", json!(visit.lang.code())),
        ("dateModified", json!(changed.map(stamp))),
        ("isPartOf", site(&base)),
    ])
}

/// The page with what it is about.
#[must_use]
pub fn about(mut page: Value, thing: Value) -> Value {
    page["mainEntity"] = thing;
    page
}

fn site(base: &str) -> Value {
    json!({ "@type": "WebSite", "name": "Acuse", "url": format!("{base}/") })
}

/// A call is a published text of an institution. A grant it is not: nobody may have got one.
pub fn call(lang: Lang, view: &View<'_>, call: &Call, base: &str, addresses: &Addresses) -> Value {
    let lines = view.record.lines_of(&call.id).flat_map(|line| view.record.facts_of_line(&line.id));
    let exact = |fact: &&crate::calls::facts::Fact| {
        matches!(fact.kind, FactKind::Published { .. })
            && view.knew(fact)
            && fact.counts()
            && fact.occurred_on.is_exact()
            && !fact.on_or_before
    };
    let published = lines.into_iter().find(exact).map(|fact| fact.occurred_on.first().to_string());
    told([
        ("@type", json!("CreativeWork")),
        ("name", json!(lang.pick(call.title_es(), call.title_en()))),
        ("datePublished", json!(published)),
        ("publisher", json!(view.record.institution_of(call).map(|one| institution(lang, one, base, addresses)))),
    ])
}

/// An institution, with its page at the present address.
pub fn institution(lang: Lang, one: &Institution, base: &str, addresses: &Addresses) -> Value {
    let kind = match one.level.as_str() {
        "city" | "federal" | "state" | "borough" => "GovernmentOrganization",
        _ => "Organization",
    };
    let url = format!("{base}{}", addresses.page(Page::Institution { slug: one.id.to_string() }).path(lang));
    told([
        ("@type", json!(kind)),
        ("name", json!(lang.pick(&one.name_es, &one.name_en))),
        ("alternateName", json!(one.acronym)),
        ("mainEntityOfPage", json!(url)),
    ])
}

/// An election: its sourced day alone.
pub fn election(title: &str, period: &ElectoralPeriod) -> Option<Value> {
    let day = period.counted(PeriodField::ElectionDay)?;
    Some(json!({ "@type": "Event", "name": title, "startDate": day.to_string(), "endDate": day.to_string() }))
}

/// The record as a set of data, told on a page of it, with where a program can fetch it.
pub fn dataset(visit: &Visit, record: &Record, page: &Page, (name, description): (&str, &str), changed: Option<Now>) -> Value {
    let (lang, base) = (visit.lang, visit.app.config.base_url());
    let files = [File::Calls, File::Facts, File::Ocds].map(|file| {
        let kind = file.media().split(';').next().unwrap_or_default();
        download(kind, format!("{base}/data/{}", file.path()), file.says(lang))
    });
    let api = download("application/json", format!("{base}/api/v1/calls"), td_string!(lang, api.title));
    told([
        ("@context", json!(CONTEXT)),
        ("@type", json!("Dataset")),
        ("name", json!(name)),
        ("description", json!(description)),
        ("url", json!(format!("{base}{}", page.path(lang)))),
        ("inLanguage", json!(["es", "en"])),
        ("isAccessibleForFree", json!(true)),
        ("license", json!(LICENCE)),
        ("keywords", json!(td_string!(lang, data.keywords))),
        ("temporalCoverage", json!(covered(record))),
        ("creator", organisation(&base)),
        ("dateModified", json!(changed.map(stamp))),
        ("distribution", json!(files.into_iter().chain([api]).collect::<Vec<_>>())),
    ])
}

fn download(kind: &str, url: String, says: &str) -> Value {
    json!({ "@type": "DataDownload", "description": says, "encodingFormat": kind, "contentUrl": url })
}

/// From the year of the first act on record to that of the last.
fn covered(record: &Record) -> Option<String> {
    let dates = record.facts().iter().filter(|fact| fact.counts()).map(|fact| fact.occurred_on);
    let first = dates.clone().map(|date| date.first().year()).min()?;
    let last = dates.map(|date| date.last().year()).max()?;
    Some(format!("{first}/{last}"))
}

/// A story told by the record, with what its sentences rest on.
pub fn article(
    visit: &Visit,
    page: &Page,
    (headline, description): (&str, &str),
    changed: Option<Now>,
    based_on: &[String],
) -> Value {
    let base = visit.app.config.base_url();
    told([
        ("@context", json!(CONTEXT)),
        ("@type", json!("Article")),
        ("url", json!(format!("{base}{}", page.path(visit.lang)))),
        ("headline", json!(headline)),
        ("description", json!(description)),
        ("inLanguage", json!(visit.lang.code())),
        ("isAccessibleForFree", json!(true)),
        ("license", json!(LICENCE)),
        ("author", organisation(&base)),
        ("publisher", organisation(&base)),
        ("dateModified", json!(changed.map(stamp))),
        ("isBasedOn", json!(based_on.iter().map(|path| format!("{base}{path}")).collect::<Vec<_>>())),
        ("isPartOf", site(&base)),
    ])
}

fn organisation(base: &str) -> Value {
    json!({ "@type": "Organization", "name": "Acuse", "url": format!("{base}/") })
}

/// What is known, in this order.
fn told<const N: usize>(pairs: [(&str, Value); N]) -> Value {
    let known = pairs.into_iter().filter(|(_, value)| !value.is_null() && value.as_str() != Some(""));
    Value::Object(known.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}
