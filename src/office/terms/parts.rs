//! Parts of the builder: a question with the fields of its kind, and the buttons that move and remove.

use super::{
    fields::Part,
    model::{LineDraft, QuestionDraft},
    rules::{MOST_COLUMNS, conditions},
};
use crate::{
    applications::{asking, papers::MOST_A_PAPER},
    calls::terms::{ColumnKind, Question, QuestionKind},
    i18n::td_string,
    office::{drafts::shown_title, words},
    web::{form::Form, lang::Lang},
};
use leptos::prelude::*;

/// Fields that one kind or another has; those of other kinds travel hidden, so that nothing typed is lost when the kind is changed.
const OF_KINDS: [&str; 6] = ["max_chars", "limit_in", "options_es", "options_en", "max_rows", "max_files"];

pub fn button(label: &'static str, value: impl Into<String>, class: &'static str) -> AnyView {
    let value: String = value.into();
    view! { <button class=class name="do" value=value>{label}</button> }.into_any()
}

/// Something long under its own heading.
pub fn fold(says: String, open: bool, inner: AnyView) -> AnyView {
    view! { <details class="fold" open=open><summary>{says}</summary>{inner}</details> }.into_any()
}

/// The buttons under a part.
pub fn moves(lang: Lang, part: Part, i: usize, of: usize) -> AnyView {
    let (name, remove) = match part {
        Part::Section => ("section", td_string!(lang, office_form.remove_section)),
        Part::Question => ("question", td_string!(lang, office.remove_question)),
        Part::Paper => ("paper", td_string!(lang, office.remove_paper)),
        Part::Rule => ("rule", td_string!(lang, eligibility.remove_rule)),
        Part::Heading => ("heading", td_string!(lang, office_form.remove_heading)),
        Part::Criterion => ("criterion", td_string!(lang, criteria.remove)),
    };
    let move_up = td_string!(lang, office_form.up);
    let up = (i > 0).then(|| view! { {button(move_up, format!("up_{name}_{i}"), "link")} " " });
    let down =
        (i + 1 < of).then(|| view! { {button(td_string!(lang, office_form.down), format!("down_{name}_{i}"), "link")} " " });
    view! { <p class="row">{up}{down}{button(remove, format!("remove_{name}_{i}"), "link")}</p> }.into_any()
}

pub fn question(lang: Lang, form: &Form, line: &LineDraft, i: usize, written: &QuestionDraft) -> AnyView {
    let name = |field: &str| format!("p{i}_{field}");
    let hint = |which: &'static str| td_string!(lang, office.hint_of, which = which).to_string();
    let required = vec![("yes".to_owned(), td_string!(lang, office.required).to_owned())];
    let always = written.kind == "declaration";
    let answer_is = (!always).then(|| form.choices(&name("required"), td_string!(lang, office.answer_is), required, true));
    view! {
        <fieldset>
            <input r#type="hidden" name=name("id") value=form.get(&name("id")).to_owned()/>
            {form.input(&name("text_es"), words::field(lang, &name("text_es"))).rows(2).view()}
            {form.input(&name("text_en"), words::field(lang, &name("text_en"))).rows(2).view()}
            {form.input(&name("hint_es"), hint(td_string!(lang, office.in_spanish))).rows(2).view()}
            {form.input(&name("hint_en"), hint(td_string!(lang, office.in_english))).rows(2).view()}
            {form.select(&name("kind"), td_string!(lang, office.question_kind), words::question_kinds(lang))}
            <p class="row">{button(td_string!(lang, office_form.show_kind), format!("stay_question_{i}"), "link")}</p>
            {of_kind(lang, form, i, written)}
            {answer_is}
            {section(lang, form, line, i)}
            {condition(lang, form, line, i)}
            {moves(lang, Part::Question, i, line.questions.len())}
        </fieldset>
    }
    .into_any()
}

