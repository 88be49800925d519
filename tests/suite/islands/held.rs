//! What a page holds: a text that neither the server nor a copy has is never passed over in silence.

use acuse::islands::held::{Held, Texts};
use proptest::prelude::*;

/// What may come to pass, in any order.
#[derive(Clone, Debug)]
enum Act {
    /// Somebody types; the device has room for a copy, or not.
    Type(String, String, bool),
    /// What is next is sent and saved, perhaps while more is typed.
    Save(Option<String>),
    /// What is next is sent and not taken.
    Refuse,
    DeleteCopies,
    PressTheButton,
    /// The device has room again, for so many texts.
    CopyAgain(usize),
}

fn field() -> impl Strategy<Value = String> {
    "[p-r]"
}

fn text() -> impl Strategy<Value = String> {
    "[a-c]{0,2}"
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (field(), text(), any::<bool>()).prop_map(|(field, text, room)| Act::Type(field, text, room)),
        3 => prop::option::of(text()).prop_map(Act::Save),
        1 => Just(Act::Refuse),
        1 => Just(Act::DeleteCopies),
        1 => Just(Act::PressTheButton),
        1 => (0..3_usize).prop_map(Act::CopyAgain),
    ]
}

/// The page, with what else has the words: the fields as they stand, the server, the copies.
#[derive(Default)]
struct Page {
    held: Held,
    fields: Texts,
    server: Texts,
    copies: Texts,
}

impl Page {
    fn types(&mut self, field: &str, text: &str, room: bool) {
        self.fields.insert(field.to_owned(), text.to_owned());
        self.held.typed(field, text);
        if room {
            self.copies.insert(field.to_owned(), text.to_owned());
        }
    }

    fn does(&mut self, act: Act) {
        match act {
            Act::Type(field, text, room) => self.types(&field, &text, room),
            Act::Save(typed_meanwhile) => {
                let Some((field, text)) = self.held.next() else { return };
                if let Some(newer) = typed_meanwhile {
                    self.types(&field, &newer, false);
                }
                self.server.insert(field.clone(), text.clone());
                let settled = self.held.saved(&field, &text);
                assert_eq!(settled, self.fields[&field] == text, "{field} is settled only when nothing newer is on the page");
            }
            Act::Refuse => {
                if let Some((field, text)) = self.held.next() {
                    self.held.refuse(&field, &text, format!("why {field}"));
                }
            }
            Act::DeleteCopies => {
                self.copies.clear();
                self.held.set_aside();
            }
            Act::PressTheButton => {
                self.held.take_back();
                self.held.try_refused(|_, why| why == "why r");
            }
            Act::CopyAgain(room) => self.copies.extend(self.held.to_copy(&self.copies).into_iter().take(room)),
        }
    }

    /// A field whose text is nowhere but on the page.
    fn only_here(&self, field: &str) -> bool {
        let text = self.fields.get(field);
        self.server.get(field) != text && self.copies.get(field) != text
    }
}

proptest! {
    #[test]
    fn what_is_on_the_page_alone_is_always_told(acts in prop::collection::vec(act(), 0..24)) {
        let mut page = Page::default();
        for act in acts {
            page.does(act);
            let alone = page.fields.keys().any(|field| page.only_here(field));
            prop_assert!(!alone || page.held.is_only_here(&page.copies), "{:?} {:?}", page.held, page.copies);
        }
    }

    /// Whoever keeps pressing the button, with a server that saves, is through: all is there and nothing is held.
    #[test]
    fn a_server_that_saves_ends_with_everything(acts in prop::collection::vec(act(), 0..24)) {
        let mut page = Page::default();
        acts.into_iter().for_each(|act| page.does(act));
        let refused: Vec<String> = page.fields.keys().filter(|field| page.held.is_changed(field)).cloned().collect();
        page.does(Act::PressTheButton);
        while page.held.next().is_some() {
            page.does(Act::Save(None));
        }
        for field in page.fields.keys() {
            let waits = page.held.is_changed(field);
            prop_assert!(waits && refused.contains(field) || page.server.get(field) == page.fields.get(field), "{}", field);
        }
        prop_assert!(!page.held.is_set_aside());
    }

    /// A copy that was deleted by hand does not come back by itself.
    #[test]
    fn a_deleted_copy_stays_deleted_until_it_is_typed_anew(before in prop::collection::vec(act(), 0..12)) {
        let mut page = Page::default();
        before.into_iter().for_each(|act| page.does(act));
        page.does(Act::DeleteCopies);
        page.does(Act::PressTheButton);
        prop_assert!(page.held.to_copy(&page.copies).is_empty());
        page.types("p", "a", false);
        prop_assert_eq!(page.held.to_copy(&page.copies), [("p".to_owned(), "a".to_owned())]);
    }
}

#[test]
fn what_was_set_aside_is_no_field_for_a_colleagues_text() {
    let mut held = Held::default();
    held.typed("p1", "solo aquí");
    held.set_aside();
    assert!(held.is_changed("p1") && held.next().is_none());
    held.take_back();
    held.saved("p1", "solo aquí");
    assert!(!held.is_changed("p1"));
}

#[test]
fn an_older_copy_is_none() {
    let mut held = Held::default();
    held.typed("p1", "dos palabras");
    let copy = |text: &str| Texts::from([("p1".to_owned(), text.to_owned())]);
    assert!(held.is_only_here(&Texts::new()));
    assert!(held.is_only_here(&copy("dos")), "a copy of fewer words keeps not all of them");
    assert!(!held.is_only_here(&copy("dos palabras")));
    held.saved("p1", "dos palabras");
    assert!(!held.is_only_here(&Texts::new()));
}

#[test]
fn what_was_not_taken_is_here_alone_without_a_copy_and_says_why() {
    let mut held = Held::default();
    held.typed("p1", "demasiado");
    held.refuse("p1", "demasiado", "No cabe.".to_owned());
    assert_eq!((held.why_refused(), held.next()), (Some("No cabe."), None));
    assert!(held.is_only_here(&Texts::new()));
    held.typed("p1", "menos");
    assert_eq!(held.why_refused(), None);
}

#[test]
fn whoever_presses_the_button_keeps_what_was_not_taken_and_tries_it_again() {
    let mut held = Held::default();
    for (field, why) in [("p1", "El plazo terminó."), ("p2", "Falta elegir.")] {
        held.typed(field, field);
        held.refuse(field, field, why.to_owned());
    }
    let by_form = |field: &str, _: &str| field == "p2";
    assert!(held.is_stuck(by_form), "the form would not be taken either");
    assert_eq!(held.next(), None, "nothing is tried by itself");
    held.try_refused(by_form);
    assert_eq!(held.next(), Some(("p1".to_owned(), "p1".to_owned())), "a choice is made on the page, or by the form");
    assert!(!held.is_stuck(by_form) && held.is_changed("p1") && held.is_changed("p2"));
}
