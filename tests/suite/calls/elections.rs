//! The elections that a line met: what its timetable crosses, what its suspensions cite, what others did meanwhile.

use super::examples::{check, day, fact, line, noon, published, record, results, superseding, suspended};
use super::histories::{Drawn, history};
use acuse::calls::elections::{How, Measure, Met, Outlasted, meanwhile, met, to_verify_soon};
use acuse::calls::facts::{Fact, FactKind, Until};
use acuse::calls::model::{Confidence, ElectoralPeriod, PeriodField, Span};
use acuse::calls::record::Record;
use acuse::ids::{LineId, PeriodId};
use proptest::prelude::*;

fn founding() -> LineId {
    LineId::from_text("sederec-2018-asociaciones")
}

fn federal_2018() -> PeriodId {
    PeriodId::from_text("mx-2018-fed")
}

/// A suspension until the federal election of 2018.
fn until_the_election(id: &str, on: &str) -> Fact {
    let mut fact = suspended(id, on, Some("2018-07-01"));
    if let FactKind::Suspended { until, .. } = &mut fact.said.kind {
        *until = Some(Until::ElectionDay { period: federal_2018(), date: super::examples::date("2018-07-01") });
    }
    fact
}

/// How the first suspension of a line with these facts outlasted the election that it cites, at noon of a day.
fn outlasted(on: &str, facts: &[Fact]) -> Outlasted {
    let met = Met::of(&line(facts), &record(), noon(on));
    met.suspended[0].election.as_ref().unwrap().outlasted
}

fn resumed(on: &str) -> Fact {
    fact("resumed", on, FactKind::Resumed { results_promised: None })
}

#[test]
fn the_founding_line_crosses_the_three_elections_of_2018_by_94_days_and_cites_the_federal_one() {
    let record = record();
    let found = met(&record.as_of(None, None), &founding(), noon("2026-11-23"));
    let cites = |period: &PeriodId| found.suspended.iter().any(|s| s.election.as_ref().is_some_and(|e| e.period == *period));
    let seen: Vec<(&str, i64, bool)> = found.crossed.iter().map(|c| (c.period.as_str(), c.days, cites(&c.period))).collect();
    assert_eq!(seen, [("cdmx-2018-jg", 94, false), ("cdmx-2018-loc", 94, false), ("mx-2018-fed", 94, true)]);
    assert!(found.crossed.iter().all(|c| c.days_at_least == 93), "its publication is known by quarter: 31 March at the latest");
}

#[test]
fn its_suspension_outlasted_the_election_and_still_does_and_named_no_law() {
    let record = record();
    let on = |text: &str| {
        let view = record.as_of(Some(day(text)), None);
        met(&view, &founding(), noon("2026-11-23")).suspended.remove(0)
    };
    assert_eq!(on("2018-06-15").election.unwrap().outlasted, Outlasted::NotYet);
    assert_eq!(on("2018-10-01").election.unwrap().outlasted, Outlasted::Still { days: 92 });
    assert_eq!(on("2018-10-01").legal_basis_named, None);
}

#[test]
fn days_are_exact_where_the_end_is_known_by_day_and_at_least_or_at_most_only_where_that_is_true() {
    let cited = || until_the_election("suspended", "2018-04-10");
    let by = |days, measure| Outlasted::By { days, measure };
    assert_eq!(outlasted("2019-01-01", &[cited(), resumed("2018-07-11")]), by(10, Measure::Exactly));
    assert_eq!(outlasted("2019-01-01", &[cited(), resumed("2018-08")]), by(31, Measure::AtLeast));
    let mut before = results("2018-07-25");
    before.said.on_or_before = true;
    assert_eq!(outlasted("2019-01-01", &[cited(), before]), by(24, Measure::AtMost));
    assert_eq!(outlasted("2019-01-01", &[cited(), resumed("2018-07")]), Outlasted::NotKnown);
    assert_eq!(outlasted("2019-01-01", &[cited(), resumed("2018-06-20")]), Outlasted::No);
    assert_eq!(outlasted("2019-01-01", &[cited()]), Outlasted::Still { days: 184 });
}

