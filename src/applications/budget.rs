//! The budget of an application: rows of whole quantities and integer cents, so that totals are exact.

use crate::calls::money::{Currency, Money, NotMoney};
use serde::{Deserialize, Serialize};

/// Most rows a budget may have.
pub const MAX_ROWS: usize = 60;
/// Longest concept, in characters.
pub const CONCEPT_CHARS: usize = 200;
const MAX_QUANTITY: u64 = 1_000_000;

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
    pub concept: String,
    pub quantity: String,
    pub unit_cost: String,
    pub source: Source,
}

/// A row that adds up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
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
    pub fn parse(&self, currency: Currency) -> Result<Row, Vec<RowFlaw>> {
        let mut flaws = Vec::new();
        let concept = self.concept.trim();
        if concept.is_empty() {
            flaws.push(RowFlaw::NoConcept);
        } else if concept.chars().count() > CONCEPT_CHARS {
            flaws.push(RowFlaw::ConceptTooLong);
        }
        let quantity = quantity(&self.quantity);
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
        let total = quantity.checked_mul(unit.in_cents()).filter(|total| *total <= Money::MAX_CENTS);
        let Some(total_cents) = total else { return Err(vec![RowFlaw::TooLarge]) };
        Ok(Row { concept: concept.to_owned(), quantity, unit_cents: unit.in_cents(), total_cents, source: self.source })
    }
}

/// A whole number from 1 to a million, with or without commas. A blank one counts as 1: most rows are of one thing.
fn quantity(text: &str) -> Option<u64> {
    let text = text.trim();
    if text.is_empty() {
        return Some(1);
    }
    let plain = text.replace(',', "");
    let digits = plain.bytes().all(|b| b.is_ascii_digit());
    plain.parse().ok().filter(|n| digits && (1..=MAX_QUANTITY).contains(n))
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
    pub flaws: Vec<BudgetFlaw>,
}

/// Reads typed rows; blank ones count for nothing.
pub fn reckon(typed: &[TypedRow], currency: Currency, ceiling: Option<u64>) -> Reckoning {
    let (mut rows, mut row_totals, mut flaws) = (Vec::new(), Vec::new(), Vec::new());
    for (i, row) in typed.iter().enumerate() {
        if row.is_blank() {
            row_totals.push(None);
            continue;
        }
        match row.parse(currency) {
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
    Reckoning { row_totals, budget: Budget { currency, rows, totals: totals.unwrap_or_default() }, flaws }
}

/// `1,250.00`, without the currency.
pub fn digits(cents: u64, currency: Currency) -> String {
    Money::cents(cents.min(Money::MAX_CENTS), currency).map(|m| m.digits()).unwrap_or_default()
}
