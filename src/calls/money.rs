//! Sums of money: whole cents of one currency, so that totals are exact.

use crate::islands::sums::{self, NoSum};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    Mxn,
    Usd,
}

impl Currency {
    pub const ALL: [Currency; 2] = [Currency::Mxn, Currency::Usd];

    pub fn code(&self) -> &'static str {
        match self {
            Currency::Mxn => "MXN",
            Currency::Usd => "USD",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|currency| currency.code().eq_ignore_ascii_case(code.trim()))
    }
}

/// A sum in cents. Never negative; at most ten thousand million units, which no line reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    cents: u64,
    currency: Currency,
}

/// Why a text is no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMoney {
    #[error("write the sum in digits, for example 25,000.00")]
    Unreadable,
    #[error("the sum is too large")]
    TooLarge,
}

impl Money {
    pub const MAX_CENTS: u64 = sums::MAX_CENTS;

    pub fn cents(cents: u64, currency: Currency) -> Result<Self, NotMoney> {
        if cents > Self::MAX_CENTS { Err(NotMoney::TooLarge) } else { Ok(Self { cents, currency }) }
    }

    pub fn units(units: u64, currency: Currency) -> Result<Self, NotMoney> {
        Self::cents(units.checked_mul(100).ok_or(NotMoney::TooLarge)?, currency)
    }

    /// Reads `1,250.00`, `1250`, `$1 250.5`: in both countries the comma parts thousands and the point parts cents.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, NotMoney> {
        let cents = sums::cents(text).map_err(|why| match why {
            NoSum::Unreadable => NotMoney::Unreadable,
            NoSum::TooLarge => NotMoney::TooLarge,
        })?;
        Self::cents(cents, currency)
    }

    pub fn in_cents(&self) -> u64 {
        self.cents
    }

    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The sum of two of one currency; `None` across currencies or past the limit.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        (self.currency == other.currency).then(|| Self::cents(self.cents + other.cents, self.currency).ok()).flatten()
    }

    /// `1,250.00`, without the currency.
    pub fn digits(&self) -> String {
        sums::digits(self.cents)
    }
}

impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.digits(), self.currency.code())
    }
}
