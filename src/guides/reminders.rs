//! Letters about yearly duties: one a duty and year, to those who manage the association, unless it wants none.

use super::{
    model::{Duty, Mark, Settings, shipped},
    rules, store, words,
};
use crate::{
    app::App,
    associations::{self, model::Whole},
    calls::dates::{Zone, local_day},
    clock::Now,
    db::Scratch,
    error::Result,
    mail,
    policy::MemberRole,
};
use chrono::{Datelike as _, NaiveDate};

/// Duties of an association that are near and not done yet, with the day on which each is due.
pub fn near(whole: &Whole, settings: &Settings, marks: &[Mark], now: Now) -> Vec<(&'static Duty, NaiveDate)> {
    let today = local_day(now, Zone::MEXICO_CITY);
    let mine = shipped().duties.iter().filter(|duty| duty.holder.is(whole) && !settings.off.contains(&duty.id));
    mine.filter_map(|duty| Some((duty, rules::next_open(duty, settings.year_end, marks, today)?)))
        .filter(|(_, due)| rules::is_near(*due, today))
        .collect()
}

/// Queues every letter that is due; how many duties they were about.
pub async fn round(app: &App) -> Result<usize> {
    let (now, mut told) = (app.clock.now(), 0);
    let mut chosen = store::settings_of_all(app.db.read()).await?;
    for whole in associations::load::all(app).await? {
        let settings = chosen.remove(&whole.association.id).unwrap_or_default();
        let marks = store::marks(app.db.read(), &whole.association.id).await?;
        for (duty, due) in near(&whole, &settings, &marks, now) {
            told += usize::from(tell(app, &whole, duty, due, now).await?);
        }
    }
    Ok(told)
}

/// False when this year's was told before.
async fn tell(app: &App, whole: &Whole, duty: &Duty, due: NaiveDate, now: Now) -> Result<bool> {
    let mut scratch = Scratch::begin(&app.db).await?;
    let key = format!("duty:{}:{}:{}", duty.id, whole.association.id, due.year());
    if !mail::once(scratch.conn(), &key, now).await? {
        return Ok(false);
    }
    for member in whole.members.iter().filter(|member| member.role == MemberRole::Representative) {
        let letter = words::duty_letter(member, &whole.association, duty, due, &app.config.base_url());
        mail::queue(scratch.conn(), &letter, now).await?;
    }
    scratch.commit().await?;
    Ok(true)
}