#[test]
fn the_suspension_that_cites_the_election_is_measured_not_the_longest_one() {
    let long = suspended("long", "2018-02-01", None);
    let mut ended = resumed("2018-03-01");
    ended.said.id = acuse::ids::FactId::from_text("first-resumption");
    let facts = [long, ended, until_the_election("short", "2018-04-10"), resumed("2018-07-03")];
    let found = Met::of(&line(&facts), &record(), noon("2019-01-01"));
    let seen: Vec<_> = found.suspended.iter().map(|s| (s.fact.as_str(), s.election.as_ref().map(|e| e.outlasted))).collect();
    let two_days = Outlasted::By { days: 2, measure: Measure::Exactly };
    assert_eq!(seen, [("long", None), ("short", Some(two_days))]);
}

#[test]
fn a_suspension_that_cites_an_election_with_unsure_dates_counts_no_days() {
    let mut fact = until_the_election("suspended", "2018-04-10");
    if let FactKind::Suspended { until: Some(Until::ElectionDay { period, .. }), .. } = &mut fact.said.kind {
        *period = PeriodId::from_text("mx-2030-fed");
    }
    assert_eq!(outlasted("2019-01-01", &[fact]), Outlasted::ToVerify);
}

#[test]
fn what_ended_a_suspension_is_told_by_its_first_act() {
    let facts = [until_the_election("suspended", "2018-04-10"), resumed("2018-07-11"), results("2018-09-01")];
    let ended = Met::of(&line(&facts), &record(), noon("2019-01-01")).suspended.remove(0).ended.unwrap();
    assert_eq!((ended.how, ended.fact.as_str()), (How::Resumed, "resumed"));
    let ended = Met::of(&line(&[facts[0].clone(), facts[2].clone()]), &record(), noon("2019-01-01")).suspended.remove(0).ended;
    assert_eq!(ended.unwrap().how, How::Resolved);
}

#[test]
fn periods_whose_dates_are_to_verify_are_told_apart_and_never_counted() {
    let facts = [published("2030-02-01", Some("2030-07-31"))];
    let found = Met::of(&line(&facts), &record(), noon("2030-12-31"));
    let ids = |all: Vec<&PeriodId>| all.into_iter().map(PeriodId::as_str).collect::<Vec<_>>().join(" ");
    assert!(found.crossed.is_empty());
    assert_eq!(ids(found.to_verify.iter().map(|one| &one.period).collect()), "cdmx-2030-loc mx-2030-fed");
    // Of 2027 the federal election day alone is sourced: it counts, and the computed campaign stands apart.
    let facts = [published("2027-03-01", Some("2027-07-31"))];
    let found = Met::of(&line(&facts), &record(), noon("2027-12-31"));
    assert_eq!(found.crossed.iter().map(|c| (c.period.as_str(), c.days)).collect::<Vec<_>>(), [("mx-2027-fed", 1)]);
    assert_eq!(ids(found.to_verify.iter().map(|one| &one.period).collect()), "cdmx-2027-loc mx-2027-fed mx-2027-jud");
}

#[test]
fn every_period_with_unsure_dates_says_where_to_verify_them_and_those_ahead_by_when() {
    let record = record();
    for period in record.periods.values() {
        let unsure: Vec<_> = PeriodField::ALL.into_iter().filter(|field| period.is_unsure(*field)).collect();
        let undated = period.shown_span().is_none();
        assert!(
            unsure.iter().all(|field| period.verify_of(*field).is_some_and(|verify| !verify.place.is_empty())),
            "{}",
            period.id
        );
        let ahead = undated || unsure.iter().any(|field| period.date(*field) >= Some(day("2027-01-01")));
        assert_eq!(ahead, period.verify_by().is_some(), "{}", period.id);
    }
    let due: Vec<&str> = to_verify_soon(&record, day("2026-11-22")).into_iter().map(|(_, period)| period.id.as_str()).collect();
    assert_eq!(due, ["cdmx-2027-loc", "mx-2027-28-recall", "mx-2027-fed", "mx-2027-jud"]);
    assert!(to_verify_soon(&record, day("2026-08-01")).is_empty());
}

#[test]
fn a_version_kept_before_titles_had_two_languages_still_reads() {
    let kept = r#"{"id":"mx-2027-fed","jurisdiction":"MX","process":"Federal election 2027","level":"federal","offices":"",
        "campaign_start":"2027-04-04","campaign_end":null,"election_day":"2027-06-06","propaganda_ban_start":"2027-04-04",
        "propaganda_ban_end":null,"effect_on_calls":"","notes":"","source":"press","confidence":"sourced",
        "field_confidence":{"campaign_start":"uncertain"}}"#;
    let period: ElectoralPeriod = serde_json::from_str(kept).unwrap();
    assert_eq!((period.title_es.as_str(), period.title_en.as_str()), ("", "Federal election 2027"));
    assert_eq!(period.confidence_of(PeriodField::PropagandaBanStart), Confidence::Uncertain, "it was computed from the campaign");
    assert_eq!(period.counted_span(), Some(Span { first: day("2027-06-06"), last: day("2027-06-06") }));
}

