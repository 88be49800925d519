//! What [`super::DraftSaver`] does in a browser: notices what is typed, sends it when the typing pauses, one field at a time.
//!
//! One save after another: the mark of what the server last held travels with each, so two at once would look like two people.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, Element, Event, EventTarget, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// Milliseconds without a keystroke.
const PAUSE: i32 = 900;
/// Milliseconds until another try.
const AGAIN: i32 = 10_000;

struct Saver {
    form: HtmlFormElement,
    document: Document,
    /// The line that says how saving stands.
    line: Element,
    /// What was typed and is not saved, by field.
    unsaved: RefCell<BTreeMap<String, String>>,
    /// What the server did not take, with its reason: tried again only when it is typed anew, and nothing is "saved" meanwhile.
    refused: RefCell<BTreeMap<String, String>>,
    /// Grows with each keystroke: a pause is a keystroke that nothing followed.
    typed: Cell<u32>,
    busy: Cell<bool>,
    /// The form was sent while a save was under way: it goes right after it.
    send_after: Cell<bool>,
    leaving: Cell<bool>,
}

/// What came of a save.
enum Told {
    Saved(String),
    Refused(String),
    /// The server is there and cannot take it now.
    Later,
    /// Nobody could be reached.
    Unreached,
}

/// Starts watching the form that the line names; does nothing when either is not there.
pub fn watch() {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return };
    let Some(line) = document.query_selector("[data-saves]").ok().flatten() else { return };
    let form = line.get_attribute("data-saves").and_then(|id| document.get_element_by_id(&id));
    let Some(form) = form.and_then(|e| e.dyn_into::<HtmlFormElement>().ok()) else { return };
    let saver = Rc::new(Saver {
        form: form.clone(),
        document,
        line,
        unsaved: RefCell::default(),
        refused: RefCell::default(),
        typed: Cell::default(),
        busy: Cell::default(),
        send_after: Cell::default(),
        leaving: Cell::default(),
    });
    saver.say("idle", &saver.words("awake"));
    let typing = saver.clone();
    on(&form, "input", move |event| typing.clone().changed(&event));
    let sending = saver.clone();
    on(&form, "submit", move |event| sending.submits(&event));
    if let Some(window) = web_sys::window() {
        let back = saver.clone();
        on(&window, "online", move |_| back.clone().save_next());
        on(&window, "beforeunload", move |event| {
            if !saver.leaving.get() && !saver.holds_all() {
                event.prevent_default();
            }
        });
    }
}

fn on(target: &EventTarget, event: &str, act: impl FnMut(Event) + 'static) {
    let listener = Closure::<dyn FnMut(Event)>::new(act);
    let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    // The page owns it from here on.
    listener.forget();
}

fn after(milliseconds: i32, act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), milliseconds);
    }
}

impl Saver {
    /// A finished sentence of the page; `#` in it stands for the hour or the number.
    fn words(&self, name: &str) -> String {
        self.line.get_attribute(&format!("data-{name}")).unwrap_or_default()
    }

    fn say(&self, state: &'static str, words: &str) {
        let _ = self.line.set_attribute("data-state", state);
        self.line.set_text_content(Some(words));
    }

    fn changed(self: Rc<Self>, event: &Event) {
        let Some((name, text)) = event.target().and_then(|target| field(&target)) else { return };
        self.count(&name, &text);
        self.refused.borrow_mut().remove(&name);
        self.unsaved.borrow_mut().insert(name, text);
        let typed = self.typed.get().wrapping_add(1);
        self.typed.set(typed);
        after(PAUSE, move || {
            if self.typed.get() == typed {
                self.save_next();
            }
        });
    }

    /// Sends the next field that is not saved, unless one is on its way.
    fn save_next(self: Rc<Self>) {
        if self.busy.get() {
            return;
        }
        let Some((name, text)) = self.unsaved.borrow().iter().next().map(|(n, t)| (n.clone(), t.clone())) else { return };
        self.busy.set(true);
        self.say("saving", &self.words("saving"));
        spawn_local(async move {
            let told = self.send(&name, &text).await.unwrap_or(Told::Unreached);
            self.busy.set(false);
            self.heard(&name, &text, told);
        });
    }

