//! Everything once more before it is filed: what will be sent, what is missing, and the declaration.

use super::{
    amended, applicant, displaced, late, meanwhile, said,
    saving::{carry_line, left_line},
    shared::{Hands, crumb, line_state, open_draft},
};
use crate::{
    applications::{
        actions,
        answers::Answers,
        budget::{Budget, digits},
        content::Plan,
        corrections::model::Part,
        meanwhile::seen_of,
        model::{Paper, WholeDraft},
        rules::{self, Lack},
        store, wanted, words,
    },
    calls::terms::LineTerms,
    error::Result,
    i18n::td_string,
    ids::ApplicationId,
    policy::{Act, may},
    web::{address::Page, form::Form, lang::Lang, parts::error_summary, shell::Head, visit::Visit},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use leptos::prelude::*;

/// Where a form that was filed too late for what it shows is told so.
pub const FILING: &str = "filing";

pub async fn show_check(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    check_page(&visit, &id, Form::default(), StatusCode::OK).await
}

/// The page; with another status when filing was refused.
pub async fn check_page(visit: &Visit, id: &str, form: Form, status: StatusCode) -> Result<Response> {
    let (whole, line, terms, association) = open_draft(visit, id).await?;
    let lang = visit.lang;
    let lacks = rules::lacks(&terms, &whole);
    let may_file = may(&visit.actor(), Act::File(&association.id)).is_ok();
    let receives = rules::may_receive(&line.state(), visit.now).is_ok();
    let lapsed = rules::may_draft(&line.state(), visit.now).is_err();
    let hands = Hands::of(visit, &line, &association.id);
    let plan = Plan::of(&terms, &whole);
    // Who changes nothing here any more can still read what was never saved.
    let carried = if hands.budget() {
        carry_line(visit, &whole.draft, hands)
    } else {
        left_line(visit, &whole.draft.id, &terms, &whole.answers)
    };
    let applicant = actions::applicant(&mut *visit.app.db.read().acquire().await?, &whole).await?;
    let borrowed = store::expiring(visit.app.db.read(), &whole.draft.id).await?;
    let gone = displaced::of_draft(visit, &whole, &terms).await?;
    let seen = meanwhile::Shown::of(visit, &whole, &plan, applicant.clone()).await?;
    // Whoever comes back with a form of this page is told what is no longer as it was.
    let changed = match form.error(FILING) {
        Some(_) => Some(seen.since(visit, &whole, &terms, &form).await?),
        None => None,
    };
    let title = td_string!(lang, applications.check_title, line = line.title(lang)).to_string();
    Ok(visit.page_as(status, Head::private(title.clone()), move || {
        let mut told = changed.map(|changed| meanwhile::list(lang, &changed));
        let filing = match (lacks.is_empty() || lapsed, receives, may_file) {
            (false, ..) => lacking(lang, &terms, &whole.draft.id, &lacks, hands),
            (_, false, _) => view! { <p>{td_string!(lang, applications.check_not_now)}</p> }.into_any(),
            (.., false) => view! { <p>{td_string!(lang, applications.representative_files)}</p> }.into_any(),
            _ => {
                let above = view! { {seen.fields()} {told.take()} }.into_any();
                let remembers = seen_of(whole.draft.version, &applicant);
                declaration(lang, &form, whole.draft.id.as_str(), (remembers, above), association.name())
            }
        };
        let shown = Shown { mark: &|_| None, file: &|file| file_name(lang, &whole, file) };
        view! {
            {error_summary(lang, &form)}
            {crumb(lang, &association, Some((&whole.draft.id, &line)), title.clone())}
            <h1>{title}</h1>
            {amended::notice(lang, &whole.draft, &terms)}
            {super::loans::early(lang, &line, &borrowed)}
            {line_state(lang, &line)}
            <p class="meta">{line.call_title(lang)}" · "{line.institution_name(lang)}" · "{association.name().to_owned()}</p>
            {carried}
            {applicant::block(lang, &applicant)}
            {sections(lang, &terms, (&plan.answers, &plan.budget, &plan.papers), shown, Some((&whole.draft.id, hands)))}
            {said::left_out(lang, &terms, &whole)}
            {displaced::files(lang, &whole, &terms)}
            {displaced::section(lang, &gone)}
            <h2>{td_string!(lang, applications.file_heading)}</h2>
            {receives.then(|| late::clock_that_decides(lang, visit.now))}
            {told}
            {filing}
        }
    }))
}

/// What is missing, with the way to mend it for whoever may.
fn lacking(lang: Lang, terms: &LineTerms, id: &ApplicationId, lacks: &[Lack], hands: Hands) -> AnyView {
    let links: Vec<_> = lacks
        .iter()
        .map(|lack| {
            let (says, page) = words::lack(lang, terms, id, lack);
            let mends = if matches!(lack, Lack::Budget(_)) { hands.budget() } else { hands.all() };
            match mends {
                true => view! { <li><a href=page>{says}</a></li> }.into_any(),
                false => view! { <li>{says}</li> }.into_any(),
            }
        })
        .collect();
    view! {
        <div class="notice warn">
            <p>{td_string!(lang, applications.check_lacks)}</p>
            <ul>{links}</ul>
        </div>
    }
    .into_any()
}

/// What is declared is frozen with what is filed.
pub fn declaration_words(lang: Lang, association: &str) -> String {
    td_string!(lang, applications.declaration, association = association).to_string()
}

/// `seen`, `above`: what the form remembers, and what stands above its button.
fn declaration(lang: Lang, form: &Form, id: &str, (seen, above): (String, AnyView), association: &str) -> AnyView {
    let action = Page::ApplicationFiling { application: id.to_owned() }.path(lang);
    let accept = vec![("yes".to_owned(), declaration_words(lang, association))];
    view! {
        <form method="post" action=action>
            <input r#type="hidden" name="seen" value=seen/>
            {form.input("name", td_string!(lang, applications.declaration_name))
                .hint(td_string!(lang, applications.declaration_name_hint)).autocomplete("name").view()}
            {form.choices("accept", td_string!(lang, applications.declaration_legend), accept, true)}
            <p>{td_string!(lang, applications.file_explain)}</p>
            {above}
            <p class="row"><button class="button">{td_string!(lang, applications.file_button)}</button></p>
        </form>
    }
    .into_any()
}

/// How parts of an application are shown.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// What is said beside a part besides.
    pub mark: &'a dyn Fn(&Part) -> Option<AnyView>,
    /// The name of a file: the way to it for whoever may open it.
    pub file: said::Name<'a>,
}

