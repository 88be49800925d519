//! The pages of reviewing, and what the public and the applicant see of it.

mod assignments;
mod conflicts;
mod corrections;
mod filed;
mod interests;
mod line;
mod list;
mod names;
mod opinions;
mod resolution;
mod results;

pub use conflicts::lifting;
pub use corrections::ask;
pub use filed::{Sent, filed};
pub use interests::interest;
pub use line::line;
pub use names::names;
pub use opinions::PLACE as OPINION;
pub use resolution::{approval, resolution};
pub use results::{no_results_yet, result, results};

use crate::{
    applications::words::money,
    calls::money::Currency,
    clock::Now,
    i18n::td_string,
    office::actions::OwnLine,
    review::{
        actions::Bench,
        model::{Case, Outcome},
    },
    web::{
        address::Page,
        dates,
        form::Form,
        lang::{Lang, LangExt},
        meanwhile::told,
    },
};
use leptos::prelude::*;

/// What a folio gets, in words.
pub fn outcome(lang: Lang, outcome: Outcome, currency: Currency) -> String {
    match outcome {
        Outcome::Awarded { cents } => td_string!(lang, review.awarded_amount, amount = money(cents, currency)),
        Outcome::NotAwarded => td_string!(lang, review.not_awarded).to_owned(),
    }
}

fn line_title(lang: Lang, own: &OwnLine) -> String {
    lang.pick(&own.line.title_es, &own.line.title_en).clone()
}

/// An instant on the clock of the line's authority.
fn at(lang: Lang, own: &OwnLine, at: Now) -> String {
    dates::instant_there(lang, at, own.call.zone().tz())
}

fn above(lang: Lang, own: &OwnLine) -> Vec<(String, Page)> {
    let name = lang.pick(&own.institution.name_es, &own.institution.name_en).clone();
    vec![(name, Page::Office { institution: own.institution.id.to_string() })]
}

fn above_with_line(lang: Lang, own: &OwnLine) -> Vec<(String, Page)> {
    let line = Page::OfficeLine { institution: own.institution.id.to_string(), line: own.line.id.to_string() };
    [above(lang, own), vec![(line_title(lang, own), line)]].concat()
}

/// Above a form about a folio that was made from what no longer stands: what changed since.
fn meanwhile(lang: Lang, bench: &Bench, case: &Case, form: &Form) -> AnyView {
    let (seen, now) = (form.get("seen").to_owned(), bench.seen_of(case));
    let [line, ruled, corrected, opinion] = [0, 1, 2, 4].map(|part| seen.split(':').nth(part) != now.split(':').nth(part));
    let ruling = ruled.then(|| match &case.ruling {
        Some(ruling) => {
            let result = outcome(lang, ruling.outcome, bench.currency());
            td_string!(lang, kept.ruled, result = result, reason = ruling.reason.as_str()).to_string()
        }
        None => td_string!(lang, kept.ruling_gone).to_owned(),
    });
    let line = line.then(|| td_string!(lang, kept.line_acts).to_owned());
    let corrected = corrected.then(|| td_string!(lang, kept.corrected).to_owned());
    let opinion = opinion.then(|| td_string!(lang, kept.opinion).to_owned());
    told(td_string!(lang, kept.meanwhile_acts), [ruling, corrected, opinion, line].into_iter().flatten().collect())
}