    fn heard(self: Rc<Self>, name: &str, text: &str, told: Told) {
        match told {
            // The words stay on the page and are tried again: by themselves, and when the connection comes back.
            Told::Unreached => self.clone().try_again("offline"),
            Told::Later => self.clone().try_again("later"),
            Told::Refused(says) => {
                if self.was_as_sent(name, text) {
                    let says = if says.is_empty() { self.words("refused") } else { says };
                    self.refused.borrow_mut().insert(name.to_owned(), says);
                }
                if self.go_on() {
                    return;
                }
            }
            Told::Saved(shown) => {
                if let Some(mark) = self.mark(name) {
                    mark.set_value(&shown);
                }
                self.was_as_sent(name, text);
                if self.go_on() {
                    return;
                }
            }
        }
        if self.send_after.get() {
            self.leaving.set(true);
            let _ = self.form.submit();
        }
    }

    fn try_again(self: Rc<Self>, state: &'static str) {
        self.say(state, &self.words(state));
        after(AGAIN, move || self.save_next());
    }

    /// Whether the field still holds what was sent; then it waits no longer.
    fn was_as_sent(&self, name: &str, text: &str) -> bool {
        let same = self.unsaved.borrow().get(name).is_some_and(|now| now == text);
        if same {
            self.unsaved.borrow_mut().remove(name);
        }
        same
    }

    /// Sends what waits, if anything does; else says how all of it stands: "saved" only when the server holds every field.
    fn go_on(self: &Rc<Self>) -> bool {
        if !self.unsaved.borrow().is_empty() {
            self.clone().save_next();
            return true;
        }
        let why = self.refused.borrow().values().next().cloned();
        match why {
            Some(says) => self.say("failed", &says),
            None => self.say("saved", &self.words("saved").replace('#', &hour())),
        }
        false
    }

    fn holds_all(&self) -> bool {
        self.unsaved.borrow().is_empty() && self.refused.borrow().is_empty()
    }

    fn submits(&self, event: &Event) {
        if self.busy.get() {
            event.prevent_default();
            self.send_after.set(true);
        } else {
            self.leaving.set(true);
        }
    }

    /// The hidden field with the mark of what the server last held.
    fn mark(&self, name: &str) -> Option<HtmlInputElement> {
        let found = self.form.query_selector(&format!("input[name=\"shown-{name}\"]")).ok().flatten()?;
        found.dyn_into().ok()
    }

    /// None when nobody could be reached.
    async fn send(&self, name: &str, text: &str) -> Option<Told> {
        let shown = self.mark(name).map(|mark| mark.value()).unwrap_or_default();
        let part = |text: &str| String::from(js_sys::encode_uri_component(text));
        let body = format!("field={}&text={}&shown={}", part(name), part(text), part(&shown));
        let init = web_sys::RequestInit::new();
        init.set_method("POST");
        init.set_body(&JsValue::from_str(&body));
        let request = web_sys::Request::new_with_str_and_init(&self.words("endpoint"), &init).ok()?;
        request.headers().set("content-type", "application/x-www-form-urlencoded").ok()?;
        let answer = JsFuture::from(web_sys::window()?.fetch_with_request(&request)).await.ok()?;
        let answer: web_sys::Response = answer.dyn_into().ok()?;
        if answer.status() == 429 || answer.status() >= 500 {
            return Some(Told::Later);
        }
        let said = match answer.json() {
            Ok(said) => JsFuture::from(said).await.unwrap_or(JsValue::UNDEFINED),
            Err(_) => JsValue::UNDEFINED,
        };
        let value = |name: &str| js_sys::Reflect::get(&said, &JsValue::from_str(name)).ok().and_then(|v| v.as_string());
        Some(match value("state").as_deref() {
            Some("saved") => Told::Saved(value("shown").unwrap_or_default()),
            _ => Told::Refused(value("says").unwrap_or_default()),
        })
    }

    /// Keeps the line below a field true: how much is left, or too much.
    fn count(&self, name: &str, text: &str) {
        let Some(line) = self.document.get_element_by_id(&format!("campo-{name}-count")) else { return };
        let Some(most) = line.get_attribute("data-most").and_then(|most| most.parse::<usize>().ok()) else { return };
        let used = text.trim().chars().count();
        let (class, words, number) = if used > most {
            ("count over", self.words("over"), used - most)
        } else {
            ("count", self.words("left"), most - used)
        };
        line.set_class_name(class);
        line.set_text_content(Some(&words.replace('#', &number.to_string())));
    }
}

/// Name and value of what was typed into; nothing for the hidden marks.
fn field(target: &EventTarget) -> Option<(String, String)> {
    let (name, value) = if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        (input.name(), input.value())
    } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        (area.name(), area.value())
    } else {
        let select = target.dyn_ref::<HtmlSelectElement>()?;
        (select.name(), select.value())
    };
    (!name.is_empty() && !name.starts_with("shown-")).then_some((name, value))
}

/// The hour on the reader's own clock.
fn hour() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}
