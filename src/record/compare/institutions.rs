//! Two institutions side by side.

use super::sides::{self, Comparison, Side};
use crate::{
    calls::{addresses::Addresses, live, model::Institution, record::View, store::RecordKind},
    error::Result,
    i18n::td_string,
    record::{
        query::{self, Asked},
        rows::Rows,
        tally::folded,
    },
    web::{address::Page, visit::Visit},
};
use axum::response::Response;
use std::collections::BTreeMap;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let addresses = Addresses::of(&visit.app).await?;
    let id = |name: Option<String>| name.map(|name| addresses.id(RecordKind::Institution, &name));
    let asked = Asked { a: id(asked.a.clone()), b: id(asked.b.clone()), ..asked };
    let lang = visit.lang;
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, visit.now);
    // Those of today: on an earlier day one of them may have had no line yet.
    let today = live::record(&visit.app).await?;
    let all = Rows::of(&today.as_of(None, None), visit.now);
    let with_lines = with_lines(&all);
    let sides: Vec<Side> = with_lines
        .values()
        .map(|one| Side {
            value: one.id.to_string(),
            name: one.short().to_owned(),
            asked: Asked { institution: Some(one.id.to_string()), ..asked.days_only() },
            page: Page::Institution { slug: one.id.to_string() },
        })
        .collect();
    let says = Comparison {
        page: Page::CompareInstitutions,
        title: td_string!(lang, compare.institutions_title),
        lead: td_string!(lang, compare.institutions_lead),
        first: td_string!(lang, compare.institution_a),
        second: td_string!(lang, compare.institution_b),
        example: related(&view, &with_lines),
    };
    sides::page(&visit, &rows, &asked, &sides, &says)
}

/// Institutions with lines on record, by name.
fn with_lines<'a>(rows: &Rows<'a>) -> BTreeMap<(String, &'a str), &'a Institution> {
    rows.all.iter().filter_map(|row| row.institution).map(|one| ((folded(one.short()), one.id.as_str()), one)).collect()
}

/// One that another took over from, where both have lines; else the first two.
fn related(view: &View<'_>, with_lines: &BTreeMap<(String, &str), &Institution>) -> Option<(String, String)> {
    let heir = |one: &Institution| {
        let after = view.successors(&one.id);
        after.into_iter().find(|next| with_lines.values().any(|other| other.id == next.id)).map(|next| next.id.to_string())
    };
    let pair = with_lines.values().find_map(|one| Some((one.id.to_string(), heir(one)?)));
    let mut first = with_lines.values().map(|one| one.id.to_string());
    pair.or_else(|| Some((first.next()?, first.next()?)))
}
