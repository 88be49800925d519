//! What a typed period becomes: every date as sure as it says, or a sentence at its field.

use acuse::calendar::periods::rules::{CONFIDENCES, JURISDICTIONS, Lack, Typed, TypedDate, TypedVerify, field, read};
use acuse::calls::model::{Confidence, PeriodField};
use acuse::ids::PeriodId;
use proptest::option;
use proptest::prelude::*;

fn id() -> PeriodId {
    PeriodId::from_text("extraordinaria-2028")
}

/// A process whose dates are typed by whoever calls.
fn typed(dates: impl Fn(PeriodField) -> TypedDate) -> Typed {
    Typed {
        jurisdiction: "CDMX".into(),
        title_es: "Elección extraordinaria de 2028".into(),
        title_en: "Extraordinary election of 2028".into(),
        vote: "offices".into(),
        offices: String::new(),
        effect_on_calls: String::new(),
        notes: String::new(),
        source: "Acuerdo de prueba".into(),
        verify: TypedVerify::default(),
        dates: PeriodField::ALL.map(|field| (field, dates(field))),
    }
}

fn only(wanted: PeriodField, date: &TypedDate) -> Typed {
    typed(|field| if field == wanted { date.clone() } else { TypedDate::default() })
}

fn sourced(day: &str) -> TypedDate {
    TypedDate { day: day.into(), confidence: "sourced".into(), ..TypedDate::default() }
}

#[test]
fn a_sourced_election_day_counts_and_an_unsure_campaign_beside_it_does_not() {
    let unsure = TypedDate {
        day: "2028-04-01".into(),
        confidence: "uncertain".into(),
        source: "Cálculo propio".into(),
        verify: TypedVerify { by: "2028-01-31".into(), place: "IECM".into() },
    };
    let period = read(
        &typed(|field| match field {
            PeriodField::CampaignStart => unsure.clone(),
            PeriodField::ElectionDay => sourced("2028-06-04"),
            _ => TypedDate::default(),
        }),
        id(),
    )
    .unwrap();
    assert_eq!(period.confidence, Confidence::Sourced);
    assert_eq!(period.counted_span().map(|span| (span.first, span.last)), period.election_day.map(|day| (day, day)));
    assert_eq!(period.source_of(PeriodField::CampaignStart), "Cálculo propio");
    assert_eq!(period.source_of(PeriodField::ElectionDay), "Acuerdo de prueba");
    assert_eq!(period.verify_by().map(|by| by.to_string()).as_deref(), Some("2028-01-31"));
    assert_eq!(period.level, "local");
}

#[test]
fn what_is_missing_is_told_at_its_field() {
    let lacks = |typed: &Typed| read(typed, id()).unwrap_err();
    let at = |date, part: &str, lack| vec![(field(date, part), lack)];
    let day = PeriodField::ElectionDay;
    let unsaid = TypedDate { day: "2028-06-04".into(), ..TypedDate::default() };
    assert_eq!(lacks(&only(day, &unsaid)), at(day, "confidence", Lack::Confidence));
    let nowhere = TypedDate { confidence: "general_knowledge".into(), ..unsaid };
    assert_eq!(lacks(&only(day, &nowhere)), at(day, "verify_place", Lack::Verification));
    assert_eq!(lacks(&only(day, &sourced("junio"))), at(day, "", Lack::NotADay));
    assert_eq!(lacks(&only(day, &sourced("3028-06-04"))), at(day, "", Lack::OutOfRange));
    assert_eq!(lacks(&only(day, &TypedDate { confidence: "sourced".into(), ..TypedDate::default() })), at(day, "", Lack::Day));
    assert_eq!(lacks(&typed(|_| TypedDate::default())), [("verify_place".to_owned(), Lack::Verification)]);
    let backwards = typed(|field| match field {
        PeriodField::PropagandaBanStart => sourced("2028-05-01"),
        PeriodField::PropagandaBanEnd => sourced("2028-04-01"),
        _ => TypedDate::default(),
    });
    assert_eq!(lacks(&backwards), at(PeriodField::PropagandaBanEnd, "", Lack::EndsFirst));
}

fn some_date() -> BoxedStrategy<TypedDate> {
    let days =
        prop_oneof![Just("2028-03-01"), Just("2028-05-20"), Just("2028-06-04"), Just(""), Just("mañana"), Just("1700-01-01")];
    let sure = prop_oneof![Just("sourced"), Just("general_knowledge"), Just("uncertain"), Just(""), Just("cierto")];
    let text = || option::of(Just("IECM")).prop_map(|text| text.unwrap_or_default().to_owned());
    (days, sure, text(), text(), option::of(Just("2028-01-31")))
        .prop_map(|(day, confidence, source, place, by)| TypedDate {
            day: day.into(),
            confidence: confidence.into(),
            source,
            verify: TypedVerify { by: by.unwrap_or_default().into(), place },
        })
        .boxed()
}

proptest! {
    #[test]
    fn whatever_is_typed_is_told_where_to_mend_it_or_kept_as_sure_as_it_says(
        dates in proptest::array::uniform5(some_date()),
        whose in prop::sample::select(&JURISDICTIONS[..]),
    ) {
        let mut form = typed(|_| TypedDate::default());
        form.jurisdiction = whose.to_owned();
        form.dates = std::array::from_fn(|place| (PeriodField::ALL[place], dates[place].clone()));
        match read(&form, id()) {
            Err(gaps) => prop_assert!(!gaps.is_empty()),
            Ok(period) => {
                for (date, typed) in &form.dates {
                    prop_assert_eq!(period.date(*date).map(|day| day.to_string()).unwrap_or_default(), typed.day.clone());
                    if period.date(*date).is_some() {
                        let said = CONFIDENCES.into_iter().find(|(name, _)| *name == typed.confidence).map(|(_, one)| one);
                        prop_assert_eq!(Some(period.confidence_of(*date)), said);
                        prop_assert_eq!(period.is_unsure(*date), period.verify_of(*date).is_some());
                    }
                }
                let kept = serde_json::to_value(&period).unwrap();
                prop_assert_eq!(serde_json::from_value::<acuse::calls::model::ElectoralPeriod>(kept).unwrap(), period);
            }
        }
    }
}
