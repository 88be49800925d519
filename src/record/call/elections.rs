//! What elections each line met: the periods that its timetable crosses, the suspensions that cite one, what others did in the same
//! days, and beside it what the law that was named says and does not say. Neutral; no motive inferred.

use crate::{
    calls::{
        elections::{Crossing, Inside, Meanwhile, Met, Published, Suspended, ToVerify, meanwhile, met},
        model::{Call, ElectoralPeriod, Line, PeriodField, Span},
        record::View,
        standing::Standing,
    },
    clock::Now,
    i18n::td_string,
    ids::{LineId, PeriodId},
    record::{
        elections::{Did, how_many, law, verification, words as election},
        parts,
        query::Asked,
        words,
    },
    web::{
        address::Page,
        dates,
        lang::{Lang, LangExt},
    },
};
use leptos::prelude::*;

/// The elections of which it is shown what others did in the same days: any of those may change the page.
pub fn compared<'v>(view: &View<'v>, call: &Call, now: Now) -> Vec<&'v ElectoralPeriod> {
    let met = view.record.lines_of(&call.id).map(|line| met(view, &line.id, now));
    met.flat_map(|met| met.periods().into_iter().filter_map(|id| view.record.periods.get(id)).collect::<Vec<_>>()).collect()
}

/// Every line's elections; nothing where no election concerns the call's jurisdiction.
pub fn section(lang: Lang, view: &View<'_>, call: &Call, now: Now) -> AnyView {
    if call.jurisdiction.electoral_keys().is_empty() {
        return ().into_any();
    }
    let several = view.record.lines_of(&call.id).nth(1).is_some();
    let lines: Vec<_> = view.record.lines_of(&call.id).map(|line| of_line(lang, view, line, several, now)).collect();
    view! {
        <section aria-labelledby="elecciones">
            <h2 id="elecciones">{td_string!(lang, elections.of_call)}</h2>
            {lines}
            <p class="meta">{td_string!(lang, elections.caution)}</p>
        </section>
    }
    .into_any()
}

fn of_line(lang: Lang, view: &View<'_>, line: &Line, several: bool, now: Now) -> AnyView {
    let met = met(view, &line.id, now);
    let heading = several.then(|| view! { <h3>{lang.pick(&line.title_es, &line.title_en).clone()}</h3> });
    let standing = view.standing(&line.id, now).map(|assessed| assessed.standing);
    let cited = |one: &Suspended| cited(lang, view, one, standing.as_ref());
    let suspended: Vec<_> = met.suspended.iter().filter_map(cited).collect();
    view! {
        {heading}
        {promised(lang, view, &met)}
        {crossed(lang, view, &met)}
        {to_verify(lang, view, &met.to_verify)}
        {suspended}
        {beside(lang, view, &line.id, &met, now)}
    }
    .into_any()
}

/// The days that are held against elections: the announced timetable or, where it has no end on record, the publication by itself.
fn promised(lang: Lang, view: &View<'_>, met: &Met) -> AnyView {
    let Some(promised) = met.promised else { return published(lang, view, met.published.as_ref()) };
    let (from, to) = (words::partial(lang, promised.from), words::due(lang, promised.ends()));
    let says = if met.crossed.is_empty() {
        td_string!(lang, elections.promised_crosses_none, from = from, to = to).to_string()
    } else {
        td_string!(lang, elections.promised_crosses, from = from, to = to).to_string()
    };
    view! { <p>{says}</p> }.into_any()
}

/// Where no end of the timetable is on record: the periods that the publication falls in, and that more cannot be said.
fn published(lang: Lang, view: &View<'_>, published: Option<&Published>) -> AnyView {
    let Some(published) = published else {
        return view! { <p class="nk">{td_string!(lang, elections.promised_not_known)}</p> }.into_any();
    };
    let on = words::on(lang, published.on, published.on_or_before);
    let inside = held(lang, view, &published.inside, td_string!(lang, elections.published_in, on = on.clone()).to_string());
    let perhaps =
        held(lang, view, &published.perhaps, td_string!(lang, elections.published_perhaps, on = on.clone()).to_string());
    let outside = (published.inside.is_empty() && published.perhaps.is_empty())
        .then(|| view! { <p>{td_string!(lang, elections.published_outside, on = on).to_string()}</p> });
    view! { {inside} {perhaps} {outside} <p class="nk">{td_string!(lang, elections.end_not_known)}</p> }.into_any()
}

