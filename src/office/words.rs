//! Words of the office: what has to be done at a field, standings, kinds of questions, what a fact tells.

use super::model::Lack;
use crate::{
    calls::{due::fields::mend, facts::FactKind, model::Institution, terms::ColumnKind},
    i18n::td_string,
    policy::Office,
    web::lang::{Lang, LangExt},
};

/// What has to be done at a field of a draft.
pub fn lack(lang: Lang, what: Lack) -> &'static str {
    match what {
        Lack::Missing => td_string!(lang, office.lack_missing),
        Lack::NotAYear => td_string!(lang, office.lack_year),
        Lack::NotATime => td_string!(lang, office.lack_time),
        Lack::NotADate => td_string!(lang, office.lack_date),
        Lack::NotAnHour => td_string!(lang, office.lack_hour),
        Lack::HoursTurned => td_string!(lang, office.lack_hours_turned),
        Lack::OnePromise => td_string!(lang, deadlines.lack_either),
        Lack::Term(flaw) => mend(lang, flaw),
        Lack::TermWithoutEnd => td_string!(lang, deadlines.refused_term_end),
        Lack::ClosesBeforeOpening => td_string!(lang, office.lack_closes_before),
        Lack::ClosingPassed => td_string!(lang, office.lack_closing_passed),
        Lack::ResultsBeforeClosing => td_string!(lang, office.lack_results_before),
        Lack::NotASum => td_string!(lang, office.lack_sum),
        Lack::NotANumber => td_string!(lang, office.lack_number),
        Lack::OptionsDiffer => td_string!(lang, office.lack_options),
        Lack::Columns => td_string!(lang, office_form.lack_columns),
        Lack::NotRows => td_string!(lang, office_form.lack_rows),
        Lack::NotFiles => td_string!(lang, office_form.lack_files),
        Lack::NotAShortLimit => td_string!(lang, office_form.lack_short_limit),
        Lack::Admits => td_string!(lang, eligibility.lack_admits),
        Lack::NotAShare => td_string!(lang, office_form.lack_share),
        Lack::Unfounded => td_string!(lang, office_form.lack_unfounded),
        Lack::Levels => td_string!(lang, criteria.lack_levels),
        Lack::LevelsDiffer => td_string!(lang, criteria.lack_levels_differ),
        Lack::TooLong => td_string!(lang, office.lack_too_long),
        Lack::NoLines => td_string!(lang, office.lack_lines),
    }
}

/// What a field of a draft is called.
pub fn field(lang: Lang, field: &str) -> String {
    known_field(lang, field).unwrap_or_else(|| td_string!(lang, office.lines).to_owned())
}

/// The same; none for what has no name of its own.
pub fn known_field(lang: Lang, field: &str) -> Option<String> {
    let (number, name) = match field.split_once('_') {
        Some((head, rest)) if is_numbered(head) => (head[1..].parse::<usize>().ok().map(|n| (&head[..1], n + 1)), rest),
        _ => (None, field),
    };
    let (name, in_lang) = match name.rsplit_once('_') {
        Some((name, "es")) => (name, Some(td_string!(lang, office.in_spanish))),
        Some((name, "en")) => (name, Some(td_string!(lang, office.in_english))),
        _ => (name, None),
    };
    let word = plain_field(lang, name)?;
    let word = in_lang.map_or_else(|| word.to_owned(), |which| format!("{word} ({which})"));
    Some(match number {
        Some(("p", n)) => td_string!(lang, office.of_question, number = n, field = word).to_string(),
        Some(("s", n)) => td_string!(lang, office_form.of_section, number = n, field = word).to_string(),
        Some(("r", n)) => td_string!(lang, eligibility.of_rule, number = n, field = word).to_string(),
        Some(("c", n)) => td_string!(lang, office_form.of_heading, number = n, field = word).to_string(),
        Some(("k", n)) => td_string!(lang, criteria.of_criterion, number = n, field = word).to_string(),
        Some((_, n)) => td_string!(lang, office.of_paper, number = n, field = word).to_string(),
        None => word,
    })
}

fn is_numbered(head: &str) -> bool {
    head.len() > 1 && head.starts_with(['p', 'd', 's', 'c', 'r', 'k']) && head[1..].bytes().all(|b| b.is_ascii_digit())
}

