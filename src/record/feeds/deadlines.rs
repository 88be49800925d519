//! The dates that somebody waits for: when reception closes, and by when results or a commitment were promised.

use super::{
    calendar::{self, Event, When},
    subscriber::Subscriber,
};
use crate::{
    calls::{
        dates::Deadline,
        live,
        model::{Call, Commitment, Line},
        promise::Due,
        record::View,
        standing::{Announced, Calendars, Kind, LineHistory, announced, changes},
        store::{RecordKind, described_since},
    },
    clock::Now,
    error::Result,
    i18n::td_string,
    record::{wording::COMMITMENT, words},
    web::{address::Page, dates, lang::LangExt as _},
};
use axum::response::Response;
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// Since when things are on record, and by which calendars they were told.
struct Told {
    since: BTreeMap<String, Now>,
    calendars: Calendars,
}

impl Told {
    async fn of(subscriber: &Subscriber, kind: RecordKind, id: Option<&str>) -> Result<Self> {
        let db = &subscriber.app.db;
        Ok(Self { since: described_since(db, kind, id).await?, calendars: live::calendars(db).await? })
    }
}

pub async fn of_record(subscriber: &Subscriber) -> Result<Response> {
    let (record, lang) = (&subscriber.record, subscriber.lang);
    let view = record.as_of(None, None);
    let calls = Told::of(subscriber, RecordKind::Call, None).await?;
    let promised = Told::of(subscriber, RecordKind::Commitment, None).await?;
    let mut events: Vec<Event> = record.calls().values().flat_map(|call| events_of(subscriber, &view, call, &calls)).collect();
    events.extend(record.commitments.values().filter_map(|one| promise(subscriber, &view, one, &promised)));
    Ok(calendar::answer(subscriber, td_string!(lang, feeds.deadlines_title), td_string!(lang, feeds.deadlines_subtitle), &events))
}

pub async fn of_call(subscriber: &Subscriber, call: &Call) -> Result<Response> {
    let (lang, view) = (subscriber.lang, subscriber.record.as_of(None, None));
    let told = Told::of(subscriber, RecordKind::Call, Some(call.id.as_str())).await?;
    let title = lang.pick(call.title_es(), call.title_en()).to_owned();
    let title = td_string!(lang, feeds.title, of = title).to_string();
    let events = events_of(subscriber, &view, call, &told);
    Ok(calendar::answer(subscriber, &title, td_string!(lang, feeds.deadlines_subtitle), &events))
}

/// A date, with what else changes its event.
struct Date<T> {
    announced: Announced<T>,
    standing: Kind,
    /// When the line last came to be what it is.
    since: Now,
}

/// The events of each line, whatever the others are: one that several lines shared would have to go when they part, and whoever had
/// taken it over would keep it for ever.
fn events_of(subscriber: &Subscriber, view: &View<'_>, call: &Call, told: &Told) -> Vec<Event> {
    let Some(since) = told.since.get(call.id.as_str()) else { return Vec::new() };
    let lines = view.record.lines_of(&call.id);
    lines.flat_map(|line| events_of_line(subscriber, view, (call, line), (&told.calendars, *since))).collect()
}

fn events_of_line(
    subscriber: &Subscriber,
    view: &View<'_>,
    (call, line): (&Call, &Line),
    (calendars, since): (&Calendars, Now),
) -> Vec<Event> {
    let Some(history) = view.history(&line.id) else { return Vec::new() };
    let Some((standing, changed)) = last_change(&history, calendars, since, subscriber.now) else { return Vec::new() };
    let dates = announced(&history, &view.record.calendar, since, subscriber.now);
    let whose = whose(subscriber, call, line);
    let closes = dates.closes.map(|announced| Date { announced, standing, since: changed });
    let promised = dates.promised.map(|announced| Date { announced, standing, since: changed });
    let closing = closes.map(|date| closing(subscriber, call, &whose, &date));
    closing.into_iter().chain(promised.map(|date| results(subscriber, call, &whose, &date))).collect()
}

/// What the line is, and when it last came to be so.
fn last_change(history: &LineHistory<'_>, calendars: &Calendars, since: Now, now: Now) -> Option<(Kind, Now)> {
    let all = changes(history, calendars, since, now);
    all.last().map(|change| (change.to.kind(), change.at))
}

/// What an event is of: part of its name, which never changes, and its title.
struct Whose {
    name: String,
    title: String,
}

