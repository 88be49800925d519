//! The folios of a line: views of them with their counts, each folio with who takes care of it and its result, and the form by which
//! several at once are given to somebody.

use super::{interests, outcome};
use crate::{
    applications::words::money,
    i18n::td_string,
    office::parts::hidden,
    policy::Refusal,
    review::{
        actions::Bench,
        assignments::{
            forms::{ME, NOBODY},
            model::Show,
            store::seen,
        },
        model::Case,
        rules::Stage,
        words::{name_of, no_part, no_part_in_resolution},
    },
    web::{address::Page, form::Form, lang::Lang, parts::field_id},
};
use leptos::prelude::*;

/// The list as somebody looks at it.
pub(super) struct Desk<'a> {
    pub bench: &'a Bench,
    /// What was marked in it, if that was refused.
    pub form: &'a Form,
    pub show: Show,
    /// Whether they give folios to others.
    pub decides: bool,
}

impl Desk<'_> {
    /// A page of this line that keeps the view.
    fn way(&self, lang: Lang, page: &Page) -> String {
        self.show.kept_in(page.path(lang))
    }

    fn is_at_work(&self) -> bool {
        self.bench.stage == Stage::Deciding
    }

    /// Whether this person may choose who takes care of a folio.
    fn may_mark(&self, case: &Case) -> bool {
        self.is_at_work() && !case.is_withdrawn() && self.bench.takes_part(case).is_ok()
    }
}

pub(super) fn list(lang: Lang, desk: &Desk<'_>) -> AnyView {
    let bench = desk.bench;
    if bench.cases.is_empty() {
        return view! { <p>{td_string!(lang, review.nothing_filed)}</p> {to_resolution(lang, bench)} }.into_any();
    }
    let own = &bench.own;
    let sheet = Page::OfficeFolios { institution: own.institution.id.to_string(), line: own.line.id.to_string() };
    let rows = if desk.is_at_work() {
        view! { {pending(lang, desk)} {views(lang, desk)} {form(lang, desk)} }.into_any()
    } else {
        table(lang, desk)
    };
    view! {
        {rows}
        <p><a href=sheet.path(lang) download>{td_string!(lang, review.folios_sheet)}</a></p>
        {to_resolution(lang, bench)}
    }
    .into_any()
}

/// What is still to be done, and the way to the next.
fn pending(lang: Lang, desk: &Desk<'_>) -> AnyView {
    let bench = desk.bench;
    let of = bench.cases.iter().filter(|case| bench.may_open(case).is_ok()).count();
    let says = td_string!(lang, review.pending, n = bench.pending().count(), of = of).to_string();
    let next = bench.next().map(|case| {
        let says =
            if bench.is_mine(case) { td_string!(lang, assignments.next_mine) } else { td_string!(lang, review.next_pending) };
        view! { " " <a href=desk.way(lang, &folio_page(bench, case))>{says}</a> }
    });
    view! { <p>{says}{next}</p> }.into_any()
}

/// Each view of the list, with how many it shows.
fn views(lang: Lang, desk: &Desk<'_>) -> AnyView {
    let own = &desk.bench.own;
    let here = Page::OfficeLine { institution: own.institution.id.to_string(), line: own.line.id.to_string() }.path(lang);
    let chips: Vec<_> = Show::EACH
        .into_iter()
        .map(|show| {
            let (count, current) = (desk.bench.shown(show).count(), (show == desk.show).then_some("true"));
            let label = match show {
                Show::Mine => td_string!(lang, assignments.show_mine, count = count).to_string(),
                Show::Unassigned => td_string!(lang, assignments.show_unassigned, count = count).to_string(),
                Show::Pending => td_string!(lang, assignments.show_pending, count = count).to_string(),
                Show::All => td_string!(lang, assignments.show_all, count = count).to_string(),
            };
            view! { <li><a href=show.kept_in(here.clone()) aria-current=current>{label}</a></li> }
        })
        .collect();
    view! { <nav class="filters" aria-label=td_string!(lang, assignments.views)><ul class="chips">{chips}</ul></nav> }.into_any()
}

/// The list, with the form that gives what is marked in it to somebody.
fn form(lang: Lang, desk: &Desk<'_>) -> AnyView {
    let (bench, own) = (desk.bench, &desk.bench.own);
    if bench.shown(desk.show).next().is_none() {
        return view! { <p>{td_string!(lang, assignments.none_shown)}</p> }.into_any();
    }
    let to = Page::OfficeAssignments { institution: own.institution.id.to_string(), line: own.line.id.to_string() };
    let mut people = vec![(ME.to_owned(), td_string!(lang, assignments.to_me).to_owned())];
    if desk.decides {
        let others = bench.charges.crew.iter().filter(|one| one.person != bench.person);
        people.extend(others.map(|one| (one.person.to_string(), one.name.clone())));
    }
    people.push((NOBODY.to_owned(), td_string!(lang, assignments.to_nobody).to_owned()));
    let refused = desk.form.error("folio").map(|why| {
        // With nothing marked there is nothing that could have stayed.
        let none = desk.form.all("folio").is_empty();
        let says = if none { why.to_owned() } else { td_string!(lang, assignments.nothing_moved).to_owned() };
        view! { <p class="why" id=field_id("folio") tabindex="-1">{says}</p> }
    });
    view! {
        <form method="post" action=desk.way(lang, &to)>
            {hidden("turned", seen(&bench.charges))}
            {refused}
            {table(lang, desk)}
            {desk.form.select("to", td_string!(lang, assignments.to), people)}
            <p class="row"><button class="button">{td_string!(lang, assignments.give)}</button></p>
            <p class="meta">{td_string!(lang, assignments.duty)}</p>
        </form>
    }
    .into_any()
}

