//! The sums of a budget while somebody types. The server adds them up anew when it saves: its numbers are the truth.

use super::{
    page::{self, after, on, value, words},
    sums::{cents, digits, quantity, times},
};
use std::{cell::Cell, collections::BTreeMap, rc::Rc};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlFormElement};

/// Milliseconds without a keystroke until the sum is read aloud.
const PAUSE: i32 = 1_200;
/// Longest concept that the server adds up, in characters.
const CONCEPT_CHARS: usize = 200;

struct Totals {
    form: HtmlFormElement,
    table: Element,
    line: Element,
    typed: Cell<u32>,
    sent: Cell<bool>,
}

/// Starts adding up the table of the form that the line names.
pub fn watch(line: Element) {
    let Some(form) = page::form(&words(&line, "totals")) else { return };
    let Some(table) = form.query_selector("table[data-budget]").ok().flatten() else { return };
    let totals = Rc::new(Totals { form: form.clone(), table, line, typed: Cell::new(0), sent: Cell::new(false) });
    let (typing, sending) = (totals.clone(), totals.clone());
    on(&form, "input", move |_| typing.clone().changed());
    on(&form, "submit", move |_| sending.sent.set(true));
    // Where nothing is saved before the button is pressed, leaving loses it.
    if let Some(window) = web_sys::window().filter(|_| totals.line.has_attribute("data-holds")) {
        on(&window, "beforeunload", move |event| {
            if totals.typed.get() > 0 && !totals.sent.get() {
                event.prevent_default();
            }
        });
    }
}

/// What a row comes to, as the server would have it: only with a concept, and under a heading where the call has some.
struct Row {
    total: u64,
    source: String,
    heading: String,
}

impl Totals {
    fn row(&self, number: &str) -> Option<Row> {
        let of = |name: &str| value(&self.form, &format!("{name}-{number}"));
        let concept = of("concept");
        let has_headings = self.table.query_selector("[data-heading-sum]").ok().flatten().is_some();
        let heading = of("heading");
        let used = concept.trim().chars().count();
        if used == 0 || used > CONCEPT_CHARS || has_headings && heading.is_empty() && of("source") == "asked" {
            return None;
        }
        let total = times(quantity(&of("quantity"))?, cents(&of("cost")).ok()?)?;
        Some(Row { total, source: of("source"), heading })
    }

    fn changed(self: Rc<Self>) {
        let mut sums: BTreeMap<String, u64> = BTreeMap::new();
        for cell in all(&self.table, "[data-row-total]") {
            let row = self.row(&words(&cell, "row-total"));
            cell.set_text_content(row.as_ref().map(|row| digits(row.total)).as_deref());
            let Some(row) = row else { continue };
            if row.source == "asked" {
                *sums.entry(format!("heading {}", row.heading)).or_default() += row.total;
            }
            *sums.entry("all".to_owned()).or_default() += row.total;
            *sums.entry(row.source).or_default() += row.total;
        }
        let sum = |name: &str| sums.get(name).copied().unwrap_or_default();
        for cell in all(&self.table, "[data-sum]") {
            self.put(&cell, sum(&words(&cell, "sum")));
        }
        for cell in all(&self.table, "[data-heading-sum]") {
            self.put(&cell, sum(&format!("heading {}", words(&cell, "heading-sum"))));
        }
        let most = self.table.query_selector("[data-ceiling]").ok().flatten().and_then(|cell| words(&cell, "cents").parse().ok());
        self.tell(sum("asked"), most);
    }

    fn put(&self, cell: &Element, cents: u64) {
        cell.set_text_content(Some(&format!("{} {}", digits(cents), words(&self.table, "currency"))));
    }

    /// Says it once the typing pauses: what is asked for, whether that is too much, and that it is not saved yet.
    fn tell(self: Rc<Self>, asked: u64, most: Option<u64>) {
        let typed = self.typed.get().wrapping_add(1);
        self.typed.set(typed);
        after(PAUSE, move || {
            if self.typed.get() == typed {
                let currency = words(&self.table, "currency");
                let over = most.and_then(|most| asked.checked_sub(most)).filter(|over| *over > 0);
                let (state, name, sum) = match over {
                    Some(over) => ("failed", "over", over),
                    None => ("idle", "asked", asked),
                };
                let _ = self.line.set_attribute("data-state", state);
                self.line.set_text_content(Some(&words(&self.line, name).replace('#', &format!("{} {currency}", digits(sum)))));
            }
        });
    }
}

fn all(of: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = of.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
}
