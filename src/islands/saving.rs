//! What [`super::DraftSaver`] does in a browser: notices what is typed, keeps a copy on this device, sends it when the typing pauses,
//! one field at a time, and says truthfully how that stands.
//!
//! One save after another: the mark of what the server last held travels with each, so two at once would look like two people.

use super::{
    asking::asked,
    choosing,
    copy::Copy,
    counting::count,
    page::{self, after, hour, mark, member, on, show, words},
    sending::{Told, send},
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, HtmlFormElement, SubmitEvent};

/// Milliseconds without a keystroke.
const PAUSE: i32 = 900;
/// Milliseconds until another try: longer each time, for whoever pays by the megabyte.
const AGAIN: i32 = 5_000;
const LONGEST: i32 = 60_000;

pub struct Saver {
    pub form: HtmlFormElement,
    /// The line that says how saving stands.
    pub line: Element,
    pub copy: Copy,
    /// What was typed and is not saved, by field.
    pub unsaved: RefCell<BTreeMap<String, String>>,
    /// What the server did not take, with its reason: tried again only when it is typed anew, and nothing is "saved" meanwhile.
    pub refused: RefCell<BTreeMap<String, String>>,
    /// What waited when its copy was deleted: it stays on the page, and is sent when the button is pressed or it is typed anew.
    set_aside: RefCell<BTreeMap<String, String>>,
    /// Grows with each keystroke: a pause is a keystroke that nothing followed.
    typed: Cell<u32>,
    tries: Cell<i32>,
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
        unsaved: RefCell::default(),
        refused: RefCell::default(),
        set_aside: RefCell::default(),
        typed: Cell::default(),
        tries: Cell::default(),
        busy: Cell::default(),
        send_after: RefCell::default(),
        goes: Cell::default(),
        leaving: Cell::default(),
        announced: Cell::new("idle"),
    });
    saver.say("idle", &saver.words("awake"));
    saver.listen();
    choosing::listen_all(&saver);
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
        let (online, back, leaves, signs_out) = (self.clone(), self.clone(), self.clone(), self.clone());
        on(&window, "online", move |_| online.clone().save_next());
        // Whoever signed in again in another tab comes back to this one. Leaving it sends nothing: the copy waits, or was deleted.
        let page = document.clone();
        on(&document, "visibilitychange", move |_| {
            if !page.hidden() {
                back.clone().save_next();
            }
        });
        on(&window, "beforeunload", move |event| {
            if !leaves.leaving.get() && !leaves.is_safe() {
                event.prevent_default();
            }
        });
        on(&document, "submit", move |event| signs_out.signs_out(&event));
    }

    /// Deletes the copy. Nobody who did that expects the words to arrive by themselves later, from a page that was left.
    fn forget(&self) {
        self.copy.forget();
        self.set_aside.borrow_mut().append(&mut self.unsaved.borrow_mut());
        self.say("set-aside", &self.words("set-aside"));
        self.tell_of_copy();
    }

    /// A finished sentence of the page.
    pub fn words(&self, name: &str) -> String {
        words(&self.line, name)
    }

    /// A part of the page that belongs to saving.
    fn part(&self, name: &str) -> Option<Element> {
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

    /// Whether leaving the page would lose nothing: the server or the copy on this device holds all of it.
    fn is_safe(&self) -> bool {
        self.unsaved.borrow().is_empty() && self.refused.borrow().is_empty() || self.copy.works()
    }

    /// What this device still kept of an earlier visit goes into its fields and is sent, as if it had just been typed.
    fn take_up(self: Rc<Self>) {
        let mut taken = 0;
        for kept in self.copy.kept() {
            let Some(mark) = mark(&self.form, &kept.field) else { continue };
            // Both texts are on the page already, and the choice is still to be made.
            if choosing::is_open(&kept.field) {
                continue;
            }
            if page::given(&self.form, &kept.field) == kept.text {
                self.copy.drop(&kept.field);
                continue;
            }
            mark.set_value(&kept.shown);
            page::write(&self.form, &kept.field, &kept.text);
            count(&self.line, &kept.field, &kept.text);
            self.unsaved.borrow_mut().insert(kept.field, kept.text);
            taken += 1;
        }
        asked(&self.form);
        if taken > 0
            && let Some(told) = self.part("restored")
        {
            told.set_text_content(Some(&self.words("restored").replace('#', &taken.to_string())));
            show(&told, true);
        }
        self.tell_of_copy();
        self.save_next();
    }

    /// Says that this device keeps something, while it does; also what has no field any more, so that it can be read.
    fn tell_of_copy(&self) {
        let kept = self.copy.kept();
        if let Some(part) = self.part("copy") {
            show(&part, !kept.is_empty());
        }
        let Some(lost) = self.part("lost") else { return };
        let without_field: Vec<String> =
            kept.into_iter().filter(|kept| mark(&self.form, &kept.field).is_none()).map(|kept| kept.text).collect();
        show(&lost, !without_field.is_empty());
        if let Ok(Some(texts)) = lost.query_selector(".typed") {
            texts.set_text_content(Some(&without_field.join("\n\n")));
        }
    }

    fn changed(self: Rc<Self>, event: &Event) {
        let Some((name, text)) = event.target().and_then(|target| page::typed_into(&target)) else { return };
        let Some(mark) = mark(&self.form, &name) else { return };
        asked(&self.form);
        let counted = count(&self.line, &name, &text);
        self.refused.borrow_mut().remove(&name);
        self.set_aside.borrow_mut().remove(&name);
        self.copy.keep(&name, &mark.value(), &text);
        self.unsaved.borrow_mut().insert(name, text);
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
        let Some((name, text)) = self.unsaved.borrow().iter().next().map(|(n, t)| (n.clone(), t.clone())) else { return };
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
        send(&self.words("endpoint"), name, text, &shown, &version).await
    }

    fn heard(self: Rc<Self>, name: &str, text: &str, told: Told) {
        if !matches!(told, Told::Unreached | Told::Later) {
            self.tries.set(0);
        }
        match told {
            // The words stay here and are tried again: by themselves, and when the connection comes back.
            Told::Unreached => self.try_again("offline"),
            Told::Later => self.try_again("later"),
            Told::SignedOut => self.signed_out(),
            Told::Refused(says) => {
                let says = if says.is_empty() { self.words("refused") } else { says };
                self.not_saved(name, text, says);
                self.go_on();
            }
            Told::Conflict(said) => {
                choosing::ask(&self, name, &page::text(&said, "both"));
                self.not_saved(name, text, page::text(&said, "says"));
                self.go_on();
            }
            Told::Saved(said) => {
                let shown = page::text(&said, "shown");
                if let Some(mark) = mark(&self.form, name) {
                    mark.set_value(&shown);
                }
                self.copy.saved(name, text, &shown);
                self.set_aside.borrow_mut().retain(|field, aside| field != name || aside != text);
                if self.was_as_sent(name, text) {
                    choosing::settled(name);
                }
                self.lead_to_sign_in(false);
                self.others(&said);
                self.go_on();
            }
        }
    }

    /// What colleagues saved meanwhile, in fields that are not being changed here.
    fn others(&self, said: &JsValue) {
        self.version.replace(page::text(said, "version"));
        let Ok(others) = member(said, "others").dyn_into::<js_sys::Array>() else { return };
        for one in others.iter() {
            let (field, theirs) = (page::text(&one, "field"), page::text(&one, "text"));
            let here = self.unsaved.borrow().contains_key(&field) || self.refused.borrow().contains_key(&field);
            let Some(mark) = mark(&self.form, &field).filter(|mark| !here && mark.value() != page::text(&one, "shown")) else {
                continue;
            };
            mark.set_value(&page::text(&one, "shown"));
            page::write(&self.form, &field, &theirs);
            count(&self.line, &field, &theirs);
        }
        asked(&self.form);
    }

    fn try_again(self: Rc<Self>, state: &'static str) {
        if self.unsaved.borrow().is_empty() {
            return self.go_on();
        }
        let unsafe_here = state == "offline" && !self.copy.works();
        self.say(state, &self.words(if unsafe_here { "nocopy" } else { state }));
        self.tell_of_copy();
        // Whoever pressed the button stays with what they wrote: the form could not arrive either.
        self.send_after.replace(None);
        let tries = self.tries.get();
        self.tries.set((tries + 1).min(4));
        after((AGAIN << tries).min(LONGEST), move || self.save_next());
    }

    /// What was typed waits on this device; the way back leads here, and then it is saved.
    fn signed_out(&self) {
        self.say("signed-out", &self.words("signed-out"));
        self.lead_to_sign_in(true);
        self.tell_of_copy();
        self.submit_now();
    }

    fn lead_to_sign_in(&self, leads: bool) {
        if let Some(link) = self.part("sign-in") {
            show(&link, leads);
        }
    }

    fn not_saved(&self, name: &str, text: &str, why: String) {
        if self.was_as_sent(name, text) {
            self.refused.borrow_mut().insert(name.to_owned(), why);
        }
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
    pub fn go_on(self: Rc<Self>) {
        if !self.unsaved.borrow().is_empty() {
            return self.save_next();
        }
        self.all_said();
        self.submit_now();
    }

    /// How all of it stands, with nothing on its way.
    pub fn all_said(&self) {
        if !self.set_aside.borrow().is_empty() {
            return self.say("set-aside", &self.words("set-aside"));
        }
        let why = self.refused.borrow().values().next().cloned();
        match why {
            Some(says) => self.say("failed", &says),
            None => self.say("saved", &self.words("saved").replace('#', &hour())),
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
        self.unsaved.borrow_mut().append(&mut self.set_aside.borrow_mut());
        if self.goes.get() || self.unsaved.borrow().is_empty() && !self.busy.get() {
            return self.leaving.set(true);
        }
        event.prevent_default();
        let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
        self.send_after.replace(Some(button));
        self.save_next();
    }

    /// Signing out takes the copy away; with words that only this device has, it asks first.
    fn signs_out(&self, event: &Event) {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        if form.and_then(|form| form.get_attribute("action")) != Some(self.words("sign-out")) {
            return;
        }
        let ask = |window: web_sys::Window| window.confirm_with_message(&self.words("sign-out-loses")).unwrap_or(true);
        if !self.copy.kept().is_empty() && !web_sys::window().is_some_and(ask) {
            return event.prevent_default();
        }
        self.copy.forget_all();
        self.leaving.set(true);
    }
}