/// Periods under what is said of them; nothing where there are none.
fn held(lang: Lang, view: &View<'_>, periods: &[PeriodId], says: String) -> Option<AnyView> {
    let days = |id: &PeriodId| view.record.periods.get(id).and_then(ElectoralPeriod::counted_span);
    let item = |id: &PeriodId| {
        let days = days(id).map(|days| format!(" ({})", span(lang, &days)));
        view! { <li>{link(lang, view, id)} {days}</li> }
    };
    let items: Vec<_> = periods.iter().map(item).collect();
    (!items.is_empty()).then(|| view! { <p>{says}</p> <ul>{items}</ul> }.into_any())
}

fn link(lang: Lang, view: &View<'_>, period: &PeriodId) -> AnyView {
    let title = view.record.periods.get(period).map_or_else(|| period.to_string(), |one| election::title(lang, one));
    view! { <a href=Page::ElectoralPeriod { slug: period.to_string() }.path(lang)>{title}</a> }.into_any()
}

fn span(lang: Lang, span: &Span) -> String {
    if span.first == span.last {
        return dates::day(lang, span.first);
    }
    td_string!(lang, elections.from_to, from = dates::day(lang, span.first), to = dates::day(lang, span.last)).to_string()
}

fn crossed(lang: Lang, view: &View<'_>, met: &Met) -> AnyView {
    let item = |crossing: &Crossing| {
        let days = election::shared_days(lang, crossing);
        view! { <li>{link(lang, view, &crossing.period)} " (" {span(lang, &crossing.span)} "): " {days}</li> }
    };
    let items: Vec<_> = met.crossed.iter().map(item).collect();
    let inexact = met.crossed.iter().any(|crossing| !election::is_exact(crossing));
    let why = inexact.then(|| view! { <p class="meta">{td_string!(lang, elections.not_by_day)}</p> });
    (!items.is_empty()).then(|| view! { <ul>{items}</ul> {why} }).into_any()
}

/// Periods that it may cross by dates that nobody has verified: where and by when they can be; no count.
fn to_verify(lang: Lang, view: &View<'_>, periods: &[ToVerify]) -> AnyView {
    if periods.is_empty() {
        return ().into_any();
    }
    let item = |one: &ToVerify| {
        let period = view.record.periods.get(&one.period);
        let by = period.map(|period| verifications(lang, period));
        view! { <li>{link(lang, view, &one.period)} " (" {span(lang, &one.shown)} ") " {parts::to_verify(lang)} ". " {by}</li> }
    };
    let items: Vec<_> = periods.iter().map(item).collect();
    view! { <p>{td_string!(lang, elections.perhaps_crosses)}</p> <ul>{items}</ul> }.into_any()
}

/// Where and by when the unsure dates of a period can be verified, each way once.
fn verifications(lang: Lang, period: &ElectoralPeriod) -> AnyView {
    let mut ways: Vec<_> = PeriodField::ALL.into_iter().filter_map(|field| period.verify_of(field)).collect();
    ways.dedup();
    if ways.is_empty() {
        return td_string!(lang, elections.verify_not_said).into_any();
    }
    let ways: Vec<_> = ways.into_iter().map(|way| view! { {verification(lang, way)} ". " }).collect();
    view! { {td_string!(lang, elections.verify)} ": " {ways} }.into_any()
}

/// A suspension that was to end after an election day, whose elections that day held, and by how many days it outlasted them.
fn cited(lang: Lang, view: &View<'_>, one: &Suspended, standing: Option<&Standing>) -> Option<AnyView> {
    let cited = one.election.as_ref()?;
    let (since, day) = (words::partial(lang, one.since), words::partial(lang, cited.day));
    let says = td_string!(lang, elections.suspended_citing, since = since, day = day).to_string();
    let processes: Vec<_> = cited.of_that_day.iter().map(|id| view! { <li>{link(lang, view, id)}</li> }).collect();
    Some(
        view! {
            <p><a href=format!("#{}", one.fact)>{says}</a></p>
            <ul>{processes}</ul>
            <p>{election::outlasted(lang, one, cited.outlasted, standing)}</p>
        }
        .into_any(),
    )
}

/// What other lines did in the same days, and beside it what the law that was named says and does not say.
fn beside(lang: Lang, view: &View<'_>, line: &LineId, met: &Met, now: Now) -> AnyView {
    let groups = same_days(view, met, now);
    let laws: Vec<_> = met.suspended.iter().map(|one| named(lang, view, one)).collect();
    if groups.is_empty() && laws.is_empty() {
        return ().into_any();
    }
    let groups: Vec<_> = groups.iter().map(|group| others(lang, view, line, group, now)).collect();
    let period = met.periods().first().and_then(|id| view.record.periods.get(*id));
    let in_force = period.map(|period| {
        let to = format!("{}#normas", Page::ElectoralPeriod { slug: period.id.to_string() }.path(lang));
        let link = view! { <p><a href=to>{td_string!(lang, elections.law_of_period)}</a></p> };
        view! { {law::brief(lang, view, period)} {link} }
    });
    view! {
        <div class="pair">
            <div>{groups}</div>
            <div>{laws} {in_force}</div>
        </div>
    }
    .into_any()
}

