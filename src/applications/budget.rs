//! The budget of an application: rows of whole quantities and integer cents, so that totals are exact.

use crate::{
    calls::{
        money::{Currency, Money, NotMoney},
        terms::Heading,
    },
    islands::sums,
};
use serde::{Deserialize, Serialize};

/// Most rows a budget may have.
pub const MAX_ROWS: usize = 60;
/// Longest concept, in characters.
pub const CONCEPT_CHARS: usize = 200;

/// Who pays for a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Asked for in this application.
    #[default]
    Asked,
    /// The association's own money or work.
    Own,
    /// Somebody else's.
    Other,
}

impl Source {
    pub const ALL: [Self; 3] = [Self::Asked, Self::Own, Self::Other];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Own => "own",
            Self::Other => "other",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == text)
    }
}

/// A row as somebody typed it, finished or not: a draft keeps everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedRow {
    /// The id of one of the call's headings, where it has some.
    pub heading: String,
    pub concept: String,
    pub quantity: String,
    pub unit_cost: String,
    pub source: Source,
}

/// A row that adds up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    pub concept: String,
    pub quantity: u64,
    pub unit_cents: u64,
    pub total_cents: u64,
    pub source: Source,
}

/// What a row lacks, or has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowFlaw {
    NoConcept,
    /// The call limits what is asked by heading, and this row has none.
    NoHeading,
    ConceptTooLong,
    /// Not a whole number from 1 to a million.
    Quantity,
    /// Not a sum of money.
    UnitCost,
    TooLarge,
}

/// What a budget lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BudgetFlaw {
    /// The row with this index.
    Row(usize, RowFlaw),
    NothingAsked,
    /// More is asked than the line gives; by so many cents.
    OverCeiling(u64),
    /// More is asked under the heading at this place than the call gives for it; by so many cents.
    OverHeading(usize, u64),
    /// More is asked under the heading at this place than its share of all that is asked; the share is so many cents now.
    OverShare(usize, u64),
    TooLarge,
}

impl TypedRow {
    pub fn is_blank(&self) -> bool {
        [&self.concept, &self.quantity, &self.unit_cost].iter().all(|text| text.trim().is_empty())
    }

    /// Reads the row.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn parse(&self, currency: Currency, headings: &[Heading]) -> Result<Row, Vec<RowFlaw>> {
        let mut flaws = Vec::new();
        let heading = headings.iter().find(|heading| heading.id == self.heading);
        // What others pay for need not fit the call's headings.
        if !headings.is_empty() && heading.is_none() && self.source == Source::Asked {
            flaws.push(RowFlaw::NoHeading);
        }
        let concept = self.concept.trim();
        if concept.is_empty() {
            flaws.push(RowFlaw::NoConcept);
        } else if concept.chars().count() > CONCEPT_CHARS {
            flaws.push(RowFlaw::ConceptTooLong);
        }
        let quantity = sums::quantity(&self.quantity);
        if quantity.is_none() {
            flaws.push(RowFlaw::Quantity);
        }
        let unit = Money::parse(&self.unit_cost, currency);
        match unit {
            Err(NotMoney::Unreadable) => flaws.push(RowFlaw::UnitCost),
            Err(NotMoney::TooLarge) => flaws.push(RowFlaw::TooLarge),
            Ok(_) => {}
        }
        let (Some(quantity), Ok(unit), true) = (quantity, unit, flaws.is_empty()) else { return Err(flaws) };
        let Some(total_cents) = sums::times(quantity, unit.in_cents()) else { return Err(vec![RowFlaw::TooLarge]) };
        let heading = heading.map(|heading| heading.id.clone()).unwrap_or_default();
        let (concept, unit_cents, source) = (concept.to_owned(), unit.in_cents(), self.source);
        Ok(Row { heading, concept, quantity, unit_cents, total_cents, source })
    }
}

/// What the rows add up to, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    pub asked: u64,
    pub own: u64,
    pub other: u64,
}

impl Totals {
    /// Adds up rows; none when the sum is larger than any line could be.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Option<Self> {
        let mut totals = Self::default();
        for row in rows {
            let of_source = match row.source {
                Source::Asked => &mut totals.asked,
                Source::Own => &mut totals.own,
                Source::Other => &mut totals.other,
            };
            *of_source = of_source.checked_add(row.total_cents)?;
        }
        totals.all().filter(|all| *all <= Money::MAX_CENTS).map(|_| totals)
    }

    /// The whole project.
    pub fn all(&self) -> Option<u64> {
        self.asked.checked_add(self.own)?.checked_add(self.other)
    }
}

