//! Saving a page that nobody touched changes nothing, whatever is stored and whatever browsers make of it on its way back.

use super::{answers, completes, files, hidden, needed::question, publish_terms, record, registers, starts, terms};
use crate::support::World;
use acuse::{
    applications::{
        answers::{Answers, Flaw, fields, flaw, normal, seen},
        merge::{Merge, merge},
        trial,
    },
    calls::{
        store,
        terms::{Both, Column, ColumnKind, Limit, LineTerms, Question, QuestionKind},
    },
    web::{form::Form, lang::Lang, render::to_html},
};
use chrono::NaiveDate;
use proptest::prelude::*;
use regex::Regex;
use std::{collections::BTreeMap, sync::LazyLock};

/// A line that asks in every way.
fn every_way() -> LineTerms {
    let both = |text: &str| Both { es: text.to_owned(), en: text.to_owned() };
    let options = || vec![both("uno"), both("dos"), both("tres")];
    let kinds = [ColumnKind::Text, ColumnKind::Number, ColumnKind::Money, ColumnKind::Date];
    let columns = kinds.map(|kind| Column { title: both("columna"), kind }).to_vec();
    let kinds = [
        QuestionKind::Short { limit: None },
        QuestionKind::Short { limit: Some(Limit::MaxWords(5)) },
        QuestionKind::Long { limit: Limit::MaxChars(200) },
        QuestionKind::Number,
        QuestionKind::Money,
        QuestionKind::Date,
        QuestionKind::YesNo,
        QuestionKind::Choice { options: options() },
        QuestionKind::Several { options: options() },
        QuestionKind::Table { columns, max_rows: 3 },
        QuestionKind::Declaration,
        QuestionKind::File { max_files: 2 },
    ];
    let mut all: LineTerms = serde_json::from_value(terms(1)).expect("terms");
    all.questions = kinds.into_iter().enumerate().map(|(place, kind)| question(place, kind, false, None)).collect();
    all
}

/// What may be stored in a field: of a text anything, also what another kind of question left there.
fn stored_in(question: &Question) -> BoxedStrategy<String> {
    let of = |texts: &[&str]| prop::sample::select(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>()).boxed();
    match &question.kind {
        QuestionKind::YesNo => of(&["", "yes", "no"]),
        QuestionKind::Choice { .. } => of(&["", "0", "2"]),
        QuestionKind::Several { .. } | QuestionKind::Declaration => of(&["", "yes"]),
        _ => prop_oneof![
            "[a-z0-9<>&\"' \t\n\r]{0,12}".prop_map(|text| normal(&text)),
            of(&["", "2027-05-14", "2027-5-4", "14/05/2027", "12", "1,500.00"])
        ]
        .boxed(),
    }
}

fn stored() -> impl Strategy<Value = Answers> {
    let each: Vec<_> = every_way()
        .questions
        .iter()
        .flat_map(|question| fields(question).into_iter().take(20).map(|field| (Just(field), stored_in(question))))
        .collect();
    each.prop_map(|fields| fields.into_iter().filter(|(_, text)| !text.is_empty()).collect())
}

