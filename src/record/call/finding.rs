//! The finding of a line: its stamp, the sentence, what stands beside it, and "why?".

use super::{missing, promised, reply};
use crate::{
    calls::{
        dates::PartialDate,
        facts::{Fact, Subject},
        model::{Call, Line},
        promise::Due,
        record::View,
        standing::{Assessment, Kind, Reason, Standing},
        succession::Gone,
        words::{suspension, whom_to_ask},
    },
    clock::Now,
    i18n::td_string,
    record::{
        details, parts,
        wording::{LINE, Wording},
        words,
    },
    web::{
        address::Page,
        counts, dates,
        lang::{Lang, LangExt},
        visit::Visit,
    },
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The page's description for search engines and previews: the first line's finding.
pub fn description(lang: Lang, view: &View<'_>, call: &Call, now: Now) -> String {
    view.record
        .lines_of(&call.id)
        .find_map(|line| view.standing(&line.id, now))
        .map(|assessed| sentence(lang, view, call, &assessed, now))
        .unwrap_or_default()
}

/// One line of the call.
pub fn line(visit: &Visit, view: &View<'_>, call: &Call, line: &Line) -> AnyView {
    let (lang, now) = (visit.lang, visit.now);
    let Some(assessed) = view.standing(&line.id, now) else { return ().into_any() };
    let only = line.id.as_str() == call.id.as_str();
    let name = lang.pick(&line.title_es, &line.title_en).clone();
    let kind = assessed.kind();
    let apply = call.received_here.then(|| {
        let href = Page::LineQuestions { slug: call.id.to_string(), line: line.id.to_string() }.path(lang);
        let start = begin(lang, view, call, line, kind);
        let ahead = matches!(kind, Kind::Announced | Kind::Suspended);
        let class = if ahead { "button" } else { "button quiet" };
        view! { <p class="row noprint">{start}" "<a class=class href=href>{td_string!(lang, record.requirements)}</a></p> }
    });
    let most = line.max_amount.filter(|_| kind == Kind::Open).map(|most| {
        view! { <p>{td_string!(lang, boards.most, amount = most.to_string()).to_string()}</p> }
    });
    // Before there is an outcome nothing could have been paid.
    let payment = Some(words::payment_by(lang, &assessed.beside)).filter(|_| !matches!(kind, Kind::Open | Kind::Announced));
    // A line received here is resolved by its institution alone, which publishes what each folio got.
    let resolved = call.received_here && matches!(kind, Kind::ResolvedAwarded | Kind::ResolvedVoid);
    let results = resolved.then(|| {
        let href = Page::LineResults { slug: call.id.to_string(), line: line.id.to_string() }.path(lang);
        view! { <p class="row noprint"><a class="button" href=href>{td_string!(lang, record.results)}</a></p> }
    });
    let heading = (!only).then(|| view! { <h2>{name.clone()}</h2> });
    view! {
        <section id=line.id.to_string() aria-label=name>
            {heading}
            <p><span class=format!("stamp {} big", kind.name())>{words::kind(lang, kind)}</span></p>
            {missing::jump(lang, view, line, now)}
            <div class="finding">
                <p class="lead">{sentence(lang, view, call, &assessed, now)}</p>
                {most}
                {promised::deadlines(lang, view, call, line, kind, now)}
                {beside(lang, view.as_of, view.gone(call, now).as_ref(), &assessed, payment)}
                {why(lang, view, &assessed, &LINE)}
            </div>
            {reply::section(visit, view, &Subject::line(&line.id), &assessed, only)}
            {results}
            {apply}
        </section>
    }
    .into_any()
}

/// The way to begin an application, while the line receives here; on another day than today there is nothing to begin.
pub fn begin(lang: Lang, view: &View<'_>, call: &Call, line: &Line, kind: Kind) -> Option<AnyView> {
    let today = view.as_of.is_none() && view.known_on.is_none();
    (call.received_here && kind == Kind::Open && today).then(|| {
        let href = Page::ApplicationStart { slug: call.id.to_string(), line: line.id.to_string() }.path(lang);
        view! { <a class="button" href=href>{td_string!(lang, boards.begin)}</a> }.into_any()
    })
}

/// The act and its date first, then who says so, then what is not known.
pub fn sentence(lang: Lang, view: &View<'_>, call: &Call, assessed: &Assessment, now: Now) -> String {
    let today = dates::day(lang, view.instant(call.zone(), now).with_timezone(&call.zone().tz()).date_naive());
    let first_date =
        || assessed.reasons.iter().find_map(|r| r.dates.first()).map(|d| words::partial(lang, *d)).unwrap_or_default();
    match &assessed.standing {
        Standing::Unresolved { since, days, .. } if assessed.at_least => {
            let (since, passed) = (dates::day(lang, *since), counts::days_passed_at_least(lang, *days));
            td_string!(lang, record.say_unresolved_at_least, today = today, since = since, passed = passed).to_string()
        }
        Standing::Unresolved { since, days, .. } => {
            let (since, passed) = (dates::day(lang, *since), counts::days_passed(lang, *days));
            td_string!(lang, record.say_unresolved, today = today, since = since, passed = passed).to_string()
        }
        Standing::Suspended { since, stated_reason, .. } => suspension(lang, stated_reason, *since, assessed.standing.ends()),
        Standing::SuspensionOver { days } => {
            td_string!(lang, record.say_suspension_over, today = today, days = counts::days(lang, *days)).to_string()
        }
        Standing::Overdue { days } => {
            td_string!(lang, record.say_overdue, today = today, days = counts::days(lang, *days)).to_string()
        }
        Standing::UnderReview { due: Some(due) } => {
            td_string!(lang, record.say_under_review_due, due = words::partial(lang, *due)).to_string()
        }
        Standing::UnderReview { due: None } => td_string!(lang, record.say_under_review).to_owned(),
        Standing::ResolvedAwarded => {
            td_string!(lang, record.say_resolved_awarded, date = dated(lang, view, assessed)).to_string()
        }
        Standing::ResolvedVoid => td_string!(lang, record.say_resolved_void, date = dated(lang, view, assessed)).to_string(),
        Standing::ReportedResolved => {
            let act = words::act_not_there(lang, &assessed.beside);
            td_string!(lang, record.say_reported_resolved, date = dated(lang, view, assessed), act = act).to_string()
        }
        Standing::Cancelled => td_string!(lang, record.say_cancelled, date = dated(lang, view, assessed)).to_string(),
        Standing::ReportedCancelled => {
            let act = words::act_not_there(lang, &assessed.beside);
            td_string!(lang, record.say_reported_cancelled, date = dated(lang, view, assessed), act = act).to_string()
        }
        Standing::Announced => td_string!(lang, record.say_announced, date = first_date()).to_string(),
        Standing::Open => td_string!(lang, record.say_open).to_owned(),
        Standing::Unknown { missing } => {
            let lacks: Vec<&str> = missing.iter().map(|m| words::missing(lang, *m)).collect();
            td_string!(lang, record.say_unknown, today = today, missing = lacks.join(", ")).to_string()
        }
    }
}

/// The date of the deciding fact, with "or before" where that is all that is known.
pub fn dated(lang: Lang, view: &View<'_>, assessed: &Assessment) -> String {
    assessed
        .reasons
        .iter()
        .flat_map(|r| &r.facts)
        .find_map(|id| view.record.fact(id))
        .map(|fact| words::when(lang, fact))
        .unwrap_or_default()
}

/// What stands beside a standing, never instead of it.
pub fn beside(
    lang: Lang,
    as_of: Option<NaiveDate>,
    gone: Option<&Gone>,
    assessed: &Assessment,
    payment: Option<&'static str>,
) -> AnyView {
    let beside = &assessed.beside;
    let succession = gone.map(|gone| whom_to_ask(lang, gone));
    let checked = beside.checked.map(|c| {
        let last = words::partial(lang, c.last);
        if c.stale {
            td_string!(lang, record.checked_stale, last = last).to_string()
        } else {
            td_string!(lang, record.checked, last = last).to_string()
        }
    });
    let later = beside.checked.as_ref().is_some_and(|c| as_of.is_some_and(|day| day < c.last.first()));
    let later = later.then(|| view! { " " {td_string!(lang, record.checked_later)} });
    let disputed = (!beside.disputed.is_empty()).then(|| view! { <p><strong>{td_string!(lang, record.disputed)}</strong></p> });
    view! {
        {disputed}
        {succession}
        <p class="meta">{payment} " " {checked} {later}</p>
    }
    .into_any()
}

/// The rule in a sentence, the facts it held on, their sources, and what has not been searched.
pub fn why(lang: Lang, view: &View<'_>, assessed: &Assessment, says: &Wording) -> AnyView {
    let kind = assessed.kind();
    let reasons: Vec<_> = assessed.reasons.iter().map(|reason| reason_row(lang, view, reason, says)).collect();
    let summary = td_string!(lang, record.why, kind = (says.kind)(lang, kind).to_lowercase()).to_string();
    view! {
        <details class="beyond" open=kind == Kind::Unresolved>
            <summary>{summary}</summary>
            <p><a href=Page::Reading.path(lang)>{td_string!(lang, record.rule_version, version = assessed.rules).to_string()}</a> " " {(says.rule_of_kind)(lang, kind)}</p>
            <dl class="facts">{reasons}</dl>
            {searches(lang, view, assessed)}
        </details>
    }
    .into_any()
}

fn reason_row(lang: Lang, view: &View<'_>, reason: &Reason, says: &Wording) -> AnyView {
    let facts: Vec<&Fact> = reason.facts.iter().filter_map(|id| view.record.fact(id)).collect();
    // The day of a fact is told as the fact tells it: as that day, or as that day or before.
    let own = |date: &PartialDate| facts.iter().find(|fact| fact.occurred_on == *date && fact.on_or_before);
    let said = |date: &PartialDate| match own(date) {
        Some(fact) => words::when(lang, fact),
        None => words::due(lang, Due { date: *date, sense: reason.sense }),
    };
    let dates: Vec<String> = reason.dates.iter().map(said).collect();
    let facts: Vec<_> = facts
        .iter()
        .map(|fact| {
            let inferred =
                (!fact.inferred.is_empty()).then(|| view! { " " <span class="todo">{td_string!(lang, record.inferred)}</span> });
            view! {
                <p>
                    <a href=format!("#{}", fact.id)>{lang.pick(&fact.text_es, &fact.text_en).clone()}</a> {inferred}
                    <span class="source">" " {parts::source(lang, &fact.source)}</span>
                </p>
            }
        })
        .collect();
    let verify = reason.to_verify.then(|| parts::to_verify(lang));
    view! { <div><dt>{(says.reason)(lang, reason.rule)}</dt><dd><p>{dates.join(" – ")} " " {verify}</p>{facts}</dd></div> }
        .into_any()
}

/// What was looked through, and what was not.
fn searches(lang: Lang, view: &View<'_>, assessed: &Assessment) -> AnyView {
    let checks = assessed.reasons.iter().flat_map(|r| &r.facts).filter_map(|id| view.record.fact(id));
    checks.map(|fact| details::searched(lang, fact)).collect_view().into_any()
}
