//! What the API says of a line's deadlines: its window on both clocks, and the term behind its promise with every day that does not count.

use crate::{
    calls::{
        clocks::BothCities,
        due::Reckoned,
        facts::{Subject, Window},
        record::View,
    },
    clock::{Now, stamp},
};
use serde_json::{Value, json};

/// When applications are received, as last announced; null while no act that counts has said it.
pub fn window(window: Option<Window>) -> Value {
    let Some(window) = window else { return Value::Null };
    let at = |instant: Now| json!({ "instant": stamp(instant), "walls": BothCities::at(instant) });
    let warning = window.contradiction().map(|found| {
        json!({ "printed": found.printed, "in_force": found.in_force, "by_the_letter": at(found.by_the_letter), "safe": at(found.safe()) })
    });
    json!({
        "announced": window,
        "opens": window.opens.map(|moment| at(moment.opens(window.zone))),
        "closes": window.deadline().map(|deadline| at(deadline.instant())),
        "contradiction": warning,
    })
}

/// The term that a promise rests on, counted: enough to do the arithmetic again. Null where a plain date was promised, or none.
pub fn term(view: &View<'_>, subject: &Subject, now: Now) -> Value {
    view.term_of(subject, now).map_or(Value::Null, |reckoned| told(&reckoned))
}

fn told(reckoned: &Reckoned<'_>) -> Value {
    let counted = reckoned.counted.as_ref();
    let skipped: Vec<_> = counted.into_iter().flat_map(|counted| &counted.days).filter(|day| day.number.is_none()).collect();
    let doubtful: Vec<_> = counted.into_iter().flat_map(|counted| &counted.days).filter(|day| !day.doubts.is_empty()).collect();
    json!({
        "fact": reckoned.fact.id,
        "working_days": reckoned.term.working_days,
        "counted_from": reckoned.term.counted_from,
        "from": reckoned.from,
        "due": reckoned.said,
        "calendar": reckoned.calendar.version(),
        "does_not_count": skipped.iter().map(|day| json!({ "date": day.date, "because": day.rests })).collect::<Vec<_>>(),
        "in_doubt": doubtful.iter().map(|day| json!({ "date": day.date, "because": day.doubts })).collect::<Vec<_>>(),
    })
}
