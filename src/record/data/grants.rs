//! `360giving.json`: paid awards to associations. The standard's unit is a grant that was awarded, so that what nobody resolved cannot be
//! said in it; and an empty package is none. Recipients are told by their folio: that an association shows its profile is no consent to
//! show what it applied for.

use crate::{
    calls::{
        facts::{Fact, FactKind},
        model::{Call, Line},
        money::Currency,
        record::View,
        standing::Payment,
    },
    clock::{Now, stamp},
    i18n::td_string,
    ids::LineId,
    review::model::{PublishedResult, Resolution},
    web::{
        address::Page,
        lang::{LANGS, Lang, LangExt as _},
    },
};
use serde_json::{Value, json};

/// No prefix is registered for this record either.
const PREFIX: &str = "acuse-unregistered";
const DEMO_PREFIX: &str = "acuse-demo";

/// A resolution published here, with the money it is in.
pub struct Published {
    pub line: LineId,
    pub currency: Currency,
    pub resolution: Resolution,
}

/// A line whose standing results were paid.
struct Paid<'a> {
    call: &'a Call,
    line: &'a Line,
    results: &'a Fact,
    payment: &'a Fact,
    published: &'a Published,
}

/// The package; none where nothing was paid.
pub fn package(view: &View<'_>, published: &[Published], base: &str, demo: bool, now: Now) -> Option<Value> {
    let paid: Vec<Paid<'_>> = published.iter().filter_map(|one| paid(view, one, now)).collect();
    let prefix = if demo { DEMO_PREFIX } else { PREFIX };
    let each = |paid: &Paid<'_>| grants(view, paid, base, prefix);
    let grants: Vec<Value> = paid.iter().flat_map(each).collect();
    if grants.is_empty() {
        return None;
    }
    let publisher = if demo { td_string!(Lang::es, data.publisher_demo) } else { td_string!(Lang::es, data.publisher) };
    Some(json!({
        "version": "1.4",
        "title": in_both(|lang| td_string!(lang, data.grants_title).to_owned()),
        "description": in_both(|lang| td_string!(lang, data.grants_says).to_owned()),
        "modified": paid.iter().map(Paid::recorded).max().map(stamp),
        "publisher": { "name": publisher, "website": base },
        "license": super::LICENCE,
        "downloadURL": format!("{base}/data/360giving.json"),
        "accessURL": format!("{base}{}", Page::Data.path(Lang::es)),
        "grants": grants,
    }))
}

/// One text in both languages, for a standard that knows one.
fn in_both(says: impl Fn(Lang) -> String) -> String {
    LANGS.map(says).join(" / ")
}

/// A line that was paid whole, by results that stand. Paid in part, it is not known whom.
fn paid<'a>(view: &View<'a>, published: &'a Published, now: Now) -> Option<Paid<'a>> {
    let assessed = view.standing(&published.line, now)?;
    let course = view.course(&published.line, now)?;
    let standing = |wanted: fn(&FactKind) -> bool| {
        course
            .outcomes
            .iter()
            .rev()
            .filter(move |one| !one.undone && one.fact.level.is_act() && wanted(&one.fact.kind))
            .map(|one| one.fact)
    };
    let results = standing(|kind| matches!(kind, FactKind::ResultsPublished { .. }))
        .find(|fact| fact.id.as_str() == published.resolution.fact)?;
    let payment =
        standing(|kind| matches!(kind, FactKind::Paid { .. })).next().filter(|_| assessed.beside.payment == Payment::Paid)?;
    Some(Paid {
        call: view.record.call_of(&published.line)?,
        line: view.record.line(&published.line)?,
        results,
        payment,
        published,
    })
}

impl Paid<'_> {
    fn recorded(&self) -> Now {
        self.results.recorded_at.max(self.payment.recorded_at)
    }
}

fn grants(view: &View<'_>, paid: &Paid<'_>, base: &str, prefix: &str) -> Vec<Value> {
    let awarded = paid.published.resolution.results.iter().filter_map(|result| Some((result, result.outcome.cents()?)));
    awarded.map(|(result, cents)| grant(view, paid, result, cents, base, prefix)).collect()
}

fn grant(view: &View<'_>, paid: &Paid<'_>, result: &PublishedResult, cents: u64, base: &str, prefix: &str) -> Value {
    let folio = result.folio.to_string();
    let (call, line) = (paid.call, paid.line);
    let institution = view.record.institution_of(call);
    let results = Page::LineResults { slug: call.id.to_string(), line: line.id.to_string() };
    let payment = Page::Fact { fact: paid.payment.id.to_string() };
    let says =
        |lang: Lang| td_string!(lang, data.grant_says, line = lang.pick(&line.title_es, &line.title_en).clone()).to_string();
    json!({
        "id": format!("{prefix}-{folio}"),
        "title": line.title_es,
        "description": in_both(says),
        "currency": paid.published.currency.code(),
        "amountAwarded": amount(cents),
        "amountDisbursed": amount(cents),
        "awardDate": paid.results.occurred_on.first(),
        "url": format!("{base}{}", results.path(Lang::es)),
        "recipientOrganization": [{
            "id": format!("{prefix}-org-{folio}"),
            "name": in_both(|lang| td_string!(lang, data.grant_recipient, folio = folio.clone()).to_string()),
        }],
        "fundingOrganization": [{
            "id": format!("{prefix}-org-{}", call.institution_id),
            "name": institution.map_or(call.institution_id.as_str(), |one| one.name_es.as_str()),
        }],
        "grantProgramme": [{
            "code": call.id,
            "title": call.title_es(),
            "url": format!("{base}{}", Page::Call { slug: call.id.to_string() }.path(Lang::es)),
        }],
        "fromOpenCall": "Yes",
        "dataSource": format!("{base}{}", payment.path(Lang::es)),
        "dateModified": stamp(paid.recorded()),
    })
}

/// Whole units stay whole numbers.
fn amount(cents: u64) -> Value {
    if cents.is_multiple_of(100) {
        json!(cents / 100)
    } else {
        serde_json::from_str(&format!("{}.{:02}", cents / 100, cents % 100)).unwrap_or_default()
    }
}
