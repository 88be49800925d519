//! The receipt in finished words: one value, from which the page and the PDF are made, so that both say the same.

use super::{
    context::LineNow,
    model::{Filed, Paper, Receipt, Stated},
    words,
};
use crate::{
    app::App,
    calls::{dates::local_day, terms::LineTerms},
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

/// Sheets that are set at once: each takes a processor, and some memory while it is made.
static SETTING: Semaphore = Semaphore::const_new(2);

/// The receipt of what was filed.
pub fn sheet(app: &App, lang: Lang, filed: &Filed, receipt: &Receipt, line: &LineNow) -> Sheet {
    let said = said(filed.content.stated.as_ref(), line);
    let texts = [td_string!(lang, applications.receipt_check_text), td_string!(lang, applications.receipt_public)];
    Sheet {
        title: td_string!(lang, applications.receipt_title, folio = filed.folio.to_string()).to_string(),
        heading: td_string!(lang, applications.receipt).to_owned(),
        facts: facts(lang, filed, &said),
        sections: vec![
            papers(lang, &filed.content.terms, &filed.content.papers),
            in_the_log(lang, filed, receipt),
            check(app, lang, filed, texts),
        ],
        ..blank(app, lang, filed, &said, receipt.issued_at)
    }
}

/// What a receipt says of the call and of whoever applies: as it was frozen with what the receipt is for. Before that was done, the names
/// that the record has today, and nothing of a verification.
pub fn said(frozen: Option<&Stated>, line: &LineNow) -> Stated {
    frozen.cloned().unwrap_or_else(|| line.stated(None))
}

/// What every receipt of an application has: the stamp with the instant, the folio, who gives it.
pub fn blank(app: &App, lang: Lang, filed: &Filed, said: &Stated, at: Now) -> Sheet {
    let zone = said.zone;
    let hour = zone.wall(at).format("%H:%M:%S").to_string();
    Sheet {
        lang: lang.code().to_owned(),
        author: td_string!(lang, receipts.given_by, institution = lang.pick(&said.institution.es, &said.institution.en).as_str())
            .to_string(),
        banner: app.config.demo.then(|| td_string!(lang, web.demo_banner).to_owned()),
        seal: Some([
            td_string!(lang, applications.seal).to_owned(),
            dates::day(lang, local_day(at, zone)),
            td_string!(lang, applications.seal_hour, hour = hour, city = dates::clock_of(lang, zone.tz())).to_string(),
        ]),
        folio: Some(code(td_string!(lang, applications.folio), &filed.folio)),
        notice: filed
            .withdrawn_at
            .map(|at| td_string!(lang, applications.withdrawn_at, at = words::in_both_cities(lang, at)).to_string()),
        page_of: td_string!(lang, receipts.page_of, page = "{page}", pages = "{pages}").to_string(),
        ..Sheet::default()
    }
}

fn facts(lang: Lang, filed: &Filed, said: &Stated) -> Vec<Fact> {
    let (asked, currency) = (filed.content.budget.totals.asked, filed.content.budget.currency);
    let given = [
        fact(td_string!(lang, applications.filed_on), vec![words::in_both_cities(lang, filed.filed_at)]),
        fact(td_string!(lang, applications.who_files), applicant(lang, filed, said)),
        fact(td_string!(lang, applications.signed_by), vec![filed.content.declaration.name.clone()]),
        fact(td_string!(lang, applications.for_call), vec![call(lang, said)]),
        fact(td_string!(lang, applications.for_line), vec![lang.pick(&said.line.es, &said.line.en).clone()]),
        fact(td_string!(lang, applications.total_asked), vec![words::money(asked, currency)]),
    ];
    given.into_iter().chain(received_by(lang, said)).collect()
}

/// Who applies, as it was named when filing.
pub fn applicant(lang: Lang, filed: &Filed, said: &Stated) -> Vec<String> {
    let verified = said.verified.map(|verified| match verified {
        true => td_string!(lang, applications.association_verified).to_owned(),
        false => td_string!(lang, applications.association_unverified).to_owned(),
    });
    let applicant = &filed.content.association;
    let legal = applicant.legal_person.iter().flat_map(|legal| std::iter::once(&legal.name).chain(&legal.numbers));
    std::iter::once(&applicant.name).chain(legal).cloned().chain(verified).collect()
}

/// Who received it, and who did not.
pub fn received_by(lang: Lang, said: &Stated) -> [Fact; 2] {
    let institution = lang.pick(&said.institution.es, &said.institution.en).as_str();
    let received = td_string!(lang, applications.received_by, institution = institution).to_string();
    [
        fact(td_string!(lang, applications.who_received), vec![received]),
        fact(td_string!(lang, applications.who_did_not), vec![td_string!(lang, applications.received_by_nobody_else).to_owned()]),
    ]
}

/// The call by its title, and the year whose money it gives where that is stated.
fn call(lang: Lang, said: &Stated) -> String {
    let title = lang.pick(&said.call.es, &said.call.en);
    match said.fiscal_year {
        Some(year) => td_string!(lang, applications.call_of_year, call = title.as_str(), year = year).to_string(),
        None => title.clone(),
    }
}

pub fn fact(name: &str, what: Vec<String>) -> Fact {
    Fact { name: name.to_owned(), what, code: false }
}

pub fn code(name: impl Into<String>, what: impl ToString) -> Fact {
    Fact { name: name.into(), what: vec![what.to_string()], code: true }
}

/// Papers by their hashes, each under what it answers to.
pub fn papers(lang: Lang, terms: &LineTerms, papers: &[Paper]) -> Section {
    let name = |paper: &Paper| match words::paper_title(lang, terms, &paper.paper) {
        "" => paper.name.clone(),
        title => format!("{title} · {}", paper.name),
    };
    let facts: Vec<Fact> = papers.iter().map(|paper| code(name(paper), &paper.sha256)).collect();
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

/// A sheet as PDF/UA.
pub async fn pdf(sheet: Sheet) -> Result<Vec<u8>> {
    let _turn = SETTING.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || acuse_pdf::pdf(&sheet)).await.map_err(Error::internal)?.map_err(Error::internal)
}