/// A whole budget that can be filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    pub currency: Currency,
    pub rows: Vec<Row>,
    pub totals: Totals,
}

/// A budget as it stands: what adds up already, and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// The total of each typed row that can be read.
    pub row_totals: Vec<Option<u64>>,
    pub budget: Budget,
    /// What is asked under each of the call's headings, in their order.
    pub by_heading: Vec<u64>,
    pub flaws: Vec<BudgetFlaw>,
}

/// Reads typed rows; blank ones count for nothing.
pub fn reckon(typed: &[TypedRow], currency: Currency, ceiling: Option<u64>, headings: &[Heading]) -> Reckoning {
    let (mut rows, mut row_totals, mut flaws) = (Vec::new(), Vec::new(), Vec::new());
    for (i, row) in typed.iter().enumerate() {
        if row.is_blank() {
            row_totals.push(None);
            continue;
        }
        match row.parse(currency, headings) {
            Ok(row) => {
                row_totals.push(Some(row.total_cents));
                rows.push(row);
            }
            Err(wrong) => {
                row_totals.push(None);
                flaws.extend(wrong.into_iter().map(|flaw| BudgetFlaw::Row(i, flaw)));
            }
        }
    }
    let totals = Totals::of(&rows);
    match totals {
        None => flaws.push(BudgetFlaw::TooLarge),
        Some(totals) if totals.asked == 0 => flaws.push(BudgetFlaw::NothingAsked),
        Some(totals) => {
            flaws.extend(
                ceiling.and_then(|most| totals.asked.checked_sub(most)).filter(|over| *over > 0).map(BudgetFlaw::OverCeiling),
            );
        }
    }
    let by_heading = headings.iter().map(|heading| asked_under(&rows, &heading.id)).collect::<Vec<u64>>();
    if let Some(totals) = totals {
        flaws.extend(over(headings, &by_heading, totals.asked));
    }
    Reckoning { row_totals, budget: Budget { currency, rows, totals: totals.unwrap_or_default() }, by_heading, flaws }
}

/// What is asked under a heading. Where the rows add up to more than any line could be, that is told of the whole.
fn asked_under(rows: &[Row], heading: &str) -> u64 {
    let under = rows.iter().filter(|row| row.source == Source::Asked && row.heading == heading);
    under.fold(0, |sum: u64, row| sum.saturating_add(row.total_cents))
}

/// The headings under which too much is asked.
fn over(headings: &[Heading], by_heading: &[u64], asked: u64) -> Vec<BudgetFlaw> {
    let mut flaws = Vec::new();
    for (place, (heading, sum)) in headings.iter().zip(by_heading).enumerate() {
        if let Some(by) = heading.ceiling.and_then(|most| sum.checked_sub(most)).filter(|by| *by > 0) {
            flaws.push(BudgetFlaw::OverHeading(place, by));
        }
        if let Some(most) = heading.share.map(|share| share_of(asked, share)).filter(|most| sum > most) {
            flaws.push(BudgetFlaw::OverShare(place, most));
        }
    }
    flaws
}

/// So many per cent of a sum, without the fraction of a cent.
pub fn share_of(cents: u64, share: u8) -> u64 {
    u64::try_from(u128::from(cents) * u128::from(share) / 100).unwrap_or(u64::MAX)
}

impl Budget {
    /// The rows as somebody would type them, to be changed or used again.
    pub fn retyped(&self) -> Vec<TypedRow> {
        let typed = |row: &Row| TypedRow {
            heading: row.heading.clone(),
            concept: row.concept.clone(),
            quantity: row.quantity.to_string(),
            unit_cost: digits(row.unit_cents, self.currency),
            source: row.source,
        };
        self.rows.iter().map(typed).collect()
    }
}

/// `1,250.00`, without the currency.
pub fn digits(cents: u64, currency: Currency) -> String {
    Money::cents(cents.min(Money::MAX_CENTS), currency).map(|m| m.digits()).unwrap_or_default()
}