#[test]
fn in_the_same_period_other_calls_were_published_and_what_is_unknown_is_counted_apart() {
    let record = record();
    let found = meanwhile(&record.as_of(None, None), &federal_2018(), Some(&founding()), noon("2026-11-23"));
    let inside: Vec<&str> = found.published.inside.iter().map(|inside| inside.line.as_str()).collect();
    assert_eq!(inside, ["mc-2018-calls", "pcs-2018-yuc", "sedu-2018-caci"]);
    assert_eq!(
        (found.published.outside.len(), found.published.unknown.len()),
        (0, 3),
        "three lines of 2018 have no date of publication"
    );
    assert_eq!((found.resolved.inside.len(), found.resolved.outside.len(), found.resolved.unknown.len()), (0, 0, 6));
    assert_eq!(found.published.lines(), found.resolved.lines());
}

/// The line with these facts, in a record with the shipped elections.
fn with_line(facts: &[Fact]) -> Record {
    let mut record = record();
    let mut call = record.calls().values().find(|call| call.id.as_str() == "sederec-2018-mixtos").unwrap().clone();
    call.id = acuse::ids::CallId::from_text("line");
    call.fiscal_year = Some(2018);
    record.add_call(call);
    facts.iter().for_each(|fact| record.add_fact(fact.clone()));
    record
}

#[test]
fn a_corrected_publication_counts_with_its_corrected_date_and_only_once_it_was_known() {
    let mut first = published("2018-05-02", None);
    let mut corrected = superseding("published", published("2018-08-02", None));
    corrected.said.id = acuse::ids::FactId::from_text("corrected");
    first.recorded_at = noon("2026-01-10");
    corrected.recorded_at = noon("2026-02-10");
    let record = with_line(&[first, corrected]);
    let inside = |known_on: Option<&str>| {
        let view = record.as_of(None, known_on.map(day));
        let found = meanwhile(&view, &federal_2018(), None, noon("2026-11-23"));
        found.published.inside.iter().find(|inside| inside.line.as_str() == "line").map(|inside| inside.on.to_string())
    };
    assert_eq!(inside(None), None, "by the correction it came after the election");
    assert_eq!(inside(Some("2026-01-15")).as_deref(), Some("2018-05-02"), "as was known before the correction");
    let before = record.as_of(Some(day("2018-04-30")), Some(day("2026-01-15")));
    assert!(
        meanwhile(&before, &federal_2018(), None, noon("2026-11-23")).published.inside.iter().all(|i| i.line.as_str() != "line")
    );
}

#[test]
fn a_line_resolved_on_or_before_a_day_inside_the_period_is_not_known_to_be_inside() {
    let mut resolved = results("2018-05-02");
    resolved.said.on_or_before = true;
    let unknown = |facts: &[Fact]| {
        meanwhile(&with_line(facts).as_of(None, None), &federal_2018(), None, noon("2026-11-23")).resolved.unknown.len()
    };
    assert_eq!(unknown(&[published("2018-02-01", None), resolved]), unknown(&[published("2018-02-01", None)]));
    assert_eq!(
        unknown(&[published("2018-02-01", None), check("check", "2026-01-01")]) + 1,
        unknown(&[published("2018-02-01", None)])
    );
}

#[test]
fn a_check_before_the_period_ended_does_not_say_that_a_line_was_not_resolved_in_it() {
    let resolved = |checked: &str| {
        let record = with_line(&[published("2018-02-01", None), check("check", checked)]);
        meanwhile(&record.as_of(None, None), &federal_2018(), None, noon("2026-11-23")).resolved
    };
    let line = LineId::from_text("line");
    for early in ["2018-04-10", "2018-06", "2018-07-01"] {
        assert!(resolved(early).unknown.contains(&line), "it covers the days before it: {early}");
    }
    assert!(resolved("2018-07-02").outside.contains(&line), "election day was the first of July");
}