fn plain_field(lang: Lang, name: &str) -> Option<&'static str> {
    Some(match name {
        "title" => td_string!(lang, office.title),
        "description" => td_string!(lang, office.description),
        "fiscal_year" => td_string!(lang, office.fiscal_year),
        "opens" => td_string!(lang, office.opens),
        "closes" => td_string!(lang, office.closes),
        "results" => td_string!(lang, office.results),
        "hours_from" => td_string!(lang, office.hours_from),
        "hours_to" => td_string!(lang, office.hours_to),
        "term_days" => td_string!(lang, deadlines.term_days),
        "term_from" => td_string!(lang, deadlines.term_from),
        "term_day" => td_string!(lang, deadlines.term_day),
        "act" => td_string!(lang, office.act),
        "currency" => td_string!(lang, office.currency),
        "ceiling" => td_string!(lang, office.ceiling),
        "blind" => td_string!(lang, blind.field),
        "text" => td_string!(lang, office.question_text),
        "kind" => td_string!(lang, office.question_kind),
        "help" => td_string!(lang, office_form.help),
        "question" => td_string!(lang, office.question_text),
        "admits" => td_string!(lang, eligibility.admits),
        "clause" => td_string!(lang, eligibility.clause),
        "words" => td_string!(lang, eligibility.words),
        "source" => td_string!(lang, eligibility.source),
        "looks_at" => td_string!(lang, criteria.looks_at),
        "levels" => td_string!(lang, criteria.levels),
        "share" => td_string!(lang, office_form.share),
        "only_if" => td_string!(lang, office_form.only_if),
        "max_rows" => td_string!(lang, office_form.max_rows),
        "max_files" => td_string!(lang, office_form.max_files),
        "hint" => td_string!(lang, office_form.help),
        "c0" => td_string!(lang, office_form.columns),
        "max_chars" => td_string!(lang, office_form.limit),
        "options" => td_string!(lang, office.options),
        _ => return None,
    })
}

/// An office a person holds.
pub fn office(lang: Lang, office: Office) -> &'static str {
    match office {
        Office::Publisher => td_string!(lang, office.publisher),
        Office::Reviewer => td_string!(lang, office.reviewer),
        Office::Decider => td_string!(lang, office.decider),
    }
}

/// How a question can be answered: what the form sends, and what it is called.
pub fn question_kinds(lang: Lang) -> Vec<(String, String)> {
    let named = [
        ("", td_string!(lang, office.choose)),
        ("short", td_string!(lang, office.kind_short)),
        ("long", td_string!(lang, office.kind_long)),
        ("number", td_string!(lang, office.kind_number)),
        ("date", td_string!(lang, office.kind_date)),
        ("yes_no", td_string!(lang, office.kind_yes_no)),
        ("choice", td_string!(lang, office.kind_choice)),
        ("several", td_string!(lang, office_form.kind_several)),
        ("money", td_string!(lang, office_form.kind_money)),
        ("table", td_string!(lang, office_form.kind_table)),
        ("file", td_string!(lang, office_form.kind_file)),
        ("declaration", td_string!(lang, office_form.kind_declaration)),
    ];
    named.into_iter().map(|(value, label)| (value.to_owned(), label.to_owned())).collect()
}

/// What a column of a table holds.
pub fn column_kind(lang: Lang, kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => td_string!(lang, office_form.column_text),
        ColumnKind::Number => td_string!(lang, office.kind_number),
        ColumnKind::Money => td_string!(lang, office_form.kind_money),
        ColumnKind::Date => td_string!(lang, office.kind_date),
    }
}

/// What an act of an institution tells, in both languages.
pub fn told(kind: &FactKind, institution: &Institution) -> (String, String) {
    let say = |lang: Lang| {
        let who = lang.pick(&institution.name_es, &institution.name_en);
        match kind {
            FactKind::Published { .. } => td_string!(lang, office.told_published, who = who).to_string(),
            FactKind::Window { .. } => td_string!(lang, office.told_window, who = who).to_string(),
            FactKind::DeadlineExtended { .. } => td_string!(lang, office.told_extended, who = who).to_string(),
            FactKind::Amended { .. } => td_string!(lang, amendment.told, who = who).to_string(),
            FactKind::Suspended { .. } => td_string!(lang, office.told_suspended, who = who).to_string(),
            FactKind::Resumed { .. } => td_string!(lang, office.told_resumed, who = who).to_string(),
            FactKind::DeclaredVoid => td_string!(lang, office.told_void, who = who).to_string(),
            FactKind::ResultsPublished { .. } => td_string!(lang, office.told_results, who = who).to_string(),
            _ => td_string!(lang, office.told_act, who = who).to_string(),
        }
    };
    (say(Lang::es), say(Lang::en))
}
