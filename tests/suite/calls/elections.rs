//! The elections that a line met.

use super::examples::{day, noon, record};
use acuse::calls::elections::{crossings, meanwhile};
use acuse::calls::model::{Confidence, PeriodField, Span};
use acuse::ids::{LineId, PeriodId};

fn founding() -> LineId {
    LineId::from_text("sederec-2018-asociaciones")
}

#[test]
fn the_founding_line_crosses_the_three_elections_of_2018_by_94_days_and_cites_the_federal_one() {
    let record = record();
    let found = crossings(&record.as_of(None, None), &founding(), noon("2026-11-23"));
    let seen: Vec<(&str, i64, bool)> = found.iter().map(|c| (c.period.as_str(), c.days, c.cited)).collect();
    assert_eq!(seen, [("cdmx-2018-jg", 94, false), ("cdmx-2018-loc", 94, false), ("mx-2018-fed", 94, true)]);
}

#[test]
fn its_suspension_outlasted_the_election_and_still_does() {
    let record = record();
    let on = |text: &str| {
        let view = record.as_of(Some(day(text)), None);
        crossings(&view, &founding(), noon("2026-11-23"))[2].outlasted
    };
    assert_eq!(on("2018-06-15"), None);
    assert_eq!(on("2018-10-01").map(|o| (o.days, o.still)), Some((92, true)));
}

#[test]
fn in_the_same_period_other_calls_were_published_and_what_is_unknown_is_counted_apart() {
    let record = record();
    let period = PeriodId::from_text("mx-2018-fed");
    let found = meanwhile(&record.as_of(None, None), &period, &founding(), noon("2026-11-23"));
    let inside: Vec<&str> = found.published.inside.iter().map(LineId::as_str).collect();
    assert_eq!(inside, ["mc-2018-calls", "pcs-2018-yuc", "sedu-2018-caci"]);
    assert_eq!((found.published.outside, found.published.unknown), (0, 3), "three lines of 2018 have no date of publication");
    assert_eq!((found.resolved.inside.len(), found.resolved.outside, found.resolved.unknown), (0, 0, 6));
    assert_eq!(found.published.lines(), found.resolved.lines());
}

#[test]
fn a_line_without_a_publication_or_an_announced_end_crosses_nothing() {
    let record = record();
    for line in ["sederec-2018-mixtos", "sederec-2012-all"] {
        assert!(crossings(&record.as_of(None, None), &LineId::from_text(line), noon("2026-11-23")).is_empty(), "{line}");
    }
}

#[test]
fn illinois_lines_meet_illinois_elections_only_and_by_their_day() {
    let record = record();
    let found = crossings(&record.as_of(None, None), &LineId::from_text("idhs-fy25-wc"), noon("2026-11-23"));
    assert!(found.iter().all(|c| c.period.as_str().starts_with("il-")));
    assert!(found.is_empty(), "no Illinois election fell between 29 March and 6 May 2024");
}

#[test]
fn unsure_dates_of_a_period_are_never_counted() {
    let record = record();
    let span = |id: &str| record.periods[&PeriodId::from_text(id)].counted_span();
    let day_only = |text: &str| Some(Span { first: day(text), last: day(text) });
    assert_eq!(span("mx-2027-fed"), day_only("2027-06-06"), "its campaign is computed; only the day is sourced");
    assert_eq!(span("mx-2030-fed"), None);
    assert_eq!(span("chi-2015-runoff"), day_only("2015-04-07"));
    assert_eq!(span("mx-2018-fed"), Some(Span { first: day("2018-03-30"), last: day("2018-07-01") }));
    let period = &record.periods[&PeriodId::from_text("cdmx-2018-loc")];
    assert_eq!(period.confidence_of(PeriodField::CampaignEnd), Confidence::GeneralKnowledge);
}
