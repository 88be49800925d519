//! An application's page: while it is a draft, the list of what there is to do; once filed, what became of it.

use super::{
    amended, deleted, displaced,
    held::{Also, Whose, what_can_be_done},
    saving::{carry_line, left_line},
    shared::{Hands, Opened, crumb, line_clocks, line_state, open},
    stage::stage,
};
use crate::{
    applications::{
        actions,
        answers::{Progress, State},
        context::LineNow,
        corrections::{self, model::Correction, pages::Ways, standing::Standing},
        fit::Misfit,
        model::{Application, Filed, Paper, WholeDraft},
        needed::Needed,
        rules::{self, Lack},
        store, wanted, way_to, words,
    },
    associations::model::Association,
    calls::terms::LineTerms,
    error::{Error, Result},
    i18n::td_string,
    ids::{ApplicationId, CorrectionId},
    policy::{Act, Refusal, may},
    scanner,
    web::{address::Page, counts, lang::Lang, parts::field_id, shell::Head, visit::Visit},
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

pub async fn show_application(visit: Visit, Path(id): Path<String>) -> Result<Response> {
    let Opened { application, line, association } = match open(&visit, &id).await {
        Err(Error::Instead(Refusal::DraftDeleted, _)) => return deleted::page(&visit, &ApplicationId::from_text(id), None).await,
        opened => opened?,
    };
    let lang = visit.lang;
    let head = Head::private(td_string!(lang, applications.application_title, line = line.title(lang)).to_string());
    match application {
        Application::Draft(whole) => {
            let terms = line.asked().cloned().ok_or(Refusal::NotReceivedHere)?;
            let files = may(&visit.actor(), Act::File(&association.id)).is_ok();
            let hands = Hands::of(&visit, &line, &association.id);
            let drafts = hands.all();
            let deletes = actions::may_delete(&mut *visit.app.db.read().acquire().await?, &visit.actor(), &whole.draft).await;
            let borrowed = store::expiring(visit.app.db.read(), &whole.draft.id).await?;
            // Whoever drafts may bring over what the association filed before.
            let copies = drafts && !store::filed_of(visit.app.db.read(), &association.id).await?.is_empty();
            // What this device still keeps is saved from here; where nothing is saved any more it is shown.
            let left = if hands.budget() {
                carry_line(&visit, &whole.draft, hands)
            } else {
                left_line(&visit, &whole.draft.id, &terms, &whole.answers)
            };
            Ok(visit.page(head, move || {
                let early = super::loans::early(lang, &line, &borrowed);
                let project = drafts.then(|| super::loans::project(lang, &whole.draft.id));
                let deletion = super::deletion::link(lang, whole.draft.id.as_str(), &deletes);
                view! { {left} {draft(lang, &whole, &line, &terms, &association, (files, hands, copies), early)} {project} {deletion} }
            }))
        }
        Application::Filed(done) => {
            let files = may(&visit.actor(), Act::File(&association.id)).is_ok();
            let asked = corrections::store::of(visit.app.db.read(), &done.id).await?;
            let corrections = corrections::pages::of(&visit, &asked, &done, &line).await?;
            let standing = standing(&visit, &done, &asked).await?;
            let stage = stage(&visit, &done, &line).await?;
            let since = view! { {corrections} {stage} }.into_any();
            let rest = store::rest(visit.app.db.read(), &done.id).await?;
            let standing = view! { {standing} {displaced::of_filed(lang, &rest)} }.into_any();
            let left = left_line(&visit, &done.id, &done.content.terms, &done.content.answers);
            Ok(visit.page(head, move || {
                view! { {left} {filed(lang, &done, &line, &association, files, (since, standing))} }
            }))
        }
    }
}

fn draft(
    lang: Lang,
    whole: &WholeDraft,
    line: &LineNow,
    terms: &LineTerms,
    association: &Association,
    (files, hands, copies): (bool, Hands, bool),
    early: Option<AnyView>,
) -> AnyView {
    let saved = words::in_both_cities(lang, whole.draft.saved_at);
    let lapsed = rules::may_draft(&line.state(), line.now).is_err();
    let task_list = tasks(lang, whole, terms, lapsed, hands);
    let role = (!lapsed).then(|| role_says(lang, hands)).flatten();
    let copy = Page::ApplicationCopy { application: whole.draft.id.to_string() }.path(lang);
    // A line that was cancelled before its closing says so by itself.
    let closed = line.closed_at().is_some();
    let can_be_done = what_can_be_done(lang, line, Whose::Draft, Also::default());
    // Each thing is said once: what holds the line up is told with what can be done, and the way to the call stands there.
    let is_told = can_be_done.is_some() || (lapsed && closed && !line.is_suspended());
    let state = if is_told { line_clocks(lang, line) } else { line_state(lang, line) };
    let call = can_be_done.is_none().then(|| {
        let href = line.call_page().path(lang);
        view! { <p><a href=href>{td_string!(lang, applications.see_call)}</a></p> }
    });
    let files_elsewhere = (!files && !lapsed).then(|| view! { <p>{td_string!(lang, applications.representative_files)}</p> });
    let lapsed =
        (lapsed && closed).then(|| view! { <div class="notice warn"><p>{td_string!(lang, applications.lapsed)}</p></div> });
    view! {
        {crumb(lang, association, None, line.title(lang))}
        <h1>{line.title(lang)}</h1>
        <p class="meta">{line.call_title(lang)}" · "{line.institution_name(lang)}" · "{association.name().to_owned()}</p>
        {lapsed}
        {amended::notice(lang, &whole.draft, terms)}
        {early}
        {state}
        {can_be_done}
        <h2>{td_string!(lang, applications.task_list)}</h2>
        {role}
        {task_list}
        <p class="meta">{td_string!(lang, applications.saved_at, at = saved).to_string()}</p>
        {files_elsewhere}
        {copies.then(|| view! { <p><a href=copy>{td_string!(lang, copying.link)}</a></p> })}
        <p><a href=line.questions_page().path(lang)>{td_string!(lang, applications.read_questions)}</a></p>
        {call}
    }
    .into_any()
}

/// What somebody's role lets them do here, where that is not all of it.
fn role_says(lang: Lang, hands: Hands) -> Option<AnyView> {
    let says = match hands {
        Hands::All => return None,
        Hands::Budget => td_string!(lang, applications.role_budget),
        Hands::None => td_string!(lang, applications.role_reads),
    };
    Some(view! { <p>{says}</p> }.into_any())
}

/// What there is to do; once the line has closed, what there was, to read. Whoever may not change a part is led to where it is read.
fn tasks(lang: Lang, whole: &WholeDraft, terms: &LineTerms, lapsed: bool, hands: Hands) -> AnyView {
    let application = whole.draft.id.to_string();
    let reckoned = rules::reckoned(terms, whole);
    let lacks = rules::lacks(terms, whole);
    let asked = words::money(reckoned.budget.totals.asked, terms.currency);
    let budget = match whole.budget.is_empty() {
        true => (State::NotStarted, td_string!(lang, applications.state_none).to_owned()),
        false => (begun(reckoned.flaws.is_empty()), td_string!(lang, applications.state_budget, asked = asked).to_string()),
    };
    let ready = if lapsed {
        (State::NotStarted, td_string!(lang, applications.draft_lapsed).to_owned())
    } else if lacks.is_empty() {
        (State::Complete, td_string!(lang, applications.state_ready).to_owned())
    } else {
        (State::NotStarted, td_string!(lang, applications.state_lacks, count = lacks.len()).to_string())
    };
    let budget_page = Page::ApplicationBudget { application: application.clone() };
    let papers_page = Page::ApplicationFiles { application: application.clone() };
    let check = Page::ApplicationCheck { application }.path(lang);
    let to = |may: bool, page: Page| if may { page.path(lang) } else { check.clone() };
    let form = |page: Page| to(hands.all(), page);
    view! {
        <ol class="tasks">
            {legal_person(lang, whole, terms, &form)}
            {questions(lang, whole, terms, &form)}
            {task(to(hands.budget(), budget_page), td_string!(lang, applications.budget), budget.0, state(lang, budget))}
            {papers(lang, whole, terms, form(papers_page))}
            {task(check.clone(), td_string!(lang, applications.check_and_file), ready.0, ready.1)}
        </ol>
    }
    .into_any()
}

/// Through whom it is applied; nothing where the call asks for none and there is none to choose.
fn legal_person(lang: Lang, whole: &WholeDraft, terms: &LineTerms, form: &impl Fn(Page) -> String) -> Option<AnyView> {
    if terms.legal_person.is_any() && !whole.may_choose {
        return None;
    }
    let page = form(Page::ApplicationLegalPerson { application: whole.draft.id.to_string() });
    let name = whole.deed.as_ref().map(|deed| deed.name.clone());
    let (how, says) = match rules::legal_person(terms, whole) {
        None => match name {
            Some(name) => (State::Complete, state(lang, (State::Complete, name))),
            None => (State::NotNeeded, td_string!(lang, applications.legal_without).to_owned()),
        },
        Some(Misfit::NoLegalPerson) => (State::NotStarted, td_string!(lang, applications.legal_missing).to_owned()),
        Some(why) => (State::NotStarted, td_string!(lang, applications.legal_misfit, why = words::misfit(lang, why)).to_string()),
    };
    Some(task(page, td_string!(lang, applications.legal_task), how, says))
}

/// The questions, a task a section. What the answers so far do not lead to counts for nothing.
fn questions(lang: Lang, whole: &WholeDraft, terms: &LineTerms, form: &impl Fn(Page) -> String) -> AnyView {
    let needed = Needed::of(terms, &whole.answers);
    let page = form(Page::ApplicationAnswers { application: whole.draft.id.to_string() });
    let parts = terms.parts().into_iter().map(|(section, questions)| {
        let progress = rules::progress(questions, &needed, whole);
        let says = match progress {
            Progress { answered, asked, .. } if progress.state() == State::Complete && answered < asked => {
                td_string!(lang, applications.state_optional_left, answered = answered, asked = counts::answered(lang, asked))
                    .to_string()
            }
            Progress { answered, asked, .. } => {
                td_string!(lang, applications.state_answers, answered = answered, asked = counts::answered(lang, asked))
                    .to_string()
            }
        };
        let (name, to) = match section {
            Some(section) => (words::both(lang, &section.title).to_owned(), format!("{page}#{}", field_id(&section.id))),
            None => (td_string!(lang, applications.questions).to_owned(), page.clone()),
        };
        task(to, name, progress.state(), state(lang, (progress.state(), says)))
    });
    parts.collect_view().into_any()
}

/// The papers of the list: what questions ask for stands with their sections.
fn papers(lang: Lang, whole: &WholeDraft, terms: &LineTerms, page: String) -> AnyView {
    let required = wanted::listed(terms).filter(|wanted| wanted.required).count();
    let lacks: Vec<Lack> = wanted::listed(terms).flat_map(|wanted| rules::paper_lacks(&wanted, whole)).collect();
    let missing = lacks.iter().filter(|lack| matches!(lack, Lack::Paper { .. })).count();
    let any = wanted::listed(terms).any(|wanted| whole.files_for(wanted.id).next().is_some());
    let how = match (terms.papers.is_empty(), any) {
        (true, _) => State::NotNeeded,
        (false, false) => State::NotStarted,
        (false, true) => begun(lacks.is_empty()),
    };
    let says = td_string!(lang, applications.state_papers, there = required - missing, wanted = counts::required(lang, required))
        .to_string();
    task(page, td_string!(lang, applications.papers), how, state(lang, (how, says)))
}

fn begun(done: bool) -> State {
    if done { State::Complete } else { State::InProgress }
}

/// How a task stands, and how far it is.
fn state(lang: Lang, (how, detail): (State, String)) -> String {
    let word = match how {
        State::NotStarted => td_string!(lang, questions.state_not_started),
        State::InProgress => td_string!(lang, questions.state_in_progress),
        State::Complete => td_string!(lang, questions.state_complete),
        State::NotNeeded => return td_string!(lang, questions.state_not_needed).to_owned(),
    };
    format!("{word} · {detail}")
}

fn task(page: String, name: impl Into<String>, how: State, says: String) -> AnyView {
    let class = match how {
        State::Complete => "state done",
        State::InProgress => "state partly",
        State::NotStarted | State::NotNeeded => "state todo",
    };
    view! { <li><a href=page>{name.into()}</a><span class=class>{says}</span></li> }.into_any()
}

fn filed(
    lang: Lang,
    filed: &Filed,
    line: &LineNow,
    association: &Association,
    files: bool,
    parts: (AnyView, AnyView),
) -> AnyView {
    let (since, standing) = parts;
    let application = filed.id.to_string();
    let receipt = Page::Receipt { application: application.clone() }.path(lang);
    let case_file = Page::ApplicationCaseFile { application: application.clone() }.path(lang);
    let result = (line.is_resolved() && filed.withdrawn_at.is_none()).then(|| {
        let page = Page::ApplicationResult { application: application.clone() }.path(lang);
        view! { <a class="button" href=page>{td_string!(lang, applications.see_result)}</a> }
    });
    let withdrawal = (files && filed.withdrawn_at.is_none() && rules::may_withdraw(line.state().standing).is_ok()).then(|| {
        let page = Page::ApplicationWithdrawal { application }.path(lang);
        view! { <p><a href=page>{td_string!(lang, applications.withdraw_link)}</a></p> }
    });
    let withdrawn = filed.withdrawn_at.map(|at| {
        let says = td_string!(lang, applications.withdrawn_at, at = words::in_both_cities(lang, at)).to_string();
        let another = (files && rules::may_draft(&line.state(), line.now).is_ok()).then(|| {
            view! { <p><a href=line.start_page().path(lang)>{td_string!(lang, applications.begin_another)}</a></p> }
        });
        let reason = filed.withdrawal_reason.clone().filter(|reason| !reason.is_empty());
        view! { <div class="notice warn"><p>{says}</p>{reason.map(|text| view! { <p>{text}</p> })}{another}</div> }
    });
    let says = match result {
        Some(_) => Some(td_string!(lang, applications.result_is_there).to_owned()),
        None => words::line_says(lang, line).filter(|_| filed.withdrawn_at.is_none()),
    };
    view! {
        {crumb(lang, association, None, line.title(lang))}
        <h1>{line.title(lang)}</h1>
        <p class="meta">{line.call_title(lang)}" · "{line.institution_name(lang)}" · "{association.name().to_owned()}</p>
        {withdrawn}
        {says.map(|text| view! { <div class="notice"><p>{text}</p></div> })}
        <dl class="facts">
            <div><dt>{td_string!(lang, applications.folio)}</dt><dd class="code">{filed.folio.to_string()}</dd></div>
            <div><dt>{td_string!(lang, applications.filed_on)}</dt><dd>{words::in_both_cities(lang, filed.filed_at)}</dd></div>
        </dl>
        {since}
        <p class="row">{result}<a class="button" href=receipt>{td_string!(lang, applications.see_receipt)}</a></p>
        <p><a href=case_file>{td_string!(lang, casefile.download)}</a>" "<span class="meta">{td_string!(lang, casefile.what)}</span></p>
        <p><a href=line.call_page().path(lang)>{td_string!(lang, applications.see_call)}</a></p>
        {standing}
        {withdrawal}
    }
    .into_any()
}

/// What was filed as it stands, with the way to each file, to each correction and to what that took the place of.
async fn standing(visit: &Visit, filed: &Filed, asked: &[Correction]) -> Result<AnyView> {
    let (lang, standing) = (visit.lang, Standing::of(&filed.content, asked));
    let said = scanner::said(visit.app.db.read(), standing.content.papers.iter().map(|paper| &paper.id)).await?;
    let application = filed.id.to_string();
    let correction =
        |id: &CorrectionId| Page::Correction { application: application.clone(), correction: id.to_string() }.path(lang);
    let file = |id: &CorrectionId, paper: &Paper| {
        let (correction, file) = (id.to_string(), paper.id.to_string());
        Page::CorrectionFile { application: application.clone(), correction, file }.path(lang)
    };
    let name = |paper: &Paper| {
        let page = Page::ApplicationFile { application: application.clone(), file: paper.id.to_string() };
        way_to(lang, paper, page.path(lang), said.get(&paper.id))
    };
    let ways = Ways { correction: &correction, file: &file, name: &name };
    Ok(corrections::pages::standing(lang, &standing, &ways))
}