#[test]
fn a_line_without_a_publication_or_an_announced_end_crosses_nothing() {
    let record = record();
    for line in ["sederec-2018-mixtos", "sederec-2012-all"] {
        assert!(met(&record.as_of(None, None), &LineId::from_text(line), noon("2026-11-23")).crossed.is_empty(), "{line}");
    }
}

#[test]
fn illinois_lines_meet_illinois_elections_only_and_by_their_day() {
    let record = record();
    let found = met(&record.as_of(None, None), &LineId::from_text("idhs-fy25-wc"), noon("2026-11-23")).crossed;
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

fn period(record: &Record, id: &PeriodId) -> Span {
    record.periods[id].counted_span().expect("a period that counts")
}

proptest! {
    #[test]
    fn shared_days_lie_within_the_period_and_the_timetable_and_what_is_sure_is_never_more(drawn in history()) {
        let record = record();
        let found = Met::of(&drawn.line(), &record, drawn.at);
        for crossing in &found.crossed {
            let span = period(&record, &crossing.period);
            let promised = found.promised.unwrap();
            let long = |first: chrono::NaiveDate, last: chrono::NaiveDate| (last - first).num_days() + 1;
            prop_assert!(crossing.days > 0 && crossing.days_at_least >= 0 && crossing.days_at_least <= crossing.days);
            prop_assert!(crossing.days <= long(span.first, span.last));
            prop_assert!(crossing.days <= long(promised.from.first(), promised.to.last()));
        }
    }

    #[test]
    fn what_is_to_verify_enters_no_count(drawn in history()) {
        let mut record = record();
        let before = Met::of(&drawn.line(), &record, drawn.at);
        for one in &before.to_verify {
            prop_assert!(PeriodField::ALL.into_iter().any(|field| record.periods[&one.period].is_unsure(field)));
        }
        record.periods.values_mut().for_each(|period| {
            period.confidence = Confidence::Uncertain;
            period.sourcing.clear();
        });
        let unsure = Met::of(&drawn.line(), &record, drawn.at);
        prop_assert!(unsure.crossed.is_empty());
        prop_assert!(before.crossed.iter().all(|crossing| unsure.to_verify.iter().any(|one| one.period == crossing.period)));
        let counted = |cited: &acuse::calls::elections::Cited| cited.outlasted != Outlasted::ToVerify;
        prop_assert!(!unsure.suspended.iter().filter_map(|one| one.election.as_ref()).any(counted));
    }

    #[test]
    fn a_suspension_cites_what_it_says_and_is_measured_against_that_alone(drawn in history()) {
        let record = record();
        let found = Met::of(&drawn.line(), &record, drawn.at);
        for one in &found.suspended {
            let said = drawn.facts.iter().find(|fact| fact.id == one.fact).unwrap();
            let until = match &said.kind {
                FactKind::Suspended { until, .. } | FactKind::OrderedByCourt { until, .. } => until.as_ref(),
                _ => None,
            };
            prop_assert_eq!(until.and_then(Until::period), one.election.as_ref().map(|cited| &cited.period));
            let exact = one.ended.as_ref().is_some_and(|ended| ended.on.is_exact() && !ended.on_or_before);
            match one.election.as_ref().map(|cited| cited.outlasted) {
                Some(Outlasted::By { days, measure }) => {
                    prop_assert!(days > 0);
                    prop_assert_eq!(measure == Measure::Exactly, exact);
                }
                Some(Outlasted::Still { days }) => prop_assert!(days > 0 && one.ended.is_none()),
                Some(Outlasted::No | Outlasted::NotKnown) => prop_assert!(one.ended.is_some()),
                Some(Outlasted::NotYet) => prop_assert!(one.ended.is_none()),
                Some(Outlasted::ToVerify) | None => {}
            }
        }
    }

    #[test]
    fn each_line_asked_is_counted_once(drawn in history()) {
        let Drawn { facts, at, .. } = drawn;
        let record = with_line(&facts);
        for id in record.periods.keys().filter(|id| !record.periods[*id].is_to_verify()) {
            let found = meanwhile(&record.as_of(None, None), id, None, at);
            prop_assert_eq!(found.published.lines(), found.resolved.lines());
            let mut lines: Vec<_> = found.published.inside.iter().map(|inside| &inside.line).collect();
            lines.sort();
            lines.dedup();
            prop_assert_eq!(lines.len(), found.published.inside.len());
        }
    }
}
