//! The form of a line on paper: every question with its limit said and lines to write on, the budget, the papers to tick off.

use super::{criteria::criteria, papers::taken as files_taken};
use crate::{
    applications::{answers, asking, context::LineNow, papers::bytes_words, rules, wanted, words},
    calls::{
        addresses::At,
        deadlines,
        facts::Subject,
        live,
        terms::{Limit, LineTerms, Question, QuestionKind},
    },
    error::{Error, Result},
    i18n::td_string,
    ids::CallId,
    web::{
        lang::Lang,
        parts::crumbs,
        shell::{Head, Part},
        visit::{Visit, made_from},
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// Characters that fit on a written line.
const A_LINE: usize = 70;
/// Most lines for one answer: who needs more takes another sheet.
const MOST_LINES: usize = 24;
/// Most rows of a table or budget on paper.
const MOST_ROWS: usize = 12;

pub async fn show_blank(
    visit: Visit,
    At { id: call, .. }: At<CallId>,
    Path((_, line)): Path<(String, String)>,
) -> Result<Response> {
    let line = LineNow::at(&visit.app, &call, &line, visit.now).await?;
    let reads = live::record(&visit.app).await?.behind(&Subject::line(&line.line.id));
    let terms = line.asked().cloned().ok_or(Error::NotFound)?;
    let (lang, most) = (visit.lang, visit.app.config.max_file_bytes);
    let title = td_string!(lang, questions.blank_title, line = line.title(lang)).to_string();
    let closes = line.window.map(|window| deadlines::window(lang, &window, line.now, line.closing_held));
    let told = visit.page(Head::new(title.clone()).part(Part::Calls), move || {
        view! {
            {crumbs(lang, [(line.call_title(lang), line.call_page()), (line.title(lang), line.questions_page())], title.clone())}
            <article class="blank">
                <h1>{title}</h1>
                <p class="meta">{line.institution_name(lang)}" · "{line.call_title(lang)}</p>
                <p>{td_string!(lang, questions.blank_intro)}</p>
                {closes}
                <p>{td_string!(lang, questions.blank_who)}</p>
                {lines(1)}
                {questions(lang, &terms, most)}
                {budget(lang, &terms)}
                {papers(lang, &terms, most)}
                <h2>{td_string!(lang, criteria.heading)}</h2>
                {criteria(lang, &terms.criteria)}
            </article>
        }
    });
    Ok(made_from(told, reads))
}

/// Lines to write on; nothing to hear.
fn lines(count: usize) -> AnyView {
    (0..count).map(|_| view! { <div class="rule" aria-hidden="true"></div> }).collect_view().into_any()
}

/// `most`: bytes of one file.
fn questions(lang: Lang, terms: &LineTerms, most: usize) -> AnyView {
    let mut number = 0;
    let parts = terms.parts().into_iter().map(|(section, questions)| {
        let title = section
            .map_or_else(|| td_string!(lang, applications.questions).to_owned(), |s| words::both(lang, &s.title).to_owned());
        let help = section.map(|section| words::both(lang, &section.help).to_owned()).filter(|help| !help.is_empty());
        let items = questions.into_iter().map(|question| {
            number += 1;
            asked(lang, terms, (number, question), most)
        });
        let items = items.collect_view();
        view! { <h2>{title}</h2> {help.map(|help| view! { <p>{help}</p> })} {items} }
    });
    parts.collect_view().into_any()
}

fn asked(lang: Lang, terms: &LineTerms, (number, question): (usize, &Question), most: usize) -> AnyView {
    let hint = words::both(lang, &question.hint).to_owned();
    let required = asking::required(lang, question);
    let how = match question.kind {
        // The options stand below as boxes.
        QuestionKind::Choice { .. } => td_string!(lang, questions.pick_one).to_owned(),
        QuestionKind::Several { .. } => td_string!(lang, questions.pick_several).to_owned(),
        QuestionKind::Declaration => String::new(),
        QuestionKind::File { .. } => {
            let size = td_string!(lang, questions.file_size, most = bytes_words(most));
            format!("{} {size}", asking::how(lang, question, terms.currency))
        }
        _ => asking::how(lang, question, terms.currency),
    };
    view! {
        <section class="question">
            <h3>{format!("{number}. {}", words::both(lang, &question.text))}</h3>
            {asking::only_if(lang, terms, question).map(|says| view! { <p><b>{says}"."</b></p> })}
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
            <p class="meta">{how}" "{required}</p>
            {space(lang, terms, question)}
        </section>
    }
    .into_any()
}

/// Room for the answer.
fn space(lang: Lang, terms: &LineTerms, question: &Question) -> AnyView {
    let boxes = |labels: Vec<String>| {
        let items = labels.into_iter().map(|label| view! { <li><span class="box" aria-hidden="true"></span>{label}</li> });
        view! { <ul class="boxes">{items.collect_view()}</ul> }.into_any()
    };
    match &question.kind {
        QuestionKind::Long { limit } => lines(written_lines(*limit)),
        QuestionKind::Short { .. } | QuestionKind::Number | QuestionKind::Money | QuestionKind::Date => lines(1),
        QuestionKind::YesNo => {
            boxes(vec![td_string!(lang, applications.yes).to_owned(), td_string!(lang, applications.no).to_owned()])
        }
        QuestionKind::Choice { options } | QuestionKind::Several { options } => {
            boxes(options.iter().map(|option| words::both(lang, option).to_owned()).collect())
        }
        QuestionKind::File { .. } => boxes(vec![td_string!(lang, questions.blank_files).to_owned()]),
        QuestionKind::Declaration => boxes(vec![td_string!(lang, questions.accept).to_owned()]),
        QuestionKind::Table { columns, max_rows } => {
            let titles =
                columns.iter().map(|c| asking::column(lang, words::both(lang, &c.title), c.kind, terms.currency)).collect();
            table(titles, answers::most_rows(*max_rows).min(MOST_ROWS))
        }
    }
}

/// As many lines as the longest answer takes by hand.
fn written_lines(limit: Limit) -> usize {
    let chars = match limit {
        Limit::MaxChars(_) => answers::most(limit),
        Limit::MaxWords(_) => answers::most(limit).saturating_mul(6),
    };
    chars.div_ceil(A_LINE).clamp(3, MOST_LINES)
}

/// An empty table. It stays a table on a narrow screen: it is there to be printed.
fn table(titles: Vec<String>, rows: usize) -> AnyView {
    let columns = titles.len();
    let head: Vec<_> = titles.into_iter().map(|title| view! { <th role="columnheader" scope="col">{title}</th> }).collect();
    let body: Vec<_> = (0..rows)
        .map(|_| {
            let cells: Vec<_> = (0..columns).map(|_| view! { <td role="cell"></td> }).collect();
            view! { <tr role="row">{cells}</tr> }
        })
        .collect();
    view! {
        <div class="scroll" tabindex="0"><table role="table" class="keep write">
            <thead role="rowgroup"><tr role="row">{head}</tr></thead>
            <tbody role="rowgroup">{body}</tbody>
        </table></div>
    }
    .into_any()
}

fn budget(lang: Lang, terms: &LineTerms) -> AnyView {
    let most = rules::ceiling(terms).map(|most| {
        view! { <p>{td_string!(lang, applications.ceiling, most = words::money(most, terms.currency)).to_string()}</p> }
    });
    let heading = (!terms.headings.is_empty()).then(|| td_string!(lang, budget.heading).to_owned());
    let titles = [
        td_string!(lang, applications.concept),
        td_string!(lang, applications.quantity),
        td_string!(lang, applications.unit_cost),
        td_string!(lang, applications.who_pays),
        td_string!(lang, applications.row_total),
    ];
    let titles = heading.into_iter().chain(titles.map(str::to_owned)).collect();
    view! {
        <h2>{td_string!(lang, applications.budget)}</h2>
        <p>{td_string!(lang, applications.budget_asked, currency = terms.currency.code()).to_string()}</p>
        {most}
        {super::questions::headings(lang, terms)}
        {table(titles, MOST_ROWS)}
    }
    .into_any()
}

fn papers(lang: Lang, terms: &LineTerms, most: usize) -> AnyView {
    let none = wanted::all(terms).next().is_none();
    // What questions ask for stands with them.
    if terms.papers.is_empty() && !none {
        return ().into_any();
    }
    let items: Vec<_> = terms
        .papers
        .iter()
        .map(|paper| {
            let required = asking::paper_required(lang, paper);
            view! { <li><span class="box" aria-hidden="true"></span>{words::both(lang, &paper.title).to_owned()}" "<span class="meta">{required}</span></li> }
        })
        .collect();
    let says = if none { td_string!(lang, applications.no_papers).to_owned() } else { files_taken(lang, most) };
    view! { <h2>{td_string!(lang, applications.papers)}</h2> <p>{says}</p> <ul class="boxes">{items}</ul> }.into_any()
}
