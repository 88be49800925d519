//! Sums of money: whole cents of one currency, so that totals are exact.

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
    pub const MAX_CENTS: u64 = 1_000_000_000_000;

    pub fn cents(cents: u64, currency: Currency) -> Result<Self, NotMoney> {
        if cents > Self::MAX_CENTS { Err(NotMoney::TooLarge) } else { Ok(Self { cents, currency }) }
    }

    pub fn units(units: u64, currency: Currency) -> Result<Self, NotMoney> {
        Self::cents(units.checked_mul(100).ok_or(NotMoney::TooLarge)?, currency)
    }

    /// Reads `1,250.00`, `1250`, `$1 250.5`: in both countries the comma parts thousands and the point parts cents.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, NotMoney> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '$').collect();
        let (whole, cents) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if !grouped(whole) || cents.len() > 2 || !all_digits(cents) {
            return Err(NotMoney::Unreadable);
        }
        let units: u64 = whole.replace(',', "").parse().map_err(|_| NotMoney::TooLarge)?;
        let cents: u64 = if cents.is_empty() { 0 } else { format!("{cents:0<2}").parse().map_err(|_| NotMoney::Unreadable)? };
        Self::cents(units.checked_mul(100).and_then(|c| c.checked_add(cents)).ok_or(NotMoney::TooLarge)?, currency)
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
        let units = (self.cents / 100).to_string();
        let mut grouped = String::with_capacity(units.len() + units.len() / 3);
        for (i, c) in units.chars().enumerate() {
            if i > 0 && (units.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        format!("{grouped}.{:02}", self.cents % 100)
    }
}

/// Digits, with commas either nowhere or before every third digit from the right: `1,5` is a slip, not fifteen.
fn grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let Some(head) = groups.next() else { return false };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    digits(head) && rest.iter().all(|g| g.len() == 3 && digits(g)) && (rest.is_empty() || head.len() <= 3)
}

impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.digits(), self.currency.code())
    }
}
