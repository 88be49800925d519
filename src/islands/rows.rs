//! The rows of a budget on a page: each is one field, whose cells are read and written together. Rows are added without leaving the page, so
//! that somebody can go on without a connection.

use super::{
    cells::{CELLS, field, is_blank, joined, row_of, split},
    page::{self, document, on, words},
    saving::Saver,
};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, EventTarget, HtmlFormElement, HtmlInputElement, HtmlSelectElement};

/// The row with the name of a field.
pub fn row(form: &HtmlFormElement, field: &str) -> Option<Element> {
    row_of(field)?;
    form.query_selector(&format!("[data-field=\"{field}\"]")).ok().flatten()
}

/// The row that something stands in.
pub fn around(target: &EventTarget) -> Option<Element> {
    target.dyn_ref::<Element>()?.closest("[data-field]").ok().flatten()
}

/// A cell of a row, or what it remembers: fields are named by what they are and the row's number.
pub fn part(row: &Element, name: &str) -> Option<Element> {
    row.query_selector(&format!("[name^=\"{name}-\"]")).ok().flatten()
}

/// What a row holds now, as one text.
pub fn text(row: &Element) -> String {
    read(row, |cell| match cell.dyn_ref::<HtmlSelectElement>() {
        Some(select) => select.value(),
        None => cell.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value).unwrap_or_default(),
    })
}

/// What the server gave it.
pub fn given(row: &Element) -> String {
    read(row, |cell| {
        let picked = || cell.query_selector("option[selected]").ok().flatten()?.get_attribute("value");
        match cell.dyn_ref::<HtmlInputElement>() {
            Some(input) => input.default_value(),
            None => picked().unwrap_or_default(),
        }
    })
}

fn read(row: &Element, of: impl Fn(&Element) -> String) -> String {
    let cells = CELLS.map(|name| part(row, name).map(|cell| of(&cell)).unwrap_or_default());
    joined(cells.each_ref().map(String::as_str))
}

/// Puts a text into the cells. Where it picks nothing the first option stands, as in a new row.
pub fn write(row: &Element, text: &str) {
    for (name, text) in CELLS.into_iter().zip(split(text)) {
        let Some(cell) = part(row, name) else { continue };
        if let Some(select) = cell.dyn_ref::<HtmlSelectElement>() {
            select.set_value(text);
            if select.selected_index() < 0 {
                select.set_selected_index(0);
            }
        } else if let Some(input) = cell.dyn_ref::<HtmlInputElement>() {
            input.set_value(text);
        }
    }
}

/// What a new row is made of, where the page's budget can have more.
fn new_row() -> Option<Element> {
    document()?.query_selector("template[data-new-row]").ok().flatten()
}

/// Whether the page shows fields of this kind: what belongs to another page of the draft is left to that one.
pub fn has_place(line: &Element, field: &str) -> bool {
    if row_of(field).is_some() { new_row().is_some() } else { !line.has_attribute("data-rows-only") }
}

fn all(form: &HtmlFormElement) -> Vec<Element> {
    let Ok(found) = form.query_selector_all("[data-field]") else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.item(i)?.dyn_into().ok()).collect()
}

fn set(row: &Element, name: &str, value: &str) {
    if let Some(input) = part(row, name).and_then(|part| part.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(value);
    }
}

/// Adds a blank row below the others; none where there is no room.
fn add(form: &HtmlFormElement) -> Option<Element> {
    let (new, number) = (new_row()?, all(form).len());
    if number >= words(&new, "most").parse().ok()? {
        return None;
    }
    let html = new.inner_html().replace("#row", &(number + 1).to_string()).replace("#at", &number.to_string());
    let last = form.query_selector("[data-budget] tbody").ok().flatten()?;
    last.insert_adjacent_html("beforeend", &html).ok()?;
    let row = last.last_element_child()?;
    // Two people at once must not come upon the same name; nothing else hangs on it.
    let half = || js_sys::Number::from(js_sys::Math::random()).to_string_with_radix(36).map(String::from).unwrap_or_default();
    let name: String = [half(), half()].concat().chars().filter(|c| *c != '.').take(30).collect();
    call(&row, &name);
    let count = form.query_selector("input[name=rows]").ok().flatten()?.dyn_into::<HtmlInputElement>().ok()?;
    count.set_value(&(number + 1).to_string());
    Some(row)
}

/// Gives a row its name.
fn call(row: &Element, name: &str) {
    let _ = row.set_attribute("data-field", &field(name));
    set(row, "id", name);
}

impl Saver {
    /// The row of this name; where the page has none, a blank one that nobody is writing in takes it, or one more.
    pub fn place_row(&self, name: &str) {
        let Some(of) = row_of(name).filter(|_| row(&self.form, name).is_none() && new_row().is_some()) else { return };
        let is_free = |row: &Element| is_blank(&text(row)) && !self.held.borrow().is_changed(&words(row, "field"));
        let free = all(&self.form).into_iter().find(|row| is_free(row) && !self.is_stored(row));
        if let Some(row) = free.or_else(|| add(&self.form)) {
            call(&row, of);
        }
    }

    /// The names of all rows in their order, for the server to keep a new one where it was written; none where it has a place there already.
    pub fn order(&self, name: &str) -> Option<String> {
        row(&self.form, name).filter(|row| !self.is_stored(row))?;
        let names: Vec<String> =
            all(&self.form).into_iter().filter_map(|row| row_of(&words(&row, "field")).map(str::to_owned)).collect();
        Some(names.join(" "))
    }

    /// Whether the server held something of a row when it last said so.
    fn is_stored(&self, row: &Element) -> bool {
        page::mark(&self.form, &words(row, "field")).is_some_and(|mark| mark.value() != self.words("none"))
    }

    /// Adds a row without asking the server.
    pub fn listen_for_rows(self: &Rc<Self>) {
        let Some(button) = self.form.query_selector("button[name=do][value=add]").ok().flatten().filter(|_| new_row().is_some())
        else {
            return;
        };
        let form = self.form.clone();
        on(&button, "click", move |event| {
            let Some(row) = add(&form) else { return };
            event.prevent_default();
            if let Some(first) = row.query_selector("select, input:not([type=hidden])").ok().flatten() {
                let _ = first.dyn_into::<web_sys::HtmlElement>().map(|first| first.focus());
            }
        });
    }

    /// Rows that a colleague took off meanwhile: those that are stored and not among the ones that are there.
    pub fn drop_rows(&self, there: &[String]) {
        for row in all(&self.form) {
            let name = words(&row, "field");
            if self.is_stored(&row) && !there.contains(&name) && !self.held.borrow().is_changed(&name) {
                write(&row, "");
                set(&row, "shown", &words(&self.line, "none"));
            }
        }
    }

    /// The sums below a budget follow what was written here by nobody's hand.
    pub fn add_up(&self) {
        if let Ok(event) = Event::new("input") {
            let _ = self.form.dispatch_event(&event);
        }
    }
}