/// The fields that the chosen kind has.
fn of_kind(lang: Lang, form: &Form, i: usize, written: &QuestionDraft) -> AnyView {
    let name = |field: &str| format!("p{i}_{field}");
    let input = |field: &str| form.input(&name(field), words::field(lang, &name(field)));
    let (shown, used): (AnyView, &[&str]) = match written.kind.as_str() {
        kind @ ("short" | "long") => {
            let unless =
                if kind == "short" { td_string!(lang, office_form.short_hint) } else { td_string!(lang, office_form.long_hint) };
            let units = [("chars", td_string!(lang, office_form.in_chars)), ("words", td_string!(lang, office_form.in_words))];
            let units = units.map(|(value, word)| (value.to_owned(), word.to_owned())).to_vec();
            let limit = input("max_chars").inputmode("numeric").hint(unless).view();
            let unit = form.select(&name("limit_in"), td_string!(lang, office_form.limit_in), units);
            (view! { {limit} {unit} }.into_any(), &["max_chars", "limit_in"])
        }
        "choice" | "several" => {
            let es = input("options_es").rows(4).hint(td_string!(lang, office.options_hint)).view();
            let en = input("options_en").rows(4).view();
            (view! { {es} {en} }.into_any(), &["options_es", "options_en"])
        }
        "table" => {
            let rows = input("max_rows").inputmode("numeric").hint(td_string!(lang, office_form.max_rows_hint)).view();
            (view! { {columns(lang, form, i)} {rows} }.into_any(), &["max_rows"])
        }
        "file" => {
            let hint = td_string!(lang, office_form.max_files_hint, most = MOST_A_PAPER).to_string();
            (input("max_files").inputmode("numeric").hint(hint).view(), &["max_files"])
        }
        _ => (().into_any(), &[]),
    };
    let mut carried: Vec<String> = OF_KINDS.iter().filter(|field| !used.contains(field)).map(|field| name(field)).collect();
    if written.kind != "table" {
        let columns = (0..MOST_COLUMNS).flat_map(|j| ["es", "en", "kind"].map(|part| name(&format!("c{j}_{part}"))));
        carried.extend(columns);
    }
    let carried = carried.into_iter().map(|field| (form.get(&field).to_owned(), field)).filter(|(value, _)| !value.is_empty());
    let carried: Vec<_> = carried.map(|(value, field)| view! { <input r#type="hidden" name=field value=value/> }).collect();
    view! { {shown} {carried} }.into_any()
}

fn columns(lang: Lang, form: &Form, i: usize) -> AnyView {
    let kinds: Vec<(String, String)> =
        ColumnKind::ALL.into_iter().map(|kind| (kind.as_str().to_owned(), words::column_kind(lang, kind).to_owned())).collect();
    let rows: Vec<_> = (0..MOST_COLUMNS)
        .map(|j| {
            let name = |part: &str| format!("p{i}_c{j}_{part}");
            let label = |which: &'static str| td_string!(lang, office_form.column_in, number = j + 1, which = which).to_string();
            view! {
                {form.input(&name("es"), label(td_string!(lang, office.in_spanish))).view()}
                {form.input(&name("en"), label(td_string!(lang, office.in_english))).view()}
                {form.select(&name("kind"), td_string!(lang, office_form.column_holds, number = j + 1).to_string(), kinds.clone())}
            }
        })
        .collect();
    view! { <p>{td_string!(lang, office_form.columns_intro, most = MOST_COLUMNS).to_string()}</p> {rows} }.into_any()
}

/// In which section it stands, where there are some.
fn section(lang: Lang, form: &Form, line: &LineDraft, i: usize) -> Option<AnyView> {
    let none = (String::new(), td_string!(lang, office_form.no_section).to_owned());
    let sections = line.sections.iter().map(|section| (section.id.clone(), shown_title(lang, &section.title)));
    let options = std::iter::once(none).chain(sections).collect();
    (!line.sections.is_empty()).then(|| form.select(&format!("p{i}_section"), td_string!(lang, office_form.section), options))
}

/// When it is asked: always, or only if an earlier question is answered so.
fn condition(lang: Lang, form: &Form, line: &LineDraft, i: usize) -> Option<AnyView> {
    let field = format!("p{i}_only_if");
    let always = (String::new(), td_string!(lang, office_form.always).to_owned());
    let mut options = vec![always];
    options.extend(conditions(line, i).into_iter().map(|(on, answer)| (format!("{}={answer}", on.id), says(lang, &on, &answer))));
    let kept = form.get(&field).to_owned();
    // One that no longer holds is shown, so that it can be mended.
    if !options.iter().any(|(value, _)| *value == kept) {
        options.push((kept, td_string!(lang, office_form.unfounded).to_owned()));
    }
    (options.len() > 1).then(|| form.select(&field, words::field(lang, &field), options))
}

fn says(lang: Lang, on: &Question, answer: &str) -> String {
    let (question, answer) = (shown_title(lang, &on.text), asking::picked(lang, on, answer));
    match on.kind {
        QuestionKind::Several { .. } => {
            td_string!(lang, questions.only_if_among, question = question, answer = answer).to_string()
        }
        _ => td_string!(lang, questions.only_if, question = question, answer = answer).to_string(),
    }
}
