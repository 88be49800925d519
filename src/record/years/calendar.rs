//! The calendar of a year: each line with what is known of its dates, under the elections of its place. A table says the same.

use crate::{
    calls::{
        model::{ElectoralPeriod, PeriodField},
        record::View,
    },
    i18n::td_string,
    record::{
        boards::{lines, place_name},
        call::{drawing, facts::Told},
        charts::{self, Band, Calendar, CalendarRow, Group, Item, Kind},
        parts,
        query::Asked,
        rows::Row,
        table::{Column, Table},
        tally::Place,
        wording::LINE,
        words,
    },
    web::{address::Page, dates, lang::Lang},
};
use chrono::{Datelike, Months, NaiveDate};
use leptos::prelude::*;

/// What a row of the calendar shows; searches and what others say of a line are on its own page.
const SHOWN: [Kind; 6] = [Kind::Published, Kind::Window, Kind::Suspended, Kind::Resumed, Kind::Promise, Kind::Act];

pub fn section(lang: Lang, view: &View<'_>, rows: &[&Row<'_>], year: i32) -> AnyView {
    let dated: Vec<(&Row<'_>, Vec<Item>)> = rows.iter().map(|row| (*row, items(lang, view, row))).collect();
    let Some((first, last)) = days(year, dated.iter().flat_map(|(_, items)| items)) else { return ().into_any() };
    let groups: Vec<Group> = Place::ALL
        .into_iter()
        .map(|place| {
            let own = dated.iter().filter(|(row, _)| row.place() == place);
            let rows = own
                .map(|(row, items)| CalendarRow { label: parts::line_title(lang, row.call, row.line), items: items.clone() })
                .collect();
            Group { label: place_name(lang, place).to_owned(), bands: bands(lang, view, place), rows }
        })
        .collect();
    let undated = td_string!(lang, charts.undated).to_owned();
    let calendar = Calendar { first, last, groups, months: words::months(lang), undated };
    let Some((wide, tall)) = calendar.wide().zip(calendar.tall()) else { return ().into_any() };
    let title = td_string!(lang, years.calendar_title, year = year).to_string();
    let told = charts::Told { title, description: description(&calendar) };
    let beside = view! { {legend(lang)} {table(lang, &dated, &calendar)} }.into_any();
    view! { <h2>{td_string!(lang, years.calendar)}</h2> {charts::figure("calendario", told, wide, tall, beside)} }.into_any()
}

/// The facts about a line that hold, as signs, earliest first.
fn items(lang: Lang, view: &View<'_>, row: &Row<'_>) -> Vec<Item> {
    let told = Told::of(view, view.record.facts_of_line(&row.line.id), row.call.received_here);
    let hold = told.drawn().filter(|fact| fact.counts());
    let mut items: Vec<Item> = hold.flat_map(|fact| drawing::items_of(lang, fact, words::fact(lang, &fact.kind))).collect();
    items.extend(row.promise.map(|promise| drawing::promised(lang, promise.due, &LINE)));
    items.retain(|item| SHOWN.contains(&item.kind));
    items.sort_by_key(|item| (item.from, item.to));
    items
}

/// The calendar year, longer by up to half a year either way where something is known there: some fiscal years begin in July.
fn days<'i>(year: i32, items: impl Iterator<Item = &'i Item> + Clone) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?);
    let (earliest, latest) = (first.checked_sub_months(Months::new(6))?, last.checked_add_months(Months::new(6))?);
    let within = |day: &NaiveDate| (earliest..=latest).contains(day);
    let from = items.clone().map(|item| item.from).filter(within).chain([first]).min()?;
    let to = items.map(|item| item.to).filter(within).chain([last]).max()?;
    Some((from.with_day(1).unwrap_or(from), to))
}

/// The sourced elections of a place: those with a campaign or a ban as a stretch, others as a day.
fn bands(lang: Lang, view: &View<'_>, place: Place) -> Vec<Band> {
    let jurisdiction = place.jurisdiction();
    let keys = jurisdiction.electoral_keys();
    let mut bands = drawing::bands(lang, view, &jurisdiction);
    let single = |period: &&ElectoralPeriod| period.counted_span().is_some_and(|span| span.first == span.last);
    let held = view.record.periods.values().filter(|period| keys.contains(&period.jurisdiction.as_str())).filter(single);
    bands.extend(held.filter_map(|period| {
        let day = period.counted(PeriodField::ElectionDay)?;
        let label = td_string!(lang, charts.election_on, day = dates::day(lang, day)).to_string();
        Some(Band { label, when: dates::day(lang, day), from: day, to: day })
    }));
    bands.sort_by_key(|band| (band.from, band.to));
    bands
}

