//! Opinions on a folio: the form beside the ways to what was filed, what others found, how far it lies apart; and what of it the
//! applicant reads once the resolution is published.

use crate::{
    applications::{
        corrections::model::Part,
        said_parts, said_place,
        words::{both, level},
    },
    calls::criteria::Criterion,
    error::Result,
    i18n::td_string,
    office::parts::hidden,
    review::{
        actions::Bench,
        assignments::model::Show,
        model::{Case, WholeCase},
        opinions::{
            actions::{Known, load},
            forms::{CHANGE, level_field, note_field},
            model::{Draft, Mark, Opinion, Written},
            rules::{Spread, differ, spreads},
        },
        result::Got,
        rules::Stage,
    },
    web::{address::Page, counts, dates, form::Form, lang::Lang, meanwhile, visit::Visit},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Where opinions stand on the folio's page.
pub const PLACE: &str = "opiniones";

/// All of it. `sent`: the form that comes back; `overtaken`: because something was saved, sent or corrected meanwhile.
pub async fn section(visit: &Visit, bench: &Bench, case: &WholeCase, sent: Option<&Form>, overtaken: bool) -> Result<AnyView> {
    let (lang, criteria) = (visit.lang, &case.filed.content.terms.criteria);
    if criteria.is_empty() {
        return Ok(().into_any());
    }
    let known = load(&visit.app, bench, case).await?;
    let writes = (bench.stage == Stage::Deciding).then(|| writing(visit, bench, case, &known, sent, overtaken));
    Ok(view! {
        <section aria-labelledby=PLACE>
            <h2 id=PLACE>{td_string!(lang, opinions.title)}</h2>
            {own(lang, bench, &known)}
            {writes}
            {others(lang, bench, case, &known)}
        </section>
    }
    .into_any())
}

/// That one's own opinion was recorded, and when.
fn own(lang: Lang, bench: &Bench, known: &Known) -> Option<AnyView> {
    let own = known.own(bench)?;
    let at = dates::instant_there(lang, own.opinion.given_at, bench.own.call.zone().tz());
    let says = td_string!(lang, opinions.recorded, at = at, total = total(lang, &own.opinion)).to_string();
    Some(view! { <p class="notice">{says}</p> }.into_any())
}

/// `55 de 100 puntos`.
fn total(lang: Lang, opinion: &Opinion) -> String {
    td_string!(lang, opinions.total, total = opinion.total(), points = counts::points(lang, opinion.most())).to_string()
}

/// The form; folded away while an opinion is sent and nothing of another one is written.
fn writing(visit: &Visit, bench: &Bench, case: &WholeCase, known: &Known, sent: Option<&Form>, overtaken: bool) -> AnyView {
    let lang = visit.lang;
    let stands = saved(known, bench);
    let told = sent.filter(|_| overtaken).map(|form| {
        let changes = meanwhile::differing(lang, &stands, form, |field| called(lang, &case.filed.content.terms.criteria, field));
        meanwhile::told(td_string!(lang, kept.meanwhile), changes)
    });
    let form = form(visit, bench, case, known, sent.unwrap_or(&stands));
    let (has_sent, open) = (known.own(bench).is_some(), sent.is_some() || known.draft.is_some());
    if has_sent {
        view! { {told} <details class="fold" open=open><summary>{td_string!(lang, opinions.change_it)}</summary>{form}</details> }
            .into_any()
    } else {
        view! { {told} {form} }.into_any()
    }
}

/// What was saved of it, or else the opinion that was sent.
fn saved(known: &Known, bench: &Bench) -> Form {
    let fields = match (&known.draft, known.own(bench)) {
        (Some(draft), _) => draft.fields.clone(),
        (None, Some(own)) => {
            let levels = own.opinion.marks.iter().map(|mark| (level_field(&mark.criterion), mark.points.to_string()));
            levels.chain(own.notes.iter().map(|(criterion, note)| (note_field(criterion), note.clone()))).collect()
        }
        (None, None) => BTreeMap::new(),
    };
    Form::of(fields.iter().map(|(field, text)| (field.as_str(), text.clone())))
}

/// What a field of the form is called.
fn called(lang: Lang, criteria: &[Criterion], field: &str) -> Option<String> {
    if field == CHANGE {
        return Some(td_string!(lang, opinions.change).to_owned());
    }
    let criterion = criteria.iter().find(|one| field == level_field(&one.id) || field == note_field(&one.id))?;
    let title = both(lang, &criterion.title).to_owned();
    Some(if field == level_field(&criterion.id) {
        td_string!(lang, opinions.level_of, criterion = title).to_string()
    } else {
        td_string!(lang, opinions.note_of, criterion = title).to_string()
    })
}

fn form(visit: &Visit, bench: &Bench, case: &WholeCase, known: &Known, form: &Form) -> AnyView {
    let (lang, own) = (visit.lang, &bench.own);
    let to = Page::OfficeOpinion {
        institution: own.institution.id.to_string(),
        line: own.line.id.to_string(),
        folio: case.filed.folio.to_string(),
    };
    let fields: Vec<_> = case.filed.content.terms.criteria.iter().map(|one| criterion(lang, form, one)).collect();
    let change = known.own(bench).map(|_| {
        form.input(CHANGE, td_string!(lang, opinions.change)).hint(td_string!(lang, opinions.change_hint)).rows(3).view()
    });
    let sends = (!case.awaits_correction(visit.now))
        .then(|| view! { <button class="button" name="do" value="send">{td_string!(lang, opinions.send)}</button> });
    view! {
        <p>{td_string!(lang, opinions.intro)}</p>
        <div class="beside">
            {evidence(lang, case)}
            <form method="post" action=Show::of(visit).kept_in(to.path(lang))>
                {hidden("seen", known.seen(bench, case))}
                {fields}
                {change}
                {known.draft.as_ref().map(|draft| kept(lang, bench, draft))}
                <p class="row">{sends}" "<button class="button quiet" name="do" value="save">{td_string!(lang, opinions.save)}</button></p>
            </form>
        </div>
    }
    .into_any()
}

fn kept(lang: Lang, bench: &Bench, draft: &Draft) -> AnyView {
    let at = dates::instant_there(lang, draft.saved_at, bench.own.call.zone().tz());
    view! { <p class="meta">{td_string!(lang, opinions.kept, at = at).to_string()}</p> }.into_any()
}

/// The ways to each part of what was filed, on the same page.
fn evidence(lang: Lang, case: &WholeCase) -> AnyView {
    let content = case.content();
    let mut parts = said_parts(lang, &content);
    parts.push((Part::Budget, td_string!(lang, applications.budget).to_owned()));
    let items: Vec<_> =
        parts.into_iter().map(|(part, says)| view! { <li><a href=format!("#{}", said_place(&part))>{says}</a></li> }).collect();
    view! { <nav aria-labelledby="lo-presentado"><h3 id="lo-presentado">{td_string!(lang, opinions.evidence)}</h3><ul>{items}</ul></nav> }
        .into_any()
}

fn criterion(lang: Lang, form: &Form, criterion: &Criterion) -> AnyView {
    let (title, looks_at) = (both(lang, &criterion.title).to_owned(), both(lang, &criterion.looks_at).to_owned());
    let levels = criterion.levels.iter().map(|one| (one.points.to_string(), level(lang, one))).collect();
    let hint = (!looks_at.is_empty()).then_some(looks_at);
    let why = td_string!(lang, opinions.note_on, criterion = title.clone()).to_string();
    view! {
        {form.choices_with_hint(&level_field(&criterion.id), title, hint, levels, false)}
        {form.input(&note_field(&criterion.id), why).rows(3).view()}
    }
    .into_any()
}

/// What others found, for whoever reads it; else how many there are, which tells nothing of what they found.
fn others(lang: Lang, bench: &Bench, case: &WholeCase, known: &Known) -> AnyView {
    if known.written.is_empty() {
        return view! { <p>{td_string!(lang, opinions.nobody)}</p> }.into_any();
    }
    let reads = bench.reads_opinions(case);
    let hides = !reads && !case.opinions.is_empty();
    let may_read = |one: &&Written| reads || one.opinion.person == bench.person;
    let counts = |one: &&Written| case.opinions.iter().any(|other| other.position == one.opinion.position);
    let (now, before): (Vec<_>, Vec<_>) = known.written.iter().filter(may_read).partition(counts);
    let criteria = &case.filed.content.terms.criteria;
    let item = |one: &Written| told(lang, criteria, one, Some(byline(lang, bench, one)));
    let spread = reads.then(|| spread(lang, criteria, &case.opinions));
    let before = (!before.is_empty()).then(|| {
        let items: Vec<_> = before.into_iter().map(item).collect();
        view! { <details class="fold"><summary>{td_string!(lang, opinions.before)}</summary>{items}</details> }
    });
    view! {
        {hides.then(|| view! { <p>{td_string!(lang, opinions.hidden, count = case.opinions.len()).to_string()}</p> })}
        {now.into_iter().map(item).collect_view()}
        {spread}
        {before}
    }
    .into_any()
}

fn byline(lang: Lang, bench: &Bench, one: &Written) -> String {
    let at = dates::instant_there(lang, one.opinion.given_at, bench.own.call.zone().tz());
    td_string!(lang, opinions.by, who = one.who.clone(), at = at).to_string()
}

/// An opinion: its total, then each criterion with its level and note. `by`: whose it is, for the institution's own eyes.
fn told(lang: Lang, criteria: &[Criterion], one: &Written, by: Option<String>) -> AnyView {
    let rows: Vec<_> = one.opinion.marks.iter().map(|mark| row(lang, criteria, mark, one.notes.get(&mark.criterion))).collect();
    let reason = (!one.reason.is_empty() && by.is_some())
        .then(|| view! { <p>{td_string!(lang, opinions.changed, reason = one.reason.clone()).to_string()}</p> });
    view! {
        <article>
            <h3>{total(lang, &one.opinion)}</h3>
            {by.map(|by| view! { <p class="meta">{by}</p> })}
            {reason}
            <dl class="facts">{rows}</dl>
        </article>
    }
    .into_any()
}

fn row(lang: Lang, criteria: &[Criterion], mark: &Mark, note: Option<&String>) -> AnyView {
    let criterion = criteria.iter().find(|one| one.id == mark.criterion);
    let title = criterion.map(|one| both(lang, &one.title).to_owned()).unwrap_or_default();
    let says = criterion.and_then(|one| one.level(mark.points)).map(|one| level(lang, one));
    let note = note.cloned().unwrap_or_default();
    view! { <div><dt>{title}</dt><dd>{says}</dd><dd class="typed">{note}</dd></div> }.into_any()
}

/// Lowest and highest of each criterion, once two opinions count; where they lie far apart it is said.
fn spread(lang: Lang, criteria: &[Criterion], standing: &[Opinion]) -> AnyView {
    let spreads = spreads(standing);
    if spreads.is_empty() {
        return ().into_any();
    }
    let (heads, rows) = (
        [td_string!(lang, opinions.criterion), td_string!(lang, opinions.lowest), td_string!(lang, opinions.highest)],
        spreads.iter().map(|spread| spread_row(lang, criteria, spread)).collect::<Vec<_>>(),
    );
    view! {
        <h3>{td_string!(lang, opinions.spread)}</h3>
        <p>{td_string!(lang, opinions.no_average)}</p>
        <table role="table">
            <thead role="rowgroup"><tr role="row">
                <th role="columnheader" scope="col">{heads[0]}</th>
                <th role="columnheader" scope="col" class="n">{heads[1]}</th>
                <th role="columnheader" scope="col" class="n">{heads[2]}</th>
                <th role="columnheader" scope="col">{td_string!(lang, opinions.apart)}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn spread_row(lang: Lang, criteria: &[Criterion], spread: &Spread) -> AnyView {
    let title = criteria.iter().find(|one| one.id == spread.criterion).map(|one| both(lang, &one.title).to_owned());
    let apart = if spread.is_large { td_string!(lang, opinions.apart_yes) } else { td_string!(lang, opinions.apart_no) };
    view! {
        <tr role="row">
            <td role="cell" data-h=td_string!(lang, opinions.criterion)>{title}</td>
            <td role="cell" class="n" data-h=td_string!(lang, opinions.lowest)>{spread.lowest.to_string()}</td>
            <td role="cell" class="n" data-h=td_string!(lang, opinions.highest)>{spread.highest.to_string()}</td>
            <td role="cell" data-h=td_string!(lang, opinions.apart)>{apart}</td>
        </tr>
    }
    .into_any()
}

/// In the form of a result: what was concluded, where opinions lie far apart.
pub(super) fn difference(lang: Lang, case: &Case, form: &Form) -> Option<AnyView> {
    let asked = || {
        form.input("difference", td_string!(lang, opinions.difference))
            .hint(td_string!(lang, opinions.difference_hint))
            .rows(4)
            .view()
    };
    differ(&case.opinions).then(asked)
}

/// What was concluded, beside the result.
pub(super) fn concluded(lang: Lang, difference: &str) -> Option<AnyView> {
    let says = || td_string!(lang, opinions.concluded, text = difference.to_owned()).to_string();
    (!difference.is_empty()).then(|| view! { <p>{says()}</p> }.into_any())
}

/// For whoever filed, once it is resolved: each opinion's points with their notes, and nobody's name.
pub(super) fn for_applicant(lang: Lang, criteria: &[Criterion], got: &Got) -> AnyView {
    if got.opinions.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = got.opinions.iter().map(|one| told(lang, criteria, one, None)).collect();
    view! {
        <h2>{td_string!(lang, opinions.title)}</h2>
        <p>{td_string!(lang, opinions.no_average)}</p>
        {items}
        {concluded(lang, &got.difference)}
    }
    .into_any()
}