/// Answers, budget and papers to read; of a draft, with the way to change each for whoever may.
pub fn sections(
    lang: Lang,
    terms: &LineTerms,
    (answers, budget, papers): (&Answers, &Budget, &[Paper]),
    Shown { mark, file }: Shown<'_>,
    draft: Option<(&ApplicationId, Hands)>,
) -> AnyView {
    let change = |may: fn(Hands) -> bool, page: fn(String) -> Page, says: &'static str| {
        let (id, _) = draft.filter(|(_, hands)| may(*hands))?;
        Some(view! { <p class="noprint"><a href=page(id.to_string()).path(lang)>{says}</a></p> })
    };
    let answered = said::answers(lang, terms, (answers, papers), mark, file);
    let budget_mark = mark(&Part::Budget).map(|mark| view! { <div class="corrected">{mark}</div> });
    let files: Vec<_> = terms
        .papers
        .iter()
        .map(|wanted| {
            let mine = said::files(lang, papers, &wanted.id, file);
            let mark = mark(&Part::Paper(wanted.id.clone())).map(said::beside);
            let id = said::place(&Part::Paper(wanted.id.clone()));
            view! { <div id=id><dt>{words::both(lang, &wanted.title).to_owned()}</dt><dd>{mine}</dd>{mark}</div> }
        })
        .collect();
    let has_list = !terms.papers.is_empty();
    view! {
        <h2>{td_string!(lang, applications.questions)}</h2>
        {answered}
        {change(Hands::all, |application| Page::ApplicationAnswers { application }, td_string!(lang, applications.change_answers))}
        <h2 id=said::place(&Part::Budget)>{td_string!(lang, applications.budget)}</h2>
        {money_table(lang, terms, budget)}
        {budget_mark}
        {change(Hands::budget, |application| Page::ApplicationBudget { application }, td_string!(lang, applications.change_budget))}
        {listed(lang, terms, files)}
        {has_list.then(|| change(Hands::all, |application| Page::ApplicationFiles { application }, td_string!(lang, applications.change_papers)))}
    }
    .into_any()
}

