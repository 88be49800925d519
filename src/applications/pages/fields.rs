//! The questions of a form as fields: every kind, with its limit said beforehand and a condition in words. The applicant's page and an
//! official's test of it show the same.

use super::conflicts::both;
use crate::{
    applications::{
        answers::{self, Answers, TICKED},
        asking,
        model::Conflict,
        needed::Needed,
        words,
    },
    calls::terms::{Both, Column, ColumnKind, Limit, LineTerms, Question, QuestionKind},
    i18n::td_string,
    web::{
        counts,
        form::Form,
        lang::Lang,
        parts::{Shape, TextArea, field_id, shape},
    },
};
use leptos::prelude::*;

/// What the name of a field is put behind in the name of its mark.
pub const SHOWN: &str = "shown-";
/// Blank rows below the last one of a table in which something is written.
const BLANK_ROWS: usize = 3;

/// How a question that asks for files is shown, with its label and its hint: they are no fields of the form.
pub type Files<'a> = &'a dyn Fn(&Question, String, String) -> AnyView;

/// Every question of a line, by sections; those that the answers so far do not lead to are folded away.
/// Where two people changed one field, both texts stand with it.
pub fn questions(lang: Lang, form: &Form, terms: &LineTerms, conflicts: &[Conflict], files: Files<'_>) -> AnyView {
    let given = typed(form);
    let asking = Asking { lang, form, terms, needed: &Needed::of(terms, &given), given: &given, conflicts, files };
    let parts: Vec<_> = terms
        .parts()
        .into_iter()
        .map(|(section, questions)| {
            let heading = section.map(|section| {
                let help = words::both(lang, &section.help).to_owned();
                view! {
                    <h2 id=field_id(&section.id)>{words::both(lang, &section.title).to_owned()}</h2>
                    {(!help.is_empty()).then(|| view! { <p>{help}</p> })}
                }
            });
            let fields: Vec<_> = questions.into_iter().map(|question| asking.question(question)).collect();
            view! { <section>{heading}{fields}</section> }
        })
        .collect();
    parts.into_any()
}

/// The fields that the page shows: of a table, the rows in which something is written and some blank ones.
pub fn shown(question: &Question, given: &Answers) -> Vec<String> {
    let mut fields = answers::fields(question);
    if let QuestionKind::Table { columns, max_rows } = &question.kind {
        fields.truncate(shown_rows(question, given, answers::most_rows(*max_rows)) * columns.len());
    }
    fields
}

fn shown_rows(question: &Question, given: &Answers, most: usize) -> usize {
    let filled = answers::filled_rows(question, given).last().map_or(0, |(row, _)| row + 1);
    // Also what is written below the last row that there may be.
    (filled + BLANK_ROWS).min(most).max(filled)
}

/// A form's values as answers.
pub fn typed(form: &Form) -> Answers {
    form.iter().filter(|(name, _)| !name.starts_with(SHOWN)).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

struct Asking<'a> {
    lang: Lang,
    form: &'a Form,
    terms: &'a LineTerms,
    needed: &'a Needed,
    given: &'a Answers,
    conflicts: &'a [Conflict],
    files: Files<'a>,
}

