//! Two fiscal years side by side.

use super::sides::{self, Comparison, Side};
use crate::{
    calls::live,
    error::Result,
    i18n::td_string,
    record::{
        query::{self, Asked},
        rows::{ElectionYear, Rows},
        years,
    },
    web::{address::Page, visit::Visit},
};
use axum::response::Response;

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let lang = visit.lang;
    let view = record.as_of(asked.as_of, asked.known_on);
    let rows = Rows::of(&view, visit.now);
    // Those of today: on an earlier day one of them may have had no line yet.
    let today = live::record(&visit.app).await?;
    let years = years::of(&Rows::of(&today.as_of(None, None), visit.now));
    let sides: Vec<Side> = years
        .iter()
        .map(|year| Side {
            value: year.to_string(),
            name: year.to_string(),
            asked: Asked { year: Some(*year), ..asked.days_only() },
            page: Page::Year { year: year.to_string() },
        })
        .collect();
    let says = Comparison {
        page: Page::CompareYears,
        title: td_string!(lang, compare.years_title),
        lead: td_string!(lang, compare.years_lead),
        first: td_string!(lang, compare.year_a),
        second: td_string!(lang, compare.year_b),
        example: example(&rows, &years),
    };
    sides::page(&visit, &rows, &asked, &sides, &says)
}

/// The last year with an election that has a year on record before it, with that year; else the two last.
fn example(rows: &Rows<'_>, years: &[i32]) -> Option<(String, String)> {
    let held =
        |year: i32| rows.all.iter().any(|row| row.call.fiscal_year == Some(year) && row.election_year == ElectionYear::Yes);
    let pairs = || years.windows(2).filter_map(|pair| Some((*pair.get(1)?, *pair.first()?)));
    let (before, after) = pairs().find(|(_, after)| held(*after)).or_else(|| pairs().next())?;
    Some((before.to_string(), after.to_string()))
}
