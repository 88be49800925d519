//! The call's timeline as a drawing, with the electoral periods behind it. A table beside it and the list of facts say the same.

use super::facts::Told;
use crate::{
    calls::{
        dates::{PartialDate, Zone, local_day},
        facts::{CourtOrder, Fact, FactKind, Until},
        model::{Call, ElectoralPeriod, Jurisdiction, PeriodField},
        promise::Due,
        record::{Record, View},
        standing::{Assessment, Standing},
    },
    clock::Now,
    i18n::td_string,
    record::{
        charts::{Band, Bound, Item, Kind},
        parts,
        query::Asked,
        table::{Column, Table},
        timeline::{Timeline, timeline_figure},
        wording::{LINE, Wording},
        words,
    },
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;

pub fn section(lang: Lang, view: &View<'_>, call: &Call, now: Now) -> AnyView {
    let told = Told::of_call(view, call);
    let several = view.record.lines_of(&call.id).nth(1).is_some();
    let silences = view.record.lines_of(&call.id).filter_map(|line| {
        let mut silence = silence(lang, view, &view.standing(&line.id, now)?, call.zone(), now)?;
        if several {
            silence.label = format!("{}: {}", lang.pick(&line.title_es, &line.title_en), silence.label);
        }
        Some(silence)
    });
    let drawn = Drawn {
        id: "linea".to_owned(),
        title: parts::title(lang, call),
        told: &told,
        more: silences.collect(),
        list: FACTS.to_owned(),
    };
    headed(lang, view.record, drawn, bands(lang, view, &call.jurisdiction), &LINE)
}

/// What is drawn of one thing.
pub struct Drawn<'a> {
    /// The only one of its name on the page.
    pub id: String,
    pub title: String,
    pub told: &'a Told<'a>,
    pub more: Vec<Item>,
    /// The anchor of the same in words.
    pub list: String,
}

/// The anchor of a page's own list of facts.
pub const FACTS: &str = "#hechos";

/// The figure; none where nothing is known beyond one date.
pub fn figure(lang: Lang, record: &Record, drawn: Drawn<'_>, bands: Vec<Band>, says: &Wording) -> Option<AnyView> {
    // What was corrected stays in the list, struck; drawn, it would look as if it had happened.
    let signs = |fact: &Fact| items_of(lang, fact, &drawn.told.name(lang, record, fact, says));
    let holding = drawn.told.drawn();
    let promised = |fact: &Fact| {
        let mut promise = promise(lang, fact, says)?;
        promise.label = drawn.told.of_its_line(lang, record, fact, &promise.label);
        Some(promise)
    };
    let mut items: Vec<Item> = holding.flat_map(|fact| signs(fact).into_iter().chain(promised(fact))).collect();
    items.extend(drawn.more);
    // A publication and the window it announces often promise the same day, and two suspensions end after the same election.
    let mut once = BTreeSet::new();
    let repeats = |item: &Item| matches!(item.kind, Kind::Promise | Kind::ElectionDay);
    items.retain(|item| !repeats(item) || once.insert((item.from, item.to, item.label.clone())));
    // A drawing of one date tells less than the list, unless it shows the date inside an electoral period.
    let (from, to) = items.first().map(|first| (first.from, first.to))?;
    let one_date = items.iter().all(|item| (item.from, item.to) == (from, to) && (from == to || !item.kind.lasts()));
    if one_date && !bands.iter().any(|band| band.from <= to && from <= band.to) {
        return None;
    }
    let timeline = Timeline {
        title: td_string!(lang, record.timeline_title, title = drawn.title).to_string(),
        items,
        bands,
        months: words::months(lang),
    };
    let list = view! { <figcaption><a href=drawn.list>{td_string!(lang, record.timeline_list)}</a></figcaption> };
    let beside = view! { {table(lang, &timeline)} {list} }.into_any();
    timeline_figure(&timeline, &drawn.id, beside)
}