impl Asking<'_> {
    /// A question; one with a condition under what it depends on, open while that holds.
    fn question(&self, question: &Question) -> AnyView {
        let (id, kind) = (question.id.clone(), question.kind.name());
        let inner = view! { {self.both(question)} {self.control(question)} {self.count(question)} };
        let Some(says) = asking::only_if(self.lang, self.terms, question) else {
            return view! { <div class="asked" data-asked=id data-kind=kind>{inner}</div> }.into_any();
        };
        let condition = question.only_if.clone().map(|condition| (condition.question, condition.answer)).unwrap_or_default();
        view! {
            <details class="asked only-if" data-asked=id data-kind=kind data-only-if=condition.0 data-is=condition.1 open=self.needed.is(&question.id) || self.is_met(question)>
                <summary><span class="folded">{words::both(self.lang, &question.text).to_owned()}" · "</span>{says}</summary>
                {inner}
            </details>
        }
        .into_any()
    }

    fn is_met(&self, question: &Question) -> bool {
        let own = answers::fields(question);
        self.conflicts.iter().any(|conflict| own.contains(&conflict.question))
    }

    /// Both texts of each field of a question that two people changed.
    fn both(&self, question: &Question) -> AnyView {
        let own = answers::fields(question);
        let met = self.conflicts.iter().filter(|conflict| own.contains(&conflict.question));
        met.map(|conflict| both(self.lang, question, self.form.raw(&conflict.question), conflict)).collect_view().into_any()
    }

    fn label(&self, question: &Question) -> String {
        let label = words::both(self.lang, &question.text);
        let must = question.required || question.kind == QuestionKind::Declaration;
        if must { label.to_owned() } else { td_string!(self.lang, applications.label_optional, label = label).to_string() }
    }

    /// The institution's help, then how it is answered.
    fn hint(&self, question: &Question) -> String {
        let picks = matches!(question.kind, QuestionKind::YesNo | QuestionKind::Choice { .. });
        let how = if picks { String::new() } else { self.how(question) };
        let hint = [words::both(self.lang, &question.hint).to_owned(), how];
        hint.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn how(&self, question: &Question) -> String {
        match &question.kind {
            // The options stand below.
            QuestionKind::Several { .. } => td_string!(self.lang, questions.pick_several).to_owned(),
            QuestionKind::Declaration => String::new(),
            QuestionKind::Table { max_rows, .. } => {
                td_string!(self.lang, questions.fill_table, rows = counts::rows(self.lang, answers::most_rows(*max_rows)))
                    .to_string()
            }
            _ => asking::how(self.lang, question, self.terms.currency),
        }
    }

    fn control(&self, question: &Question) -> AnyView {
        let (lang, form, id) = (self.lang, self.form, &question.id);
        let (label, hint) = (self.label(question), self.hint(question));
        let input =
            |hint: String| if hint.is_empty() { form.input(id, label.clone()) } else { form.input(id, label.clone()).hint(hint) };
        match &question.kind {
            QuestionKind::Short { .. } => input(hint).view(),
            QuestionKind::Long { limit } => input(hint).rows(rows(*limit)).view(),
            QuestionKind::Number => input(hint).inputmode("numeric").view(),
            QuestionKind::Money => input(hint).inputmode("decimal").view(),
            QuestionKind::Date => input(hint).kind("date").view(),
            QuestionKind::YesNo => {
                let options = [("yes", td_string!(lang, applications.yes)), ("no", td_string!(lang, applications.no))];
                let options = options.map(|(value, word)| (value.to_owned(), word.to_owned())).to_vec();
                form.choices_with_hint(id, label, Some(hint).filter(|h| !h.is_empty()), options, false)
            }
            QuestionKind::Choice { options } => {
                let options = options.iter().enumerate().map(|(i, option)| (i.to_string(), words::both(lang, option).to_owned()));
                form.choices_with_hint(id, label, Some(hint).filter(|h| !h.is_empty()), options.collect(), false)
            }
            QuestionKind::Several { options } => self.boxes(question, label, hint, options),
            QuestionKind::Declaration => {
                let accept = vec![(TICKED.to_owned(), td_string!(lang, questions.accept).to_owned())];
                form.choices_with_hint(id, label, Some(hint).filter(|h| !h.is_empty()), accept, true)
            }
            QuestionKind::File { .. } => (self.files)(question, label, hint),
            QuestionKind::Table { columns, max_rows } => {
                self.table(question, label, hint, columns, answers::most_rows(*max_rows))
            }
        }
    }

    /// One box an option, each a field of its own.
    fn boxes(&self, question: &Question, label: String, hint: String, options: &[Both]) -> AnyView {
        let mut wrong = None;
        let boxes: Vec<_> = options
            .iter()
            .enumerate()
            .map(|(i, option)| {
                let name = answers::option_field(&question.id, i);
                wrong = wrong.take().or_else(|| self.form.error(&name).map(str::to_owned));
                let (id, ticked) = (field_id(&name), self.form.has(&name, TICKED));
                view! {
                    <div class="choice">
                        <input r#type="checkbox" id=id.clone() name=name value=TICKED checked=ticked/>
                        <label r#for=id>{words::both(self.lang, option).to_owned()}</label>
                    </div>
                }
            })
            .collect();
        let class = if wrong.is_some() { "field bad" } else { "field" };
        view! {
            <fieldset class=class id=field_id(&question.id)>
                <legend>{label}</legend>
                <p class="hint">{hint}</p>
                {wrong.map(|text| view! { <p class="why">{text}</p> })}
                {boxes}
            </fieldset>
        }
        .into_any()
    }

    fn table(&self, question: &Question, label: String, hint: String, columns: &[Column], most: usize) -> AnyView {
        let lang = self.lang;
        let title = |column: &Column| asking::column(lang, words::both(lang, &column.title), column.kind, self.terms.currency);
        let titles: Vec<String> = columns.iter().map(title).collect();
        let shown = shown_rows(question, self.given, most);
        let wrong: Vec<_> = answers::fields(question)
            .iter()
            .filter_map(|f| self.form.error(f))
            .map(|t| view! { <p class="why">{t.to_owned()}</p> })
            .collect();
        let class = if wrong.is_empty() { "field" } else { "field bad" };
        let head: Vec<_> = titles.iter().map(|t| view! { <th role="columnheader" scope="col">{t.clone()}</th> }).collect();
        let body: Vec<_> = (0..shown)
            .map(|row| {
                let cells: Vec<_> = columns
                    .iter()
                    .zip(&titles)
                    .enumerate()
                    .map(|(i, (of, title))| self.cell(question, row, i, of, title))
                    .collect();
                view! { <tr role="row">{cells}</tr> }
            })
            .collect();
        let more = (shown < most).then(|| {
            view! { <p class="row"><button class="button quiet" name="do" value=format!("rows-{}", question.id)>{td_string!(lang, questions.more_rows)}</button></p> }
        });
        view! {
            <fieldset class=class id=field_id(&question.id)>
                <legend>{label}</legend>
                <p class="hint">{hint}</p>
                {wrong}
                <table role="table" class="answers">
                    <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                    <tbody role="rowgroup">{body}</tbody>
                </table>
                {more}
            </fieldset>
        }
        .into_any()
    }

    fn cell(&self, question: &Question, row: usize, column: usize, of: &Column, title: &str) -> AnyView {
        let name = answers::cell_field(&question.id, row, column);
        let label = td_string!(self.lang, applications.cell_label, what = title, row = row + 1).to_string();
        let (kind, mode) = match of.kind {
            ColumnKind::Text => ("text", None),
            ColumnKind::Number => ("text", Some("numeric")),
            ColumnKind::Money => ("text", Some("decimal")),
            ColumnKind::Date => ("date", None),
        };
        let bad = self.form.error(&name).is_some();
        let (id, value) = (field_id(&name), self.form.raw(&name).to_owned());
        let control = match shape(kind, &value) {
            Shape::Area(rows) => view! { <TextArea id=id name=name value=value rows=rows label=label bad=bad/> }.into_any(),
            Shape::Line(kind) => view! {
                <input r#type=kind inputmode=mode id=id name=name aria-label=label aria-invalid=bad.then_some("true") value=value/>
            }
            .into_any(),
        };
        view! { <td role="cell" data-h=title.to_owned()>{control}</td> }.into_any()
    }

    /// Where the island counts how much of a text's limit is left. Without scripts a count would stand still: the hint has the limit, and
    /// what is over it in a saved text is said as what to mend.
    fn count(&self, question: &Question) -> Option<AnyView> {
        let limit = question.kind.limit()?;
        let most = answers::most(limit).to_string();
        let (chars, in_words) = match limit {
            Limit::MaxChars(_) => (Some(most), None),
            Limit::MaxWords(_) => (None, Some(most)),
        };
        let id = format!("{}-count", field_id(&question.id));
        let field = question.id.clone();
        Some(view! { <p class="count" id=id hidden data-counts=field data-most=chars data-most-words=in_words></p> }.into_any())
    }
}

/// As tall as the answer may get, within reason.
fn rows(limit: Limit) -> u32 {
    let chars = match limit {
        Limit::MaxChars(most) => most,
        Limit::MaxWords(most) => most.saturating_mul(6),
    };
    (chars / 90).clamp(4, 14)
}