fn description(calendar: &Calendar) -> String {
    let row = |row: &CalendarRow| {
        let items: Vec<String> = row.items.iter().map(|item| format!("{}: {}", item.label, item.when)).collect();
        let items = if items.is_empty() { calendar.undated.clone() } else { items.join("; ") };
        format!("{}. {items}.", row.label)
    };
    let group = |group: &Group| {
        let bands: Vec<String> = calendar.bands_of(group).map(Band::told).collect();
        let bands = if bands.is_empty() { String::new() } else { format!(" ({})", bands.join(", ")) };
        format!("{}{bands}: {}", group.label, group.rows.iter().map(row).collect::<Vec<_>>().join(" "))
    };
    calendar.groups.iter().filter(|group| !group.rows.is_empty()).map(group).collect::<Vec<_>>().join(" ")
}

/// What each sign means.
fn legend(lang: Lang) -> AnyView {
    let entries = [
        (Kind::Published, td_string!(lang, record.fact_published)),
        (Kind::Window, td_string!(lang, record.fact_window)),
        (Kind::Suspended, td_string!(lang, record.fact_suspended)),
        (Kind::Promise, td_string!(lang, record.results_announced)),
        (Kind::Act, td_string!(lang, charts.other_act)),
    ];
    charts::legend(
        &entries,
        td_string!(lang, charts.legend),
        td_string!(lang, charts.legend_loose),
        td_string!(lang, charts.legend_before),
    )
}

/// The same dates in words, one line a row, and the electoral periods of each place.
fn table(lang: Lang, dated: &[(&Row<'_>, Vec<Item>)], calendar: &Calendar) -> AnyView {
    let (here, asked) = (Page::Calls.path(lang), Asked::default());
    let caption = td_string!(lang, charts.same_in_table).to_owned();
    let kinds = [
        (vec![Kind::Published], td_string!(lang, boards.head_published)),
        (vec![Kind::Window], td_string!(lang, record.fact_window)),
        (vec![Kind::Suspended, Kind::Resumed], td_string!(lang, record.fact_suspended)),
        (vec![Kind::Promise], td_string!(lang, boards.head_promised)),
        (vec![Kind::Act], td_string!(lang, charts.other_act)),
    ];
    let heads = kinds.iter().map(|(_, name)| Column::text(*name));
    let columns = std::iter::once(Column::text(td_string!(lang, boards.head_line))).chain(heads).collect();
    let table = Table { lang, here: &here, asked: &asked, caption: caption.clone(), columns, usual: None };
    let rows = dated.iter().map(|(row, items)| {
        let cell = |wanted: &Vec<Kind>| {
            let own = items.iter().filter(|item| wanted.contains(&item.kind));
            let says: Vec<String> = own
                .map(|item| {
                    if item.kind == Kind::Act || item.kind == Kind::Resumed {
                        format!("{}: {}", item.label, item.when)
                    } else {
                        item.when.clone()
                    }
                })
                .collect();
            if says.is_empty() { lines::dash(lang) } else { says.join("; ").into_any() }
        };
        std::iter::once(lines::title(lang, row, &asked)).chain(kinds.iter().map(|(wanted, _)| cell(wanted))).collect()
    });
    let periods = periods(lang, calendar);
    view! { <details><summary>{caption}</summary>{table.view("", rows.collect())} {periods}</details> }.into_any()
}

/// The periods behind the rows, with their days; nothing where there are none.
fn periods(lang: Lang, calendar: &Calendar) -> Option<AnyView> {
    let groups = calendar.groups.iter().filter(|group| !group.rows.is_empty());
    let items: Vec<_> = groups
        .flat_map(|group| calendar.bands_of(group).map(|band| (group.label.clone(), band.told())))
        .map(|(place, told)| view! { <li>{place} ": " {told}</li> })
        .collect();
    (!items.is_empty()).then(|| view! { <p>{td_string!(lang, elections.list_title)}</p> <ul>{items}</ul> }.into_any())
}