/// What is drawn, the silence and the electoral periods among it, one row each.
fn table(lang: Lang, timeline: &Timeline) -> AnyView {
    let (here, asked) = (Page::Calls.path(lang), Asked::default());
    let caption = td_string!(lang, charts.same_in_table).to_owned();
    let columns = vec![Column::text(td_string!(lang, charts.head_what)), Column::text(td_string!(lang, charts.head_when))];
    let table = Table { lang, here: &here, asked: &asked, caption: caption.clone(), columns, usual: None };
    let rows = timeline.told().into_iter().map(|(what, when)| vec![what.into_any(), when.into_any()]);
    view! { <details><summary>{caption}</summary>{table.view("", rows.collect())}</details> }.into_any()
}

/// The same under its heading.
pub fn headed(lang: Lang, record: &Record, drawn: Drawn<'_>, bands: Vec<Band>, says: &Wording) -> AnyView {
    let figure = figure(lang, record, drawn, bands, says);
    figure.map(|figure| view! { <h2>{td_string!(lang, record.timeline_heading)}</h2> {figure} }).into_any()
}

/// What a fact is drawn as, under this name.
pub fn items_of(lang: Lang, fact: &Fact, label: &str) -> Vec<Item> {
    let date = fact.occurred_on;
    let item = |kind, from: PartialDate, to: PartialDate, label: &str| Item {
        kind,
        from: from.first(),
        begun_by: from.last().min(to.last()),
        to: to.last(),
        label: label.to_owned(),
        when: match (from, to) {
            (from, to) if from != to => format!("{} – {}", words::partial(lang, from), words::partial(lang, to)),
            (day, _) if day == date => words::when(lang, fact),
            // A day that the fact names, such as an election's, is not the fact's own.
            (day, _) => words::partial(lang, day),
        },
        precise: from.is_exact() && to.is_exact() && (from != date || fact.inferred.is_empty()),
        bound: if fact.on_or_before && from == date { Bound::AtMost } else { Bound::Exact },
    };
    let one = |kind| vec![item(kind, date, date, label)];
    match &fact.kind {
        FactKind::Published { .. } | FactKind::Amended { .. } => one(Kind::Published),
        FactKind::Window { window, .. } => {
            let (opens, closes) = (window.opens.map(|m| m.day().into()), window.closes.map(|m| m.day().into()));
            match (opens.or(closes), closes.or(opens)) {
                (Some(from), Some(to)) => vec![item(Kind::Window, from, to, label)],
                _ => Vec::new(),
            }
        }
        FactKind::Suspended { until, .. } => match until {
            Some(until) if until.date().last() >= date.first() => {
                let election = until
                    .period()
                    .map(|_| item(Kind::ElectionDay, until.date(), until.date(), td_string!(lang, record.election_day)));
                let suspended = Item { when: lasting(lang, fact, until), ..item(Kind::Suspended, date, until.date(), label) };
                [Some(suspended), election].into_iter().flatten().collect()
            }
            _ => one(Kind::Suspended),
        },
        FactKind::OrderedByCourt { order: CourtOrder::Suspend, until, .. } => {
            let stated = until.as_ref().filter(|until| until.date().last() >= date.first());
            let drawn = item(Kind::Suspended, date, stated.map_or(date, Until::date), label);
            vec![stated.map_or(drawn.clone(), |until| Item { when: lasting(lang, fact, until), ..drawn })]
        }
        FactKind::Resumed { .. } | FactKind::Reopened | FactKind::OrderedByCourt { order: CourtOrder::Resume, .. } => {
            one(Kind::Resumed)
        }
        FactKind::DueRecomputed { due, .. } => vec![item(Kind::Promise, *due, *due, label)],
        FactKind::CheckedNoAct { .. } | FactKind::EditionNotFound { .. } => one(Kind::Check),
        FactKind::TermsSuspended { first, last } => {
            vec![item(Kind::Terms, PartialDate::day(*first), PartialDate::day(*last), label)]
        }
        FactKind::Dissolved => one(Kind::Dissolved),
        FactKind::NotPaid
        | FactKind::ReportedNotResolved
        | FactKind::AuthorityNotified { .. }
        | FactKind::AuthorityReplied { .. }
        | FactKind::Disputed
        | FactKind::Corrected
        | FactKind::Redacted { .. } => one(Kind::Voice),
        FactKind::DeadlineExtended { .. }
        | FactKind::ResultsPublished { .. }
        | FactKind::PartlyResolved { .. }
        | FactKind::DeclaredVoid
        | FactKind::Cancelled
        | FactKind::Annulled
        | FactKind::OrderedByCourt { .. }
        | FactKind::Paid { .. }
        | FactKind::Created
        | FactKind::Renamed
        | FactKind::Succeeded { .. }
        | FactKind::Moved { .. } => one(Kind::Act),
    }
}

