//! What [`super::DraftSaver`] does in a browser: notices what is typed, keeps a copy on this device, sends it when the typing pauses,
//! one field at a time, and says truthfully how that stands.
//!
//! One save after another: the mark of what the server last held travels with each, so two at once would look like two people.

use super::{
    again::Again,
    asking::asked,
    choosing,
    copy::Copy,
    counting::{count, count_all},
    held::Held,
    page::{self, after, hour, hour_by, mark, member, now, on, show, words},
    rows,
    sending::{Told, send},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent};

/// Milliseconds without a keystroke.
const PAUSE: i32 = 900;

pub struct Saver {
    pub form: HtmlFormElement,
    /// The line that says how saving stands.
    pub line: Element,
    pub copy: Copy,
    /// What was typed and the server does not hold.
    pub held: RefCell<Held>,
    /// Grows with each keystroke: a pause is a keystroke that nothing followed.
    typed: Cell<u32>,
    again: RefCell<Again>,
    /// Grows with each try that failed: only the last one's is made again.
    failed: Cell<u32>,
    busy: Cell<bool>,
    /// The form was sent while something was not saved: it goes right after it, by the button that was pressed.
    send_after: RefCell<Option<Option<HtmlElement>>>,
    /// Nothing more is done before the form goes.
    goes: Cell<bool>,
    leaving: Cell<bool>,
    /// The version of the draft that this page shows.
    version: RefCell<String>,
    /// What was last read aloud.
    announced: Cell<&'static str>,
}

/// Starts watching the form that the line names.
pub fn watch(line: Element, form: HtmlFormElement) {
    let saver = Rc::new(Saver {
        copy: Copy::open(&words(&line, "copy")),
        version: RefCell::new(words(&line, "version")),
        form,
        line,
        held: RefCell::default(),
        typed: Cell::default(),
        again: RefCell::default(),
        failed: Cell::default(),
        busy: Cell::default(),
        send_after: RefCell::default(),
        goes: Cell::default(),
        leaving: Cell::default(),
        announced: Cell::new("idle"),
    });
    saver.say("idle", &saver.words("awake"));
    count_all(&saver.line, &saver.form);
    saver.listen();
    choosing::listen_all(&saver);
    saver.listen_for_rows();
    saver.take_up();
}

impl Saver {
    fn listen(self: &Rc<Self>) {
        let (typing, sending, forgetting) = (self.clone(), self.clone(), self.clone());
        on(&self.form, "input", move |event| typing.clone().changed(&event));
        on(&self.form, "submit", move |event| sending.clone().submits(&event));
        if let Some(button) = self.part("forget") {
            on(&button, "click", move |_| forgetting.forget());
        }
        let Some((window, document)) = web_sys::window().zip(page::document()) else { return };
        let (online, back, leaves) = (self.clone(), self.clone(), self.clone());
        on(&window, "online", move |_| online.clone().save_next());
        // Whoever signed in again in another tab comes back to this one. Leaving it sends nothing: the copy waits, or was deleted.
        let page = document.clone();
        on(&document, "visibilitychange", move |_| {
            if !page.hidden() {
                back.clone().save_next();
            }
        });
        on(&window, "beforeunload", move |event| {
            if !leaves.leaving.get() && leaves.is_only_here() {
                event.prevent_default();
            }
        });
    }

    /// A finished sentence of the page.
    pub fn words(&self, name: &str) -> String {
        words(&self.line, name)
    }

    /// A part of the page that belongs to saving.
    pub fn part(&self, name: &str) -> Option<Element> {
        page::document()?.query_selector(&format!("[data-saving-{name}]")).ok().flatten()
    }

    pub fn say(&self, state: &'static str, words: &str) {
        let _ = self.line.set_attribute("data-state", state);
        self.line.set_text_content(Some(words));
        // Read aloud when it changes, and not at each pause.
        if state != "saving" && state != self.announced.get() {
            self.announced.set(state);
            self.read_aloud(words);
        }
    }

