//! The folios of a line as a sheet of CSV, for whoever may open them: what each asks and what was recorded on it, and nothing of what was
//! filed.

use super::{
    actions::Bench,
    model::{Case, Outcome},
    opinions::model::Opinion,
    words::{name_of, no_part},
};
use crate::{
    applications::sheet::harmless,
    error::{Error, Result},
    i18n::td_string,
    web::lang::Lang,
};

/// The sheet, with a mark that spreadsheets know the encoding by. Sums are in the line's currency, with a point and two decimals.
pub fn write(lang: Lang, bench: &Bench) -> Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let heads = [
        td_string!(lang, review.folio),
        td_string!(lang, review.association),
        td_string!(lang, review.verified),
        td_string!(lang, review.asked),
        td_string!(lang, review.currency),
        td_string!(lang, review.result),
        td_string!(lang, review.amount),
        td_string!(lang, review.reason),
        td_string!(lang, opinions.totals),
        td_string!(lang, opinions.most),
    ];
    out.write_record(heads).map_err(Error::internal)?;
    for case in &bench.cases {
        out.write_record(cells(lang, bench, case).map(|cell| harmless(&cell))).map_err(Error::internal)?;
    }
    out.into_inner().map_err(|error| Error::internal(error.to_string()))
}

fn cells(lang: Lang, bench: &Bench, case: &Case) -> [String; 10] {
    let plain = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
    // Nobody reads what was recorded on the folio of their own association, or on one that they have an interest in.
    let kept_from = bench.takes_part(case).err();
    let ruling = case.ruling.as_ref().filter(|_| kept_from.is_none() && !case.is_withdrawn());
    let result = match (kept_from, ruling.map(|ruling| ruling.outcome)) {
        _ if case.is_withdrawn() => td_string!(lang, review.withdrawn),
        (Some(why), _) => no_part(lang, why),
        (None, Some(Outcome::Awarded { .. })) => td_string!(lang, review.awarded),
        (None, Some(Outcome::NotAwarded)) => td_string!(lang, review.not_awarded),
        (None, None) => td_string!(lang, review.no_result),
    };
    // Each by itself: an average would hide how far they lie apart.
    let reads = bench.may_open(case).is_ok() && bench.reads_opinions(case);
    let opinions: &[Opinion] = if reads { &case.opinions } else { &[] };
    let totals: Vec<String> = opinions.iter().map(|one| one.total().to_string()).collect();
    let verified = match (bench.names.withheld, bench.is_verified(case)) {
        (true, _) => td_string!(lang, blind.withheld),
        (false, true) => td_string!(lang, review.verified_yes),
        (false, false) => td_string!(lang, review.unverified),
    };
    [
        case.filed.folio.to_string(),
        name_of(lang, bench, case),
        verified.to_owned(),
        plain(case.asked()),
        bench.currency().code().to_owned(),
        result.to_owned(),
        ruling.and_then(|ruling| ruling.outcome.cents()).map(plain).unwrap_or_default(),
        ruling.map(|ruling| ruling.reason.clone()).unwrap_or_default(),
        totals.join("; "),
        opinions.first().map(|one| one.most().to_string()).unwrap_or_default(),
    ]
}
