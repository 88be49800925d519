//! The list of commitments by standing, with filters that are plain links; and what other pages show of it.

use super::words;
use crate::{
    calls::{
        checks::{CheckDue, due_of},
        facts::{Subject, SubjectKind},
        model::{Commitment, CommitmentKind, Institution},
        record::View,
        standing::{Assessment, Kind},
    },
    clock::Now,
    error::Result,
    i18n::td_string,
    record::{
        boards,
        call::days,
        choices, figures, parts,
        query::{self, Asked},
        table::paged,
        tally::{ORDER, place_of},
        words as record_words,
    },
    web::{
        address::Page,
        counts::{self, Many},
        dates,
        lang::{Lang, LangExt},
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::response::Response;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// How many of an institution's its own page shows; the list has the rest.
const OF_ONE: usize = 20;

/// The commitments that answer a question, each with what became of it, in the order of boards.
pub fn matching<'a>(view: &View<'a>, asked: &Asked, now: Now) -> Vec<(&'a Commitment, Assessment)> {
    let fits = |one: &Commitment, assessed: &Assessment| {
        view.promised_by(one)
            && asked.kind.is_none_or(|kind| one.kind == kind)
            && asked.institution.as_deref().is_none_or(|id| one.institution_id.as_str() == id)
            && asked.standing.is_none_or(|kind| assessed.kind() == kind)
            && asked.check.is_none_or(|due| waits(view, one, now) == Some(due))
    };
    let all = view.record.commitments.values();
    let assessed = all.filter_map(|one| Some((one, view.promise_standing(&one.id, now)?)));
    let mut found: Vec<_> = assessed.filter(|(one, assessed)| fits(one, assessed)).collect();
    found.sort_by(|a, b| (place_of(a.1.kind()), &a.0.id).cmp(&(place_of(b.1.kind()), &b.0.id)));
    found
}

/// Why somebody should look it up again, if so.
fn waits(view: &View<'_>, one: &Commitment, now: Now) -> Option<CheckDue> {
    due_of(view, &Subject::new(SubjectKind::Commitment, &one.id), now)
}

pub async fn show(visit: Visit) -> Result<Response> {
    let (record, asked) = query::asked(&visit).await?;
    let (lang, now) = (visit.lang, visit.now);
    let view = record.as_of(asked.as_of, asked.known_on);
    let all = matching(&view, &asked.days_only(), now);
    let found = matching(&view, &asked, now);
    let here = Page::Commitments.path(lang);
    let (shown, pager) = paged(lang, &here, &asked, found.len())?;
    let on_record = counts::commitments(lang, Many::shown_as(all.len(), figures::slot(1)));
    let count = td_string!(lang, commitments.count, found = figures::slot(0), commitments = on_record).to_string();
    let (n, m) = (figures::linked(found.len(), asked.at(&here)), figures::linked(all.len(), asked.days_only().at(&here)));
    let head =
        Head::new(td_string!(lang, commitments.title)).description(td_string!(lang, commitments.lead)).part(Part::Commitments);
    let told = visit.page(boards::seen(lang, &view, &asked, head), || {
        let none = found.is_empty().then(|| {
            view! { <p class="nk">{td_string!(lang, commitments.none)} " " <a href=here.clone()>{td_string!(lang, record.board_all)}</a></p> }
        });
        view! {
            {parts::asof_banner(lang, &asked, here.clone())}
            <h1>{td_string!(lang, commitments.title)}</h1>
            <p class="lead">{td_string!(lang, commitments.lead)}</p>
            <p>{td_string!(lang, commitments.why_claims)}</p>
            {filters(lang, &view, &asked, &all, now)}
            <p class="meta" role="status">{figures::sentence(&count, vec![n, m])}</p>
            {none}
            <ul class="calls">{items(lang, &view, found.get(shown).unwrap_or_default(), &asked)}</ul>
            {pager}
            {parts::for_monitors(&visit, &Page::CommitmentNew, td_string!(lang, promises.add_title))}
            {days(lang, here.clone(), "/api/v1/commitments", &asked, now)}
        }
    });
    Ok(made_from(told, record.behind_commitments()))
}

fn filters(lang: Lang, view: &View<'_>, asked: &Asked, all: &[(&Commitment, Assessment)], now: Now) -> AnyView {
    let here = Page::Commitments.path(lang);
    let count = |asked: &Asked| matching(view, asked, now).len();
    let standings = choices::counted(asked, ORDER, |asked| &mut asked.standing, |kind| words::kind(lang, kind), count);
    let sorts = choices::counted(asked, CommitmentKind::ALL, |asked| &mut asked.kind, |kind| words::sort(lang, kind), count);
    let why = |due| record_words::check_due(lang, due);
    let checks = choices::counted(asked, CheckDue::ALL, |asked| &mut asked.check, why, count);
    let named: BTreeMap<_, _> = all
        .iter()
        .filter_map(|(one, _)| view.record.institutions.get(&one.institution_id))
        .map(|one| (one.id.to_string(), one.short().to_owned()))
        .collect();
    let institutions = named.into_iter().map(|(id, name)| {
        let chosen = asked.institution.as_deref() == Some(id.as_str());
        (name, Asked { institution: (!chosen).then_some(id), ..asked.clone() }, chosen)
    });
    view! {
        <nav class="filters noprint" aria-label=td_string!(lang, record.filters_label)>
            {parts::filter_row(&here, td_string!(lang, record.filter_standing), standings.into_iter())}
            {parts::filter_row(&here, td_string!(lang, record.filter_check), checks.into_iter())}
            {parts::filter_row(&here, td_string!(lang, commitments.filter_kind), sorts.into_iter())}
            {parts::filter_row(&here, td_string!(lang, record.filter_institution), institutions)}
        </nav>
    }
    .into_any()
}

fn items(lang: Lang, view: &View<'_>, found: &[(&Commitment, Assessment)], asked: &Asked) -> Vec<AnyView> {
    found.iter().map(|(one, assessed)| item(lang, view, one, assessed, asked)).collect()
}

fn item(lang: Lang, view: &View<'_>, one: &Commitment, assessed: &Assessment, asked: &Asked) -> AnyView {
    let institution = view.record.institutions.get(&one.institution_id).map(|i| format!("{} · ", i.short()));
    let href = format!("{}{}", Page::Commitment { slug: one.id.to_string() }.path(lang), asked.days_only().to_query());
    let to_verify = one.cited.confidence.is_to_verify().then(|| view! { " " {parts::to_verify(lang)} });
    let due = match one.promised {
        Some(date) => td_string!(lang, commitments.due, date = dates::partial(lang, date)).to_string(),
        None => td_string!(lang, commitments.no_date).to_owned(),
    };
    view! {
        <li class="counted">
            <div>
                <h2><a href=href>{lang.pick(&one.title_es, &one.title_en).clone()}</a></h2>
                <p class="meta">{institution} {words::sort(lang, one.kind)} " · " {due} {to_verify}</p>
                {parts::line_summary(lang, assessed).map(|text| view! { <p class="meta">{text}</p> })}
            </div>
            {words::stamp(lang, assessed.kind())}
        </li>
    }
    .into_any()
}

/// An institution's commitments, for its page; nothing when it has none.
pub fn of_institution(lang: Lang, view: &View<'_>, institution: &Institution, asked: &Asked, now: Now) -> AnyView {
    let of_it = Asked { institution: Some(institution.id.to_string()), ..asked.days_only() };
    let found = matching(view, &of_it, now);
    if found.is_empty() {
        return ().into_any();
    }
    let more = (found.len() > OF_ONE).then(|| {
        let href = of_it.at(&Page::Commitments.path(lang));
        view! { <p class="more"><a href=href>{td_string!(lang, commitments.front_link)}</a></p> }
    });
    let first: Vec<_> = found.into_iter().take(OF_ONE).collect();
    view! {
        <section aria-labelledby="compromisos">
            <h2 id="compromisos">{td_string!(lang, commitments.title)}</h2>
            <ul class="calls">{items(lang, view, &first, asked)}</ul>
            {more}
        </section>
    }
    .into_any()
}

/// One sentence for the front page, with its denominator; nothing where none is on record.
pub fn front_line(lang: Lang, view: &View<'_>, asked: &Asked, now: Now) -> AnyView {
    let all = matching(view, &asked.days_only(), now);
    if all.is_empty() {
        return ().into_any();
    }
    let unknown: Vec<_> = all.iter().filter(|(_, assessed)| assessed.kind() == Kind::Unknown).collect();
    // Done in part is no outcome, and it is not nothing.
    let partly = unknown.iter().any(|(_, assessed)| !assessed.beside.partly_resolved.is_empty());
    let of_all = asked.days_only().at(&Page::Commitments.path(lang));
    let of_unknown = Asked { standing: Some(Kind::Unknown), ..asked.days_only() }.at(&Page::Commitments.path(lang));
    let followed = counts::commitments_followed(lang, Many::shown_as(all.len(), figures::slot(0)));
    let says = if partly {
        td_string!(lang, commitments.front_partly, commitments = followed, unknown = figures::slot(1)).to_string()
    } else {
        td_string!(lang, commitments.front, commitments = followed, unknown = figures::slot(1)).to_string()
    };
    let each = vec![figures::linked(all.len(), of_all.clone()), figures::linked(unknown.len(), of_unknown)];
    view! { <p>{figures::sentence(&says, each)} " " <a href=of_all>{td_string!(lang, commitments.front_link)}</a></p> }.into_any()
}