/// Days of a process, and what lines did in them.
struct Group<'m> {
    period: &'m PeriodId,
    days: Span,
    found: Meanwhile,
}

/// The sourced days of the periods that it has to do with, each span once, with what lines did in it. Of several processes with the
/// same days the one that concerns the most lines speaks.
fn same_days<'m>(view: &View<'_>, met: &'m Met, now: Now) -> Vec<Group<'m>> {
    let mut groups: Vec<Group<'m>> = Vec::new();
    for period in met.periods() {
        let Some(days) = view.record.periods.get(period).and_then(ElectoralPeriod::counted_span) else { continue };
        let found = meanwhile(view, period, None, now);
        match groups.iter_mut().find(|group| group.days == days) {
            Some(known) if known.found.published.lines() < found.published.lines() => *known = Group { period, days, found },
            Some(_) => {}
            None => groups.push(Group { period, days, found }),
        }
    }
    groups
}

/// How many lines were published and resolved in those days, as the period's page counts them, and which others did.
fn others(lang: Lang, view: &View<'_>, line: &LineId, Group { period, days, found }: &Group<'_>, now: Now) -> AnyView {
    let title = td_string!(lang, elections.same_days, days = span(lang, days)).to_string();
    if found.lines().is_empty() {
        return view! { <h3>{title}</h3> <p class="nk">{td_string!(lang, elections.no_lines)}</p> }.into_any();
    }
    let asked = Asked { as_of: view.as_of, known_on: view.known_on, ..Asked::default() };
    let page = asked.at(&Page::ElectoralPeriod { slug: period.to_string() }.path(lang));
    let among = found.lines().contains(line).then(|| td_string!(lang, elections.this_among));
    let act = |did| match did {
        Did::Published => (&found.published, td_string!(lang, elections.act_published)),
        Did::Resolved => (&found.resolved, td_string!(lang, elections.act_resolved)),
    };
    let mut acts: Vec<(&Inside, &'static str)> = [Did::Published, Did::Resolved]
        .map(act)
        .into_iter()
        .flat_map(|(tally, act)| tally.inside.iter().map(move |one| (one, act)))
        .filter(|(one, _)| &one.line != line)
        .collect();
    acts.sort_by_key(|(one, _)| (one.on.first(), one.line.clone()));
    let rows: Vec<_> = acts.into_iter().filter_map(|(one, act)| row(lang, view, one, act, now)).collect();
    let list = (!rows.is_empty()).then(|| view! { <ul>{rows}</ul> });
    view! {
        <h3>{title}</h3>
        <ul>
            <li>{how_many(lang, Did::Published, found, &page)} " " {among}</li>
            <li>{how_many(lang, Did::Resolved, found, &page)}</li>
        </ul>
        {list}
    }
    .into_any()
}

fn row(lang: Lang, view: &View<'_>, one: &Inside, act: &'static str, now: Now) -> Option<AnyView> {
    let call = view.record.call_of(&one.line)?;
    let standing = view.standing(&one.line, now)?.kind();
    let href = format!("{}#{}", Page::Call { slug: call.id.to_string() }.path(lang), one.fact);
    let title = view! { <a href=href lang=parts::title_lang(lang, call)>{parts::title(lang, call)}</a> };
    Some(view! { <li>{words::partial(lang, one.on)} ", " {act} ": " {title} " " {parts::stamp(lang, standing)}</li> }.into_any())
}

/// What a suspension named as its law, or that it named none.
fn named(lang: Lang, view: &View<'_>, one: &Suspended) -> AnyView {
    let since = words::partial(lang, one.since);
    let title = td_string!(lang, elections.law_named, since = since).to_string();
    let says = match &one.legal_basis_named {
        _ if one.by_court => view! { <p>{td_string!(lang, elections.law_court)}</p> }.into_any(),
        None => view! { <p class="nk">{td_string!(lang, elections.law_named_none)}</p> }.into_any(),
        Some(id) => match view.record.legal_bases.get(id) {
            Some(basis) => law::one(lang, basis, true),
            None => view! { <p>{id.to_string()}</p> }.into_any(),
        },
    };
    view! { <h3>{title}</h3> {says} }.into_any()
}
