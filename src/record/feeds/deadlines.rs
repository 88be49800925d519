//! The dates that somebody waits for: when reception closes, and by when results or a commitment were promised.

use super::{
    calendar::{self, Event, When},
    subscriber::Subscriber,
};
use crate::{
    calls::{
        dates::{Deadline, PartialDate},
        model::{Call, Commitment},
        record::View,
        standing::{Announced, Kind, LineHistory, announced, changes},
        store::{RecordKind, described_since},
    },
    clock::Now,
    error::Result,
    i18n::td_string,
    ids::LineId,
    record::{wording::COMMITMENT, words},
    web::{address::Page, dates, lang::LangExt as _},
};
use axum::response::Response;
use chrono_tz::Tz;
use std::collections::BTreeMap;

type Described = BTreeMap<String, Now>;

pub async fn of_record(subscriber: &Subscriber) -> Result<Response> {
    let (record, lang) = (&subscriber.record, subscriber.lang);
    let view = record.as_of(None, None);
    let described = described_since(&subscriber.app.db, RecordKind::Call).await?;
    let promised = described_since(&subscriber.app.db, RecordKind::Commitment).await?;
    let mut events: Vec<Event> =
        record.calls().values().flat_map(|call| events_of(subscriber, &view, call, &described)).collect();
    events.extend(record.commitments.values().filter_map(|one| promise(subscriber, &view, one, &promised)));
    Ok(calendar::answer(subscriber, td_string!(lang, feeds.deadlines_title), td_string!(lang, feeds.deadlines_subtitle), &events))
}

pub async fn of_call(subscriber: &Subscriber, call: &Call) -> Result<Response> {
    let (lang, view) = (subscriber.lang, subscriber.record.as_of(None, None));
    let described = described_since(&subscriber.app.db, RecordKind::Call).await?;
    let title = lang.pick(call.title_es(), call.title_en()).to_owned();
    let title = td_string!(lang, feeds.title, of = title).to_string();
    let events = events_of(subscriber, &view, call, &described);
    Ok(calendar::answer(subscriber, &title, td_string!(lang, feeds.deadlines_subtitle), &events))
}

/// A date of a line, with what else changes its event.
struct Date<T> {
    /// None where all lines of the call share it.
    line: Option<LineId>,
    told: Announced<T>,
    standing: Kind,
    /// When the line last came to be what it is.
    since: Now,
}

/// One event for a date that all lines of a call share; else one for each line.
fn events_of(subscriber: &Subscriber, view: &View<'_>, call: &Call, described: &Described) -> Vec<Event> {
    let Some(since) = described.get(call.id.as_str()) else { return Vec::new() };
    let (mut closings, mut promises) = (Vec::new(), Vec::new());
    let lines: Vec<&LineId> = view.record.lines_of(&call.id).map(|line| &line.id).collect();
    for line in &lines {
        let Some(history) = view.history(line) else { continue };
        let Some((standing, changed)) = last_change(view, &history, *since, subscriber.now) else { continue };
        let dates = announced(&history, &view.record.calendar, *since, subscriber.now);
        let line = Some((*line).clone());
        closings.extend(dates.closes.map(|told| Date { line: line.clone(), told, standing, since: changed }));
        promises.extend(dates.promised.map(|told| Date { line, told, standing, since: changed }));
    }
    let closings = shared(closings, lines.len()).into_iter().map(|date| closing(subscriber, view, call, &date));
    let promises: Vec<Event> =
        shared(promises, lines.len()).into_iter().map(|date| results(subscriber, view, call, &date)).collect();
    closings.chain(promises).collect()
}

/// One for the call where all its lines have the same date and are the same.
fn shared<T: PartialEq>(mut dates: Vec<Date<T>>, lines: usize) -> Vec<Date<T>> {
    let alike = |other: &Date<T>| dates.first().is_some_and(|one| one.told == other.told && one.standing == other.standing);
    if dates.len() == lines && dates.iter().all(alike) {
        dates.truncate(1);
        dates.iter_mut().for_each(|date| date.line = None);
    }
    dates
}

/// What the line is, and when it last came to be so.
fn last_change(view: &View<'_>, history: &LineHistory<'_>, since: Now, now: Now) -> Option<(Kind, Now)> {
    let all = changes(history, &view.record.calendar, since, now);
    all.last().map(|change| (change.to.kind(), change.at))
}

