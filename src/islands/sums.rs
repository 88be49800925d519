//! How sums and quantities are read and written: one rule for the server, whose numbers are the truth, and for the browser, which adds
//! up while somebody types.

/// No line reaches ten thousand million.
pub const MAX_CENTS: u64 = 1_000_000_000_000;
const MAX_QUANTITY: u64 = 1_000_000;

/// Why a text is no sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSum {
    Unreadable,
    TooLarge,
}

/// Reads `1,250.00`, `1250`, `$1 250.5` as cents: in both countries the comma parts thousands and the point parts cents.
///
/// # Errors
/// [`NoSum`].
pub fn cents(text: &str) -> Result<u64, NoSum> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '$').collect();
    let (whole, cents) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    if !grouped(whole) || cents.len() > 2 || !all_digits(cents) {
        return Err(NoSum::Unreadable);
    }
    let units: u64 = whole.replace(',', "").parse().map_err(|_| NoSum::TooLarge)?;
    let cents: u64 = if cents.is_empty() { 0 } else { format!("{cents:0<2}").parse().map_err(|_| NoSum::Unreadable)? };
    let sum = units.checked_mul(100).and_then(|c| c.checked_add(cents)).ok_or(NoSum::TooLarge)?;
    if sum > MAX_CENTS { Err(NoSum::TooLarge) } else { Ok(sum) }
}

/// A whole number from 1 to a million, with or without commas. A blank one counts as 1: most rows are of one thing.
pub fn quantity(text: &str) -> Option<u64> {
    let text = text.trim();
    if text.is_empty() {
        return Some(1);
    }
    let plain = text.replace(',', "");
    plain.parse().ok().filter(|n| all_digits(&plain) && (1..=MAX_QUANTITY).contains(n))
}

/// What so many at so much come to.
pub fn times(quantity: u64, unit: u64) -> Option<u64> {
    quantity.checked_mul(unit).filter(|total| *total <= MAX_CENTS)
}

/// `1,250.00`.
pub fn digits(cents: u64) -> String {
    let units = (cents / 100).to_string();
    let mut grouped = String::with_capacity(units.len() + units.len() / 3);
    for (i, c) in units.chars().enumerate() {
        if i > 0 && (units.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(c);
    }
    format!("{grouped}.{:02}", cents % 100)
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Digits, with commas either nowhere or before every third digit from the right: `1,5` is a slip, not fifteen.
fn grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let Some(head) = groups.next() else { return false };
    let digits = |s: &str| !s.is_empty() && all_digits(s);
    let rest: Vec<&str> = groups.collect();
    digits(head) && rest.iter().all(|g| g.len() == 3 && digits(g)) && (rest.is_empty() || head.len() <= 3)
}