    fn read_aloud(&self, words: &str) {
        if let Some(said) = self.part("said") {
            said.set_text_content(Some(words));
        }
    }

    fn changed(self: Rc<Self>, event: &Event) {
        let Some((name, text)) = event.target().and_then(|target| page::typed_into(&target)) else { return };
        let Some(mark) = mark(&self.form, &name) else { return };
        asked(&self.form);
        let counted = count(&self.line, &name, &text);
        self.held.borrow_mut().typed(&name, &text);
        self.copy.keep(&name, &mark.value(), &text);
        let typed = self.typed.get().wrapping_add(1);
        self.typed.set(typed);
        after(PAUSE, move || {
            if self.typed.get() == typed {
                if let Some(says) = counted {
                    self.read_aloud(&says);
                }
                self.save_next();
            }
        });
    }

    /// Sends the next field that is not saved, unless one is on its way.
    pub fn save_next(self: Rc<Self>) {
        if self.busy.get() {
            return;
        }
        let Some((name, text)) = self.held.borrow().next() else { return };
        if self.again.borrow().holds(now()) {
            return self.waits();
        }
        self.busy.set(true);
        self.say("saving", &self.words("saving"));
        spawn_local(async move {
            let told = self.send(&name, &text).await;
            self.busy.set(false);
            self.heard(&name, &text, told);
        });
    }

    async fn send(&self, name: &str, text: &str) -> Told {
        let shown = mark(&self.form, name).map(|mark| mark.value()).unwrap_or_default();
        let version = self.version.borrow().clone();
        let place = rows::row(&self.form, name).map(|row| words(&row, "row")).unwrap_or_default();
        let order = self.order(name);
        let mut what = vec![("field", name), ("text", text), ("shown", &shown), ("version", &version), ("place", &place)];
        what.extend(order.as_deref().map(|order| ("order", order)));
        send(&self.words("endpoint"), &what).await
    }

    fn heard(self: Rc<Self>, name: &str, text: &str, told: Told) {
        if !matches!(told, Told::Unreached | Told::Later(_)) {
            self.again.borrow_mut().reached();
            self.lead_to_sign_in(matches!(told, Told::SignedOut));
        }
        match told {
            // The words stay here and are tried again: by themselves, and when the connection comes back.
            Told::Unreached => {
                let pause = self.again.borrow_mut().unreached();
                self.try_again(pause);
            }
            Told::Later(wait) => {
                let pause = self.again.borrow_mut().put_off(now(), wait);
                self.try_again(pause);
            }
            Told::SignedOut => self.signed_out(),
            Told::Refused(says) => {
                let says = if says.is_empty() { self.words("refused") } else { says };
                self.held.borrow_mut().refuse(name, text, says);
                self.go_on();
            }
            Told::Conflict(said) => {
                choosing::ask(&self, name, &page::text(&said, "both"));
                self.held.borrow_mut().refuse(name, text, page::text(&said, "says"));
                self.go_on();
            }
            Told::Saved(said) => {
                let shown = page::text(&said, "shown");
                if let Some(mark) = mark(&self.form, name) {
                    mark.set_value(&shown);
                }
                self.copy.saved(name, text);
                if self.held.borrow_mut().saved(name, text) {
                    choosing::settled(name);
                }
                self.copy_again();
                self.others(&said);
                self.go_on();
            }
        }
    }

    /// What colleagues saved meanwhile, in fields that are not being changed here.
    fn others(&self, said: &JsValue) {
        let version = page::text(said, "version");
        if let Some(seen) = self.form.query_selector("input[name=seen]").ok().flatten() {
            let _ = seen.dyn_into::<HtmlInputElement>().map(|seen| seen.set_value(&version));
        }
        self.version.replace(version);
        let Ok(others) = member(said, "others").dyn_into::<js_sys::Array>() else { return };
        let mut there = Vec::new();
        for one in others.iter() {
            let (field, theirs) = (page::text(&one, "field"), page::text(&one, "text"));
            self.place_row(&field);
            there.push(field.clone());
            let here = self.held.borrow().is_changed(&field);
            let Some(mark) = mark(&self.form, &field).filter(|mark| !here && mark.value() != page::text(&one, "shown")) else {
                continue;
            };
            mark.set_value(&page::text(&one, "shown"));
            page::write(&self.form, &field, &theirs);
            count(&self.line, &field, &theirs);
        }
        self.drop_rows(&there);
        self.add_up();
        asked(&self.form);
    }