fn table(lang: Lang, desk: &Desk<'_>) -> AnyView {
    let rows: Vec<_> = desk.bench.shown(desk.show).map(|case| row(lang, desk, case)).collect();
    let at_work = desk.is_at_work();
    view! {
        <table role="table">
            <thead role="rowgroup"><tr role="row">
                {at_work.then(|| view! { <th role="columnheader" scope="col">{td_string!(lang, assignments.mark)}</th> })}
                <th role="columnheader" scope="col">{td_string!(lang, review.folio)}</th>
                <th role="columnheader" scope="col">{td_string!(lang, review.association)}</th>
                <th role="columnheader" scope="col" class="n">{td_string!(lang, review.asked)}</th>
                {at_work.then(|| view! { <th role="columnheader" scope="col">{td_string!(lang, assignments.in_charge)}</th> })}
                <th role="columnheader" scope="col">{td_string!(lang, review.result)}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn folio_page(bench: &Bench, case: &Case) -> Page {
    Page::OfficeFiled {
        institution: bench.own.institution.id.to_string(),
        line: bench.own.line.id.to_string(),
        folio: case.filed.folio.to_string(),
    }
}

fn row(lang: Lang, desk: &Desk<'_>, case: &Case) -> AnyView {
    let bench = desk.bench;
    let folio = case.filed.folio.to_string();
    let kept_from = bench.takes_part(case).err();
    let result = match (kept_from, &case.ruling) {
        _ if case.is_withdrawn() => td_string!(lang, review.withdrawn).to_owned(),
        (Some(why), _) => no_part(lang, why).to_owned(),
        (None, Some(ruling)) => outcome(lang, ruling.outcome, bench.currency()),
        (None, None) => td_string!(lang, review.no_result).to_owned(),
    };
    let named = if case.is_withdrawn() || kept_from.is_some() {
        folio.into_any()
    } else {
        view! { <a href=desk.way(lang, &folio_page(bench, case))>{folio}</a> }.into_any()
    };
    let at_work = desk.is_at_work();
    view! {
        <tr role="row">
            {at_work.then(|| view! { <td role="cell" data-h=td_string!(lang, assignments.mark)>{mark(lang, desk, case)}</td> })}
            <td role="cell" data-h=td_string!(lang, review.folio)>{named}</td>
            <td role="cell" data-h=td_string!(lang, review.association)>
                {name_of(lang, bench, case)}" "{unverified(lang, bench, case)}{declares(lang, desk, case, kept_from)}
            </td>
            <td role="cell" data-h=td_string!(lang, review.asked) class="n">{money(case.asked(), bench.currency())}</td>
            {at_work.then(|| view! { <td role="cell" data-h=td_string!(lang, assignments.in_charge)>{in_charge(lang, bench, case)}</td> })}
            <td role="cell" data-h=td_string!(lang, review.result)>{result}</td>
        </tr>
    }
    .into_any()
}

fn mark(lang: Lang, desk: &Desk<'_>, case: &Case) -> Option<AnyView> {
    let folio = case.filed.folio.to_string();
    let (label, checked) =
        (td_string!(lang, assignments.mark_folio, folio = folio.clone()).to_string(), desk.form.has("folio", &folio));
    desk.may_mark(case)
        .then(|| view! { <input r#type="checkbox" name="folio" value=folio checked=checked aria-label=label/> }.into_any())
}

/// Who takes care of a folio.
pub(super) fn in_charge(lang: Lang, bench: &Bench, case: &Case) -> Option<String> {
    if case.is_withdrawn() {
        return None;
    }
    Some(match bench.in_charge(case) {
        Some(one) if one.person == bench.person => td_string!(lang, assignments.you).to_owned(),
        Some(one) => one.name.clone(),
        None => td_string!(lang, assignments.nobody).to_owned(),
    })
}

/// The way to say that one has an interest in a folio, or to say anew that one has none.
fn declares(lang: Lang, desk: &Desk<'_>, case: &Case, kept_from: Option<Refusal>) -> Option<AnyView> {
    if !desk.is_at_work() || case.is_withdrawn() {
        return None;
    }
    let says = match kept_from {
        None => td_string!(lang, review.interest_ask),
        Some(Refusal::DeclareAgain) => td_string!(lang, review.interest_ask_again),
        Some(_) => return None,
    };
    let to = desk.way(lang, &interests::address(desk.bench, case));
    Some(view! { <br/><a class="meta" href=to>{says}</a> }.into_any())
}

/// An association that the steward has not verified may file; whoever reads it is told.
pub(super) fn unverified(lang: Lang, bench: &Bench, case: &Case) -> AnyView {
    let mark = || view! { <span class="state partly">{td_string!(lang, review.unverified)}</span> };
    // Where names are withheld, so is whether one is verified.
    (!bench.names.withheld && !bench.is_verified(case)).then(mark).into_any()
}

fn to_resolution(lang: Lang, bench: &Bench) -> AnyView {
    if bench.stage != Stage::Resolved
        && let Err(why) = bench.takes_part_in_all()
    {
        return view! { <p class="notice">{no_part_in_resolution(lang, why)}</p> }.into_any();
    }
    let own = &bench.own;
    let to = match bench.stage {
        Stage::Resolved => Page::LineResults { slug: own.call.id.to_string(), line: own.line.id.to_string() },
        _ => Page::OfficeResolution { institution: own.institution.id.to_string(), line: own.line.id.to_string() },
    };
    let word = match bench.stage {
        Stage::Resolved => td_string!(lang, review.see_results),
        _ => td_string!(lang, review.to_resolution),
    };
    view! { <p class="row"><a class="button" href=to.path(lang)>{word}</a></p> }.into_any()
}
