//! The receipt of an answer to a correction, in finished words: the same sheet as a filing's, from which its PDF is set.

use super::{
    actions::Opened,
    model::{Part, Received},
    rules, words,
};
use crate::{
    app::App,
    applications::{
        answers::Answers,
        asking::{self, Said},
        budget::{Budget, digits},
        model::{Content, Paper, Stated},
        receipt::{self, code, fact},
        words::{heading, in_both_cities, money, source},
    },
    calls::terms::LineTerms,
    i18n::td_string,
    web::lang::Lang,
};
use acuse_pdf::{Fact, Section, Sheet};

/// The receipt of an answer that was received.
/// `opened`: with the correction that it answers.
pub fn sheet(app: &App, lang: Lang, opened: &Opened, received: &Received) -> Sheet {
    let Opened { filed, line, .. } = opened;
    let said = receipt::said(received.content.stated.as_ref().or(filed.content.stated.as_ref()), line);
    let texts = [td_string!(lang, corrections.receipt_check), td_string!(lang, corrections.receipt_public)];
    Sheet {
        title: td_string!(lang, corrections.receipt_title, folio = filed.folio.to_string()).to_string(),
        heading: td_string!(lang, corrections.receipt).to_owned(),
        facts: facts(lang, opened, received, &said),
        sections: vec![
            answered(lang, opened, received),
            receipt::papers(lang, &filed.content.terms, &received.content.papers),
            in_the_log(lang, opened, received),
            receipt::check(app, lang, filed, texts),
        ],
        ..receipt::blank(app, lang, filed, &said, received.at)
    }
}

fn facts(lang: Lang, opened: &Opened, received: &Received, said: &Stated) -> Vec<Fact> {
    let Opened { filed, correction, .. } = opened;
    let note = Some(received.content.note.clone()).filter(|note| !note.is_empty());
    let note = note.map(|note| fact(td_string!(lang, corrections.note), note.lines().map(str::to_owned).collect()));
    let given = [
        fact(td_string!(lang, corrections.received_on), vec![in_both_cities(lang, received.at)]),
        fact(td_string!(lang, corrections.asked_on), vec![in_both_cities(lang, correction.asked_at)]),
        fact(td_string!(lang, applications.filed_on), vec![in_both_cities(lang, filed.filed_at)]),
        fact(td_string!(lang, applications.who_files), receipt::applicant(lang, filed, said)),
        fact(td_string!(lang, applications.signed_by), vec![received.content.name.clone()]),
    ];
    given.into_iter().chain(note).chain(receipt::received_by(lang, said)).collect()
}

/// The parts that were asked about, as they stand with this answer.
fn answered(lang: Lang, opened: &Opened, received: &Received) -> Section {
    let (before, asked) = (opened.standing(), &opened.correction.asked);
    let after = rules::corrected(&before, asked, &received.content);
    let terms = &before.terms;
    let part = |part: &Part| {
        let unchanged = rules::change(part, &before, &after).is_none();
        let mark = unchanged.then(|| td_string!(lang, corrections.unchanged).to_owned());
        fact(&words::part(lang, terms, part), mark.into_iter().chain(lines(lang, terms, &after, part)).collect())
    };
    let told = asked.items.iter().filter(|item| rules::is_told(item, &before, &after));
    let facts = told.map(|item| part(&item.part)).collect();
    Section { title: td_string!(lang, corrections.receipt_parts).to_owned(), facts, ..Section::default() }
}

/// A part in lines of text.
fn lines(lang: Lang, terms: &LineTerms, content: &Content, part: &Part) -> Vec<String> {
    match part {
        Part::Answer(id) => answer(lang, terms, &content.answers, id),
        Part::Budget => budget(lang, terms, &content.budget),
        Part::Paper(id) => papers(lang, content.papers.iter().filter(|paper| &paper.paper == id)),
    }
}

fn answer(lang: Lang, terms: &LineTerms, given: &Answers, id: &str) -> Vec<String> {
    let Some(question) = terms.question(id) else { return Vec::new() };
    match asking::said(lang, question, given, terms.currency) {
        Said::Nothing => vec![td_string!(lang, applications.no_answer).to_owned()],
        Said::Text(text) => text.lines().map(str::to_owned).collect(),
        Said::List(items) => items,
        Said::Table { head, rows } => {
            let cells = |row: Vec<String>| head.iter().zip(row).map(|(h, cell)| format!("{h}: {cell}")).collect::<Vec<_>>();
            rows.into_iter().map(|row| cells(row).join(" · ")).collect()
        }
    }
}

fn budget(lang: Lang, terms: &LineTerms, budget: &Budget) -> Vec<String> {
    let currency = budget.currency;
    let rows = budget.rows.iter().map(|row| {
        let under = heading(lang, terms, &row.heading);
        let (each, all) = (digits(row.unit_cents, currency), digits(row.total_cents, currency));
        let sum = format!("{} × {each} = {all}", row.quantity);
        let named = [under, row.concept.clone(), sum, source(lang, row.source).to_owned()];
        named.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    let total = |says: &str, cents: u64| format!("{says}: {}", money(cents, currency));
    let totals = [
        total(td_string!(lang, applications.total_asked), budget.totals.asked),
        total(td_string!(lang, applications.total_own), budget.totals.own),
        total(td_string!(lang, applications.total_other), budget.totals.other),
    ];
    rows.chain(totals).collect()
}

fn papers<'a>(lang: Lang, papers: impl Iterator<Item = &'a Paper>) -> Vec<String> {
    let names: Vec<String> = papers.map(|paper| paper.name.clone()).collect();
    if names.is_empty() { vec![td_string!(lang, applications.no_file).to_owned()] } else { names }
}

fn in_the_log(lang: Lang, opened: &Opened, received: &Received) -> Section {
    let facts = vec![
        code(td_string!(lang, corrections.answer_hash), &received.content_sha256),
        code(td_string!(lang, applications.ledger_position), received.position),
        code(td_string!(lang, applications.leaf_hash), &received.leaf_hash),
        code(td_string!(lang, corrections.filed_hash), &opened.filed.content_sha256),
    ];
    Section { title: td_string!(lang, applications.receipt_ledger).to_owned(), facts, ..Section::default() }
}