fn whose(subscriber: &Subscriber, call: &Call, line: &Line) -> Whose {
    let lang = subscriber.lang;
    let title = lang.pick(call.title_es(), call.title_en());
    // A call of one line is its line.
    if line.id.as_str() == call.id.as_str() {
        return Whose { name: format!("call/{}", call.id), title: title.to_owned() };
    }
    Whose { name: format!("line/{}", line.id), title: format!("{} · {title}", lang.pick(&line.title_es, &line.title_en)) }
}

fn closing(subscriber: &Subscriber, call: &Call, whose: &Whose, date: &Date<Deadline>) -> Event {
    let (lang, deadline) = (subscriber.lang, date.announced.value);
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
    let summary = td_string!(lang, feeds.closes, title = whose.title.clone()).to_string();
    let (word, category) = (words::kind(lang, date.standing), td_string!(lang, feeds.sort_deadline));
    let of = format!("{}/closes", whose.name);
    event(subscriber, date, Words { of, when, summary, says, word, category }, page(call))
}

fn results(subscriber: &Subscriber, call: &Call, whose: &Whose, date: &Date<Due>) -> Event {
    let (lang, due) = (subscriber.lang, date.announced.value);
    let title = whose.title.clone();
    let summary = if due.sense.is_by() {
        td_string!(lang, feeds.results, title = title).to_string()
    } else {
        td_string!(lang, feeds.results_after, due = words::due(lang, due), title = title).to_string()
    };
    let words = Words {
        of: format!("{}/results", whose.name),
        when: When::Day(due.awaited()),
        summary,
        says: promised(subscriber, date.announced.value),
        word: words::kind(lang, date.standing),
        category: td_string!(lang, feeds.sort_promise),
    };
    event(subscriber, date, words, page(call))
}

fn promise(subscriber: &Subscriber, view: &View<'_>, one: &Commitment, told: &Told) -> Option<Event> {
    let (lang, since) = (subscriber.lang, told.since.get(one.id.as_str())?);
    let history = view.promise_history(&one.id)?;
    let (standing, changed) = last_change(&history, &told.calendars, *since, subscriber.now)?;
    let announced = announced(&history, &view.record.calendar, *since, subscriber.now).promised?;
    let date = Date { announced, standing, since: changed };
    let title = lang.pick(&one.title_es, &one.title_en).clone();
    let words = Words {
        of: format!("commitment/{}/promised", one.id),
        when: When::Day(date.announced.value.awaited()),
        summary: td_string!(lang, feeds.promised, title = title).to_string(),
        says: promised(subscriber, date.announced.value),
        word: (COMMITMENT.kind)(lang, standing),
        category: td_string!(lang, feeds.sort_promise),
    };
    Some(event(subscriber, &date, words, Page::Commitment { slug: one.id.to_string() }))
}

/// The promised date as precisely as it was given; whoever promised has until its last day, and nothing is due by a day after which
/// results were to come.
fn promised(subscriber: &Subscriber, due: Due) -> String {
    let (lang, date) = (subscriber.lang, due.date);
    let given = words::due(lang, due);
    if !due.sense.is_by() {
        td_string!(lang, feeds.announced_after, due = given).to_string()
    } else if date.is_exact() {
        td_string!(lang, feeds.promised_day, date = given).to_string()
    } else {
        td_string!(lang, feeds.promised_until, date = given, last = dates::day(lang, date.last())).to_string()
    }
}

fn page(call: &Call) -> Page {
    Page::Call { slug: call.id.to_string() }
}

/// An event in words.
struct Words {
    of: String,
    when: When,
    summary: String,
    says: String,
    /// What the line is now.
    word: &'static str,
    /// What sort of date it is.
    category: &'static str,
}

fn event<T>(subscriber: &Subscriber, date: &Date<T>, words: Words, page: Page) -> Event {
    let lang = subscriber.lang;
    let cancelled = date.standing == Kind::Cancelled;
    let page = format!("{}{}", subscriber.base, page.path(lang));
    Event {
        of: words.of,
        when: words.when,
        sequence: date.announced.changes + u32::from(cancelled),
        modified: date.announced.since.max(date.since),
        cancelled,
        summary: words.summary,
        description: format!("{}\n{}\n{page}", words.says, td_string!(lang, feeds.standing_now, word = words.word)),
        page,
        category: words.category,
    }
}
