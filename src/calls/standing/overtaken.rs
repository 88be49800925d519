//! A closing that passed while the line was suspended: nothing was received then, so nobody was late for it.

use super::{acts::Acts, history::LineHistory, model::Kind, timetable};
use crate::{
    calls::{
        dates::{Zone, local_day},
        facts::Fact,
    },
    clock::Now,
};

/// What a suspension made of a closing that passed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overtaken {
    /// When the line was resumed without a later closing; none while nobody has resumed it.
    pub resumed: Option<Now>,
}

/// Whether the closing on record passed during a suspension. One that came before it, or after its stated end, did not.
pub fn overtaken(line: &LineHistory<'_>, now: Now) -> Option<Overtaken> {
    let acts = Acts::on(line, now);
    let closes = timetable::window(&acts)?.deadline().filter(|deadline| deadline.has_passed(now))?.instant();
    let during = |(suspension, ended): (timetable::Suspension<'_>, Option<&Fact>)| {
        let resumed = ended.map(|fact| begins(fact, line.zone));
        let stated = suspension.until.map(|until| line.zone.end_of(until.last()));
        let is_before_its_end = resumed.into_iter().chain(stated).all(|end| closes < end);
        (begins(suspension.fact, line.zone) <= closes && is_before_its_end).then_some(Overtaken { resumed })
    };
    timetable::suspensions(&acts).into_iter().rev().find_map(during)
}

/// Whether the closing is no more than what was announced: a suspension came before it, and nobody has ended that.
pub fn is_held(line: &LineHistory<'_>, kind: Kind, now: Now) -> bool {
    match overtaken(line, now) {
        Some(Overtaken { resumed }) => resumed.is_none(),
        None => {
            let passed =
                timetable::window(&Acts::on(line, now)).and_then(|window| window.deadline()).is_some_and(|d| d.has_passed(now));
            kind == Kind::Suspended && !passed
        }
    }
}

/// An act that was recorded on its own day holds from that instant; one that was recorded later, from the beginning of its day.
fn begins(fact: &Fact, zone: Zone) -> Now {
    let day = fact.occurred_on.first();
    if local_day(fact.recorded_at, zone) == day { fact.recorded_at } else { zone.start_of(day) }
}