/// The papers of the list; what questions ask for stands with them.
fn listed<V: IntoView + 'static>(lang: Lang, terms: &LineTerms, files: Vec<V>) -> AnyView {
    if !files.is_empty() {
        return view! { <h2>{td_string!(lang, applications.papers)}</h2> <dl class="facts">{files}</dl> }.into_any();
    }
    let none = wanted::all(terms).next().is_none();
    none.then(|| view! { <h2>{td_string!(lang, applications.papers)}</h2> <p>{td_string!(lang, applications.no_papers)}</p> })
        .into_any()
}

/// The name of a draft's file, which every member may open; what the virus scanner set apart is opened by nobody.
pub fn file_name(lang: Lang, whole: &WholeDraft, file: &Paper) -> AnyView {
    if whole.found_in(file).is_some() {
        return file.name.clone().into_any();
    }
    let page = Page::ApplicationFile { application: whole.draft.id.to_string(), file: file.id.to_string() };
    view! { <a href=page.path(lang)>{file.name.clone()}</a> }.into_any()
}

pub fn money_table(lang: Lang, terms: &LineTerms, budget: &Budget) -> AnyView {
    let headed = !terms.headings.is_empty();
    let under = td_string!(lang, budget.heading);
    let (concept, quantity) = (td_string!(lang, applications.concept), td_string!(lang, applications.quantity));
    let (unit_cost, who) = (td_string!(lang, applications.unit_cost), td_string!(lang, applications.who_pays));
    let row_total = td_string!(lang, applications.row_total);
    let rows: Vec<_> = budget
        .rows
        .iter()
        .map(|row| {
            view! {
                <tr role="row">
                    {headed.then(|| view! { <td role="cell" data-h=under>{words::heading(lang, terms, &row.heading)}</td> })}
                    <td role="cell" data-h=concept>{row.concept.clone()}</td>
                    <td role="cell" class="n" data-h=quantity>{row.quantity.to_string()}</td>
                    <td role="cell" class="n" data-h=unit_cost>{digits(row.unit_cents, budget.currency)}</td>
                    <td role="cell" data-h=who>{words::source(lang, row.source)}</td>
                    <td role="cell" class="n money" data-h=row_total>{digits(row.total_cents, budget.currency)}</td>
                </tr>
            }
        })
        .collect();
    let total = |says: &'static str, cents: u64| {
        view! { <tr role="row"><th role="rowheader" scope="row" colspan=if headed { "5" } else { "4" }>{says}</th><td role="cell" class="n money" data-h=says>{words::money(cents, budget.currency)}</td></tr> }
    };
    view! {
        <table role="table" class="budget">
            <thead role="rowgroup"><tr role="row">
                {headed.then(|| view! { <th role="columnheader" scope="col">{under}</th> })}
                <th role="columnheader" scope="col">{concept}</th><th role="columnheader" scope="col" class="n">{quantity}</th><th role="columnheader" scope="col" class="n">{unit_cost}</th>
                <th role="columnheader" scope="col">{who}</th><th role="columnheader" scope="col" class="n">{row_total}</th>
            </tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
            <tfoot role="rowgroup">
                {total(td_string!(lang, applications.total_asked), budget.totals.asked)}
                {total(td_string!(lang, applications.total_own), budget.totals.own)}
                {total(td_string!(lang, applications.total_other), budget.totals.other)}
            </tfoot>
        </table>
    }
    .into_any()
}