static FIELD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"(?s)<(input|textarea)\b((?:[^>"]|"[^"]*")*)>(?:([^<]*)</textarea>)?"#).expect("a pattern"));
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"(?s)\s([a-z-]+)="([^"]*)""#).expect("a pattern"));

/// What browsers send of a page that nobody touched: of an input without line breaks, of one for dates only a date, of a text area with
/// the line breaks of forms, of a box only when it is ticked.
fn sent_back(page: &str) -> BTreeMap<String, String> {
    let attribute = |tag: &str, name: &str| {
        let found = ATTRIBUTE.captures_iter(tag).find(|found| &found[1] == name);
        found.map(|found| html_escape::decode_html_entities(&found[2]).into_owned())
    };
    let is_date = |text: &str| {
        let digits = text.len() == 10 && text.bytes().filter(u8::is_ascii_digit).count() == 8;
        digits && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
    };
    let mut sent = BTreeMap::new();
    for found in FIELD.captures_iter(page) {
        let Some(name) = attribute(&found[2], "name") else { continue };
        let value = attribute(&found[2], "value").unwrap_or_default();
        let kind = attribute(&found[2], "type").unwrap_or_default();
        let value = match (&found[1], kind.as_str()) {
            ("textarea", _) => {
                let text = html_escape::decode_html_entities(found.get(3).map_or("", |text| text.as_str())).into_owned();
                text.strip_prefix('\n').unwrap_or(&text).replace('\n', "\r\n")
            }
            (_, "checkbox" | "radio") if !found[2].split_whitespace().any(|part| part.starts_with("checked")) => continue,
            (_, "checkbox" | "radio" | "hidden") => value,
            (_, "date") if !is_date(&value) => String::new(),
            _ => value.replace(['\n', '\r'], ""),
        };
        sent.insert(name, value);
    }
    sent
}

proptest! {
    #[test]
    fn a_page_that_nobody_touched_comes_back_as_it_was_shown(stored in stored()) {
        let terms = every_way();
        let form = Form::of(stored.iter().map(|(field, text)| (field.as_str(), text.clone())));
        let sent = sent_back(&to_html(|| trial::form(Lang::es, &form, &terms)));
        // A row in which nothing but blanks stands may be below what is shown: then it is not sent, nor is its mark.
        let is_sent = |field: &str| !field.contains('.') || sent.contains_key(field) || field.starts_with("p9.");
        for (field, text) in stored.iter().filter(|(field, _)| is_sent(field)) {
            let back = sent.get(field).map_or("", String::as_str);
            prop_assert_eq!(merge(back, text, &seen(text)), Merge::Unchanged, "{}: {:?} came back as {:?}", field, text, back);
        }
    }

    #[test]
    fn one_line_is_asked_for_and_nothing_else_is_wrong_with_several(text in "[a-z\n]{1,9}") {
        let of = |kind| flaw(&question(0, kind, false, None), &text);
        let several = text.trim().contains('\n').then_some(Flaw::SeveralLines);
        prop_assert_eq!(of(QuestionKind::Short { limit: None }), several);
        prop_assert_eq!(of(QuestionKind::Long { limit: Limit::MaxChars(9) }), None);
    }
}

#[tokio::test]
async fn a_long_answer_to_what_is_now_a_short_question_stays_as_it_was_written() {
    let world = World::new().await;
    publish_terms(&world, terms(1)).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    completes(&nuria, &draft).await;
    answers(&nuria, &draft, &[("p1", "Primero oír.\r\nLuego escribir.")]).await.is(303);
    let mut short = terms(2);
    short["questions"][0]["kind"] = "short".into();
    let mut write = record(&world).await;
    store::enter_terms(&mut write, &serde_json::from_value(short).expect("terms")).await.expect("terms enter");
    write.commit().await.expect("the amendment enters the record");
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200).says("Escriba la respuesta en una sola línea").text();
    let back = sent_back(&page);
    assert_eq!(back.get("p1").map(String::as_str), Some("Primero oír.\r\nLuego escribir."));
    let form: Vec<(&str, &str)> = back.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    nuria.post(&format!("{draft}/respuestas"), &form).await.is(303);
    let stored: String = sqlx::query_scalar("select answer from draft_answers where question = 'p1'")
        .fetch_one(world.app.db.read())
        .await
        .expect("the answer");
    assert_eq!(stored, "Primero oír.\nLuego escribir.");
    let check = nuria.get(&format!("{draft}/revision")).await.is(200);
    let says = "«¿Qué hará?»: Escriba la respuesta en una sola línea, sin saltos de línea.";
    check.says(says).says(&format!("{draft}/respuestas#campo-p1"));
    answers(&nuria, &draft, &[("p1", "Primero oír, luego escribir.")]).await.is(303);
    let page = nuria.get(&format!("{draft}/respuestas")).await.is(200).says("value=\"Primero oír, luego escribir.\"");
    assert!(!hidden(&page.text(), "shown-p1").is_empty());
    files(&nuria, &draft).await.is(303);
}