/// What the event is of: part of its name, and its title.
fn whose<T>(subscriber: &Subscriber, view: &View<'_>, call: &Call, date: &Date<T>) -> (String, String) {
    let lang = subscriber.lang;
    let title = lang.pick(call.title_es(), call.title_en());
    match date.line.as_ref().and_then(|id| view.record.line(id)) {
        Some(line) => (format!("line/{}", line.id), format!("{} · {title}", lang.pick(&line.title_es, &line.title_en))),
        None => (format!("call/{}", call.id), title.to_owned()),
    }
}

fn closing(subscriber: &Subscriber, view: &View<'_>, call: &Call, date: &Date<Deadline>) -> Event {
    let (lang, deadline) = (subscriber.lang, date.told.value);
    let (of, title) = whose(subscriber, view, call, date);
    let (when, says) = if deadline.is_whole_day() {
        let city = words::city(lang, deadline.zone());
        let day = dates::day(lang, deadline.day());
        (When::Day(deadline.day()), td_string!(lang, feeds.closes_day, day = day, city = city).to_string())
    } else {
        let on = |zone: Tz| dates::instant(lang, deadline.instant(), zone);
        let (mexico_city, chicago) = (on(Tz::America__Mexico_City), on(Tz::America__Chicago));
        let says = td_string!(lang, feeds.closes_both, mexico_city = mexico_city, chicago = chicago).to_string();
        (When::Hour(deadline.zone().wall(deadline.instant()), deadline.zone()), says)
    };
    let summary = td_string!(lang, feeds.closes, title = title).to_string();
    let (word, category) = (words::kind(lang, date.standing), td_string!(lang, feeds.sort_deadline));
    event(subscriber, date, Told { of: format!("{of}/closes"), when, summary, says, word, category }, page(call))
}

fn results(subscriber: &Subscriber, view: &View<'_>, call: &Call, date: &Date<PartialDate>) -> Event {
    let lang = subscriber.lang;
    let (of, title) = whose(subscriber, view, call, date);
    let told = Told {
        of: format!("{of}/results"),
        when: When::Day(date.told.value.last()),
        summary: td_string!(lang, feeds.results, title = title).to_string(),
        says: promised(subscriber, date.told.value),
        word: words::kind(lang, date.standing),
        category: td_string!(lang, feeds.sort_promise),
    };
    event(subscriber, date, told, page(call))
}

fn promise(subscriber: &Subscriber, view: &View<'_>, one: &Commitment, described: &Described) -> Option<Event> {
    let (lang, since) = (subscriber.lang, described.get(one.id.as_str())?);
    let history = view.promise_history(&one.id)?;
    let (standing, changed) = last_change(view, &history, *since, subscriber.now)?;
    let told = announced(&history, &view.record.calendar, *since, subscriber.now).promised?;
    let date = Date { line: None, told, standing, since: changed };
    let title = lang.pick(&one.title_es, &one.title_en).clone();
    let told = Told {
        of: format!("commitment/{}/promised", one.id),
        when: When::Day(date.told.value.last()),
        summary: td_string!(lang, feeds.promised, title = title).to_string(),
        says: promised(subscriber, date.told.value),
        word: (COMMITMENT.kind)(lang, standing),
        category: td_string!(lang, feeds.sort_promise),
    };
    Some(event(subscriber, &date, told, Page::Commitment { slug: one.id.to_string() }))
}

/// The promised date as precisely as it was given; whoever promised has until its last day.
fn promised(subscriber: &Subscriber, date: PartialDate) -> String {
    let lang = subscriber.lang;
    let given = dates::partial(lang, date);
    if date.is_exact() {
        td_string!(lang, feeds.promised_day, date = given).to_string()
    } else {
        td_string!(lang, feeds.promised_until, date = given, last = dates::day(lang, date.last())).to_string()
    }
}

fn page(call: &Call) -> Page {
    Page::Call { slug: call.id.to_string() }
}

/// An event in words.
struct Told {
    of: String,
    when: When,
    summary: String,
    says: String,
    /// What the line is now.
    word: &'static str,
    /// What sort of date it is.
    category: &'static str,
}

fn event<T>(subscriber: &Subscriber, date: &Date<T>, told: Told, page: Page) -> Event {
    let lang = subscriber.lang;
    let cancelled = date.standing == Kind::Cancelled;
    let page = format!("{}{}", subscriber.base, page.path(lang));
    Event {
        of: told.of,
        when: told.when,
        sequence: date.told.changes + u32::from(cancelled),
        modified: date.told.since.max(date.since),
        cancelled,
        summary: told.summary,
        description: format!("{}\n{}\n{page}", told.says, td_string!(lang, feeds.standing_now, word = told.word)),
        page,
        category: told.category,
    }
}
