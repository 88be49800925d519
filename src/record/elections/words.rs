//! Elections in words.

use crate::{
    calls::{
        elections::{Change, Crossing, How, Measure, Outlasted, Suspended},
        model::{ElectoralPeriod, PeriodField, PrecedentKind},
        standing::Standing,
    },
    i18n::td_string,
    record::words::on,
    web::{
        counts::{days, number},
        dates,
        lang::Lang,
    },
};

pub use crate::calls::{
    names::{jurisdiction, place, vote},
    words::period as title,
};

/// The name of a date.
pub fn field(lang: Lang, field: PeriodField) -> &'static str {
    match field {
        PeriodField::CampaignStart => td_string!(lang, elections.campaign_start),
        PeriodField::CampaignEnd => td_string!(lang, elections.campaign_end),
        PeriodField::ElectionDay => td_string!(lang, elections.election_day),
        PeriodField::PropagandaBanStart => td_string!(lang, elections.ban_start),
        PeriodField::PropagandaBanEnd => td_string!(lang, elections.ban_end),
    }
}

/// The days that comparisons use, in words; or that none are.
pub fn counted(lang: Lang, period: &ElectoralPeriod) -> String {
    match period.counted_span() {
        None => td_string!(lang, elections.not_counted).to_owned(),
        Some(span) if span.first == span.last => {
            td_string!(lang, elections.counted_day, day = dates::day(lang, span.first)).to_string()
        }
        Some(span) => {
            td_string!(lang, elections.counted_span, from = dates::day(lang, span.first), to = dates::day(lang, span.last))
                .to_string()
        }
    }
}

pub fn precedent(lang: Lang, kind: PrecedentKind) -> &'static str {
    match kind {
        PrecedentKind::Suspension => td_string!(lang, elections.precedent_suspension),
        PrecedentKind::StatementAgainstSuspension => td_string!(lang, elections.precedent_statement),
        PrecedentKind::Guidance => td_string!(lang, elections.precedent_guidance),
    }
}

/// How many days a promised timetable shares with a period, as well as its own dates are known.
pub fn shared_days(lang: Lang, crossing: &Crossing) -> String {
    let (most, least) = (days(lang, crossing.days), number(crossing.days_at_least));
    match crossing.days_at_least {
        sure if sure == crossing.days => most,
        0 => td_string!(lang, elections.days_at_most, days = most).to_string(),
        _ => td_string!(lang, elections.days_between, least = least, days = most).to_string(),
    }
}

/// Are both ends of the timetable known by day?
pub fn is_exact(crossing: &Crossing) -> bool {
    crossing.days == crossing.days_at_least
}

/// By how many days a suspension outlasted the election that it cites. Where the line is unresolved since the day after that election,
/// its days are those that its standing says.
pub fn outlasted(lang: Lang, suspended: &Suspended, outlasted: Outlasted, standing: Option<&Standing>) -> String {
    if let (Outlasted::Still { days: past }, Some(Standing::Unresolved { since, days: unresolved, .. })) = (outlasted, standing)
        && past - unresolved == 1
    {
        let since = dates::day(lang, *since);
        return td_string!(lang, elections.outlasted_unresolved, since = since, days = days(lang, *unresolved)).to_string();
    }
    let ended = suspended.ended.as_ref();
    let date = ended.map(|ended| on(lang, ended.on, ended.on_or_before)).unwrap_or_default();
    let how = ended.map(|ended| how(lang, ended.how)).unwrap_or_default();
    match outlasted {
        Outlasted::NotYet => td_string!(lang, elections.outlasted_not_yet).to_owned(),
        Outlasted::No => td_string!(lang, elections.outlasted_no, how = how, date = date).to_string(),
        Outlasted::Still { days: n } => td_string!(lang, elections.outlasted_still, days = days(lang, n)).to_string(),
        Outlasted::NotKnown => td_string!(lang, elections.outlasted_not_known, how = how, date = date).to_string(),
        Outlasted::ToVerify => td_string!(lang, elections.outlasted_to_verify).to_owned(),
        Outlasted::By { days: n, measure } => {
            let days = days(lang, n);
            match measure {
                Measure::Exactly => td_string!(lang, elections.outlasted, days = days, how = how, date = date).to_string(),
                Measure::AtLeast => {
                    td_string!(lang, elections.outlasted_at_least, days = days, how = how, date = date).to_string()
                }
                Measure::AtMost => td_string!(lang, elections.outlasted_at_most, days = days, how = how, date = date).to_string(),
            }
        }
    }
}

fn how(lang: Lang, how: How) -> &'static str {
    match how {
        How::Resumed => td_string!(lang, elections.ended_resumed),
        How::Resolved => td_string!(lang, elections.ended_resolved),
        How::Cancelled => td_string!(lang, elections.ended_cancelled),
    }
}

/// What a version changed.
pub fn change(lang: Lang, change: Change) -> String {
    match change {
        Change::Title => td_string!(lang, elections.change_title).to_owned(),
        Change::Jurisdiction => td_string!(lang, elections.whose).to_lowercase(),
        Change::Vote => td_string!(lang, elections.vote).to_lowercase(),
        Change::Offices => td_string!(lang, elections.offices).to_lowercase(),
        Change::Date(date) => field(lang, date).to_lowercase(),
        Change::Sourcing(date) => {
            td_string!(lang, elections.change_sourcing, date = field(lang, date).to_lowercase()).to_string()
        }
        Change::Verify => td_string!(lang, elections.verify).to_lowercase(),
        Change::Effect => td_string!(lang, elections.change_effect).to_owned(),
        Change::Notes => td_string!(lang, elections.change_notes).to_owned(),
        Change::Source => td_string!(lang, elections.head_source).to_lowercase(),
    }
}
