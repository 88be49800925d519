//! A term on a form: its fields, what was typed, and what has to be mended.

use crate::{
    calls::facts::{TermFlaw, TermOfDays},
    i18n::td_string,
    web::{form::Form, lang::Lang},
};
use leptos::prelude::*;

/// The names of the fields.
pub const DAYS: &str = "term_days";
pub const FROM: &str = "term_from";
pub const DAY: &str = "term_day";

/// The fields, under a heading that says when to use them.
pub fn fields(lang: Lang, form: &Form) -> AnyView {
    let from = [
        ("", td_string!(lang, deadlines.choose)),
        ("closing", td_string!(lang, deadlines.choose_closing)),
        ("act", td_string!(lang, deadlines.choose_act)),
        ("day", td_string!(lang, deadlines.choose_day)),
    ];
    let from = from.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec();
    view! {
        <fieldset>
            <legend>{td_string!(lang, deadlines.term_legend)}</legend>
            <p class="hint">{td_string!(lang, deadlines.term_hint)}</p>
            {form.input(DAYS, td_string!(lang, deadlines.term_days)).inputmode("numeric").view()}
            {form.select(FROM, td_string!(lang, deadlines.term_from), from)}
            {form.input(DAY, td_string!(lang, deadlines.term_day)).kind("date").view()}
        </fieldset>
    }
    .into_any()
}

/// The term as typed; none where nothing was. The outer none: something has to be mended, and its field says how. `dated`: a plain date
/// was typed too.
pub fn read(lang: Lang, form: &mut Form, dated: bool) -> Option<Option<TermOfDays>> {
    match TermOfDays::typed(form.get(DAYS), form.get(FROM), form.get(DAY)) {
        Ok(Some(_)) if dated => form.fail(DAYS, td_string!(lang, deadlines.lack_either)),
        Ok(term) => return Some(term),
        Err(flaw) => {
            form.fail(flaw.field(), mend(lang, flaw));
        }
    }
    None
}

/// What to do about a flaw.
pub fn mend(lang: Lang, flaw: TermFlaw) -> &'static str {
    match flaw {
        TermFlaw::Days => td_string!(lang, deadlines.lack_days),
        TermFlaw::From => td_string!(lang, deadlines.lack_from),
        TermFlaw::Day => td_string!(lang, deadlines.lack_day),
    }
}