/// Since when something is suspended, and the end that was stated as it is meant.
fn lasting(lang: Lang, fact: &Fact, until: &Until) -> String {
    format!("{} – {}", words::when(lang, fact), words::due(lang, Due::end_of_suspension(until)))
}

/// The day by which a fact promises results.
fn promise(lang: Lang, fact: &Fact, says: &Wording) -> Option<Item> {
    let date = fact.kind.results_promised().filter(|_| !matches!(fact.kind, FactKind::DueRecomputed { .. }))?;
    Some(promised(lang, Due::by(date), says))
}

/// A promised day; of what was only announced for after a day, the next one.
pub fn promised(lang: Lang, due: Due, says: &Wording) -> Item {
    let shown = due.shown();
    let label = if due.sense.is_by() { (says.promised)(lang) } else { td_string!(lang, record.results_announced) };
    Item {
        kind: Kind::Promise,
        from: shown.first(),
        begun_by: shown.last(),
        to: shown.last(),
        label: label.to_owned(),
        when: words::due(lang, due),
        precise: due.date.is_exact(),
        bound: Bound::Exact,
    }
}

/// From the day after the promise to the last search: no known act.
pub fn silence(lang: Lang, view: &View<'_>, assessed: &Assessment, zone: Zone, now: Now) -> Option<Item> {
    match assessed.standing {
        Standing::Unresolved { since, last_checked, .. } => {
            let today = local_day(view.instant(zone, now), zone);
            let to = last_checked.last().min(today);
            let when = format!("{} – {}", dates::day(lang, since), dates::day(lang, to));
            let label = td_string!(lang, record.silence).to_owned();
            let (kind, bound) = (Kind::Silence, Bound::Exact);
            let stretch = Item { kind, from: since, begun_by: since, to, label, when, precise: true, bound };
            (since <= to).then_some(stretch)
        }
        _ => None,
    }
}

/// The sourced electoral periods that concern bodies of a jurisdiction; those to verify are listed elsewhere and not drawn.
pub fn bands(lang: Lang, view: &View<'_>, jurisdiction: &Jurisdiction) -> Vec<Band> {
    let keys = jurisdiction.electoral_keys();
    let concerned = view.record.periods.values().filter(|p| keys.contains(&p.jurisdiction.as_str()));
    let mut bands: Vec<Band> = concerned.filter_map(|period| band(lang, period)).collect();
    bands.sort_by_key(|b| (b.from, b.to));
    bands.dedup_by(|a, b| a.from == b.from && a.to == b.to);
    bands
}

fn band(lang: Lang, period: &ElectoralPeriod) -> Option<Band> {
    let span = period.counted_span()?;
    let start = period.counted(PeriodField::PropagandaBanStart).or(period.counted(PeriodField::CampaignStart))?;
    let year = chrono::Datelike::year(&span.last);
    let when = format!("{} – {}", dates::day(lang, start), dates::day(lang, span.last));
    Some(Band { label: td_string!(lang, record.band, year = year).to_string(), when, from: start, to: span.last })
}