    /// Makes the try again that failed, unless something else was tried meanwhile.
    fn try_again(self: Rc<Self>, pause: i32) {
        self.copy_again();
        let failed = self.failed.get().wrapping_add(1);
        self.failed.set(failed);
        let again = self.clone();
        after(pause, move || {
            if again.failed.get() == failed {
                again.again.borrow_mut().is_over();
                again.save_next();
            }
        });
        if self.held.borrow().next().is_some() {
            self.waits();
        } else {
            self.go_on();
        }
    }

    /// Nobody was reached, or the server asked to be left alone until an hour. Whoever pressed the button stays with what they wrote: the
    /// form could not arrive either.
    fn waits(&self) {
        self.send_after.replace(None);
        let again = self.again.borrow();
        if again.holds(now()) {
            self.say("later", &self.words("later").replace('#', &hour_by(again.until())));
        } else {
            self.say("offline", &self.words(if self.is_only_here() { "offline-here" } else { "offline" }));
        }
        self.tell_of_copy();
    }

    /// What was typed waits on this device; the way back leads here, and then it is saved. Where it is on this page alone, one signs in
    /// beside it.
    fn signed_out(&self) {
        self.say("signed-out", &self.words(if self.is_only_here() { "signed-out-here" } else { "signed-out" }));
        self.tell_of_copy();
        self.submit_now();
    }

    fn lead_to_sign_in(&self, leads: bool) {
        let only_here = self.is_only_here();
        for (name, shown) in [("sign-in", leads && !only_here), ("sign-in-here", leads && only_here)] {
            if let Some(link) = self.part(name) {
                show(&link, shown);
            }
        }
    }

    /// Sends what waits, if anything does; else says how all of it stands: "saved" only when the server holds every field.
    pub fn go_on(self: Rc<Self>) {
        if self.held.borrow().next().is_some() {
            return self.save_next();
        }
        self.all_said();
        // Whoever pressed the button stays with what they wrote: nothing that is read after the form holds it any more.
        if self.held.borrow().is_stuck(|field, why| self.by_form(field, why)) {
            self.send_after.replace(None);
        }
        self.submit_now();
    }

    /// What is settled by sending the form: a choice between two texts, and what was refused without a reason.
    fn by_form(&self, field: &str, why: &str) -> bool {
        choosing::is_open(field) || why == self.words("refused")
    }

    /// How all of it stands, with nothing on its way.
    fn all_said(&self) {
        let held = self.held.borrow();
        match held.why_refused() {
            _ if held.is_set_aside() => self.say("set-aside", &self.words("set-aside")),
            Some(says) => self.say("failed", says),
            None => self.say("saved", &self.words("saved").replace('#', &hour(now()))),
        }
        self.tell_of_copy();
    }

    fn submit_now(&self) {
        if let Some(button) = self.send_after.take() {
            self.goes.set(true);
            let _ = match button {
                Some(button) => self.form.request_submit_with_submitter(Some(&button)),
                None => self.form.request_submit(),
            };
            self.goes.set(false);
        }
    }

    /// Sending the form saves first what waits, so that nothing depends on the form arriving.
    fn submits(self: Rc<Self>, event: &Event) {
        self.held.borrow_mut().take_back();
        if !self.goes.get() {
            self.held.borrow_mut().try_refused(|field, why| self.by_form(field, why));
        }
        if self.goes.get() || self.held.borrow().next().is_none() && !self.busy.get() {
            choosing::goes(&self);
            return self.leaving.set(true);
        }
        event.prevent_default();
        let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
        self.send_after.replace(Some(button));
        self.save_next();
    }
}
