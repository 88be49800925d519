//! The receipt in finished words: one value, from which the page and the PDF are made, so that both say the same.

use super::{
    context::LineNow,
    model::{Filed, Paper, Receipt},
    words,
};
use crate::{
    app::App,
    associations::model::Association,
    calls::dates::local_day,
    clock::Now,
    error::{Error, Result},
    i18n::td_string,
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt as _},
    },
};
use acuse_pdf::{Fact, Section, Sheet};
use tokio::sync::Semaphore;

/// Receipts that are set at once: each takes a processor, and some memory while it is made.
static SETTING: Semaphore = Semaphore::const_new(2);

/// The receipt of what was filed.
pub fn sheet(app: &App, lang: Lang, filed: &Filed, receipt: &Receipt, line: &LineNow, association: &Association) -> Sheet {
    let texts = [td_string!(lang, applications.receipt_check_text), td_string!(lang, applications.receipt_public)];
    Sheet {
        title: td_string!(lang, applications.receipt_title, folio = filed.folio.to_string()).to_string(),
        heading: td_string!(lang, applications.receipt).to_owned(),
        facts: facts(lang, filed, line, association),
        sections: vec![papers(lang, &filed.content.papers), in_the_log(lang, filed, receipt), check(app, lang, filed, texts)],
        ..blank(app, lang, filed, line, receipt.issued_at)
    }
}

/// What every receipt of an application has: the stamp with the instant, the folio, who gives it.
pub fn blank(app: &App, lang: Lang, filed: &Filed, line: &LineNow, at: Now) -> Sheet {
    let zone = line.call.zone();
    let hour = zone.wall(at).format("%H:%M:%S").to_string();
    Sheet {
        lang: lang.code().to_owned(),
        author: td_string!(lang, receipts.given_by, institution = line.institution_name(lang)).to_string(),
        banner: app.config.demo.then(|| td_string!(lang, web.demo_banner).to_owned()),
        seal: [
            td_string!(lang, applications.seal).to_owned(),
            dates::day(lang, local_day(at, zone)),
            td_string!(lang, applications.seal_hour, hour = hour, city = dates::clock_of(lang, zone.tz())).to_string(),
        ],
        folio_label: td_string!(lang, applications.folio).to_owned(),
        folio: filed.folio.to_string(),
        notice: filed
            .withdrawn_at
            .map(|at| td_string!(lang, applications.withdrawn_at, at = words::in_both_cities(lang, at)).to_string()),
        page_of: td_string!(lang, receipts.page_of, page = "{page}", pages = "{pages}").to_string(),
        ..Sheet::default()
    }
}

fn facts(lang: Lang, filed: &Filed, line: &LineNow, association: &Association) -> Vec<Fact> {
    let (asked, currency) = (filed.content.budget.totals.asked, filed.content.budget.currency);
    let given = [
        fact(td_string!(lang, applications.filed_on), vec![words::in_both_cities(lang, filed.filed_at)]),
        fact(td_string!(lang, applications.who_files), applicant(lang, filed, association)),
        fact(td_string!(lang, applications.signed_by), vec![filed.content.declaration.name.clone()]),
        fact(td_string!(lang, applications.for_call), vec![call(lang, line)]),
        fact(td_string!(lang, applications.for_line), vec![line.title(lang)]),
        fact(td_string!(lang, applications.total_asked), vec![words::money(asked, currency)]),
    ];
    given.into_iter().chain(received_by(lang, line)).collect()
}

/// Who applies, as it was named when filing.
pub fn applicant(lang: Lang, filed: &Filed, association: &Association) -> Vec<String> {
    let verified = if association.is_verified() {
        td_string!(lang, applications.association_verified)
    } else {
        td_string!(lang, applications.association_unverified)
    };
    let applicant = &filed.content.association;
    let legal = applicant.legal_person.as_ref().map(|legal| legal.name.clone());
    [Some(applicant.name.clone()), legal, Some(verified.to_owned())].into_iter().flatten().collect()
}

/// Who received it, and who did not.
pub fn received_by(lang: Lang, line: &LineNow) -> [Fact; 2] {
    let received = td_string!(lang, applications.received_by, institution = line.institution_name(lang)).to_string();
    [
        fact(td_string!(lang, applications.who_received), vec![received]),
        fact(td_string!(lang, applications.who_did_not), vec![td_string!(lang, applications.received_by_nobody_else).to_owned()]),
    ]
}

/// The call by its title, and the year whose money it gives where that is stated.
fn call(lang: Lang, line: &LineNow) -> String {
    match line.call.fiscal_year {
        Some(year) => td_string!(lang, applications.call_of_year, call = line.call_title(lang), year = year).to_string(),
        None => line.call_title(lang),
    }
}

pub fn fact(name: &str, what: Vec<String>) -> Fact {
    Fact { name: name.to_owned(), what, code: false }
}

pub fn code(name: impl Into<String>, what: impl ToString) -> Fact {
    Fact { name: name.into(), what: vec![what.to_string()], code: true }
}

/// Papers by their hashes.
pub fn papers(lang: Lang, papers: &[Paper]) -> Section {
    let facts: Vec<Fact> = papers.iter().map(|paper| code(paper.name.as_str(), &paper.sha256)).collect();
    let text = if facts.is_empty() { vec![td_string!(lang, applications.no_file).to_owned()] } else { Vec::new() };
    Section { title: td_string!(lang, applications.receipt_papers).to_owned(), text, facts, link: None }
}

fn in_the_log(lang: Lang, filed: &Filed, receipt: &Receipt) -> Section {
    let facts = vec![
        code(td_string!(lang, applications.content_hash), &filed.content_sha256),
        code(td_string!(lang, applications.ledger_position), receipt.position),
        code(td_string!(lang, applications.leaf_hash), &receipt.leaf_hash),
    ];
    Section { title: td_string!(lang, applications.receipt_ledger).to_owned(), text: Vec::new(), facts, link: None }
}

/// Where anybody who is shown the receipt can ask whether it is real.
pub fn check(app: &App, lang: Lang, filed: &Filed, texts: [&str; 2]) -> Section {
    let public = Page::ReceiptCheck { folio: filed.folio.to_string() }.path(lang);
    Section {
        title: td_string!(lang, applications.receipt_check).to_owned(),
        text: texts.map(str::to_owned).to_vec(),
        facts: Vec::new(),
        link: Some(format!("{}{public}", app.config.base_url())),
    }
}

/// The receipt as PDF/UA.
pub async fn pdf(sheet: Sheet) -> Result<Vec<u8>> {
    let _turn = SETTING.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || acuse_pdf::pdf(&sheet)).await.map_err(Error::internal)?.map_err(Error::internal)
}
