//! The resources of a page, a form, a pattern or a drawn font: of each list, what its painting asks for.

use super::{
    build::{Copy, Place},
    used::{self, LISTS, Names},
};
use crate::evidence::cleaning::CannotClean;
use lopdf::{Dictionary, Object, Stream};

impl<'a> Copy<'a> {
    /// Resources for a painting.
    pub(super) fn resources(&mut self, old: &'a Object, painting: &[u8], depth: usize) -> Result<Object, CannotClean> {
        let mut new = Dictionary::new();
        if let Ok(old) = self.seen(old).as_dict() {
            let asked = self.asked(old, painting)?;
            for list in LISTS {
                let Some(items) = old.get(list).ok().and_then(|items| self.seen(items).as_dict().ok()) else { continue };
                let mut kept = Dictionary::new();
                for (name, item) in items.iter().filter(|(name, _)| used::is_asked_for(list, name, &asked)) {
                    kept.set(name.clone(), self.object(item, Place::Anywhere, depth + 2)?);
                }
                new.set(list, kept);
            }
        }
        Ok(Object::Dictionary(new))
    }

    /// What a painting asks for, and what the forms, patterns and drawn letters ask for that it paints with and that have no
    /// resources of their own.
    fn asked(&mut self, resources: &'a Dictionary, painting: &[u8]) -> Result<Names, CannotClean> {
        let mut asked = used::names(painting);
        let mut looked_at = Names::new();
        loop {
            let next: Vec<_> = asked.difference(&looked_at).cloned().collect();
            if next.is_empty() {
                return Ok(asked);
            }
            for name in next {
                for list in [&b"XObject"[..], b"Pattern", b"Font"] {
                    let items = resources.get(list).ok().and_then(|items| self.seen(items).as_dict().ok());
                    if let Some(item) = items.and_then(|items| items.get(&name).ok()) {
                        for inner in self.leaning(item)? {
                            asked.extend(used::names(&inner));
                        }
                    }
                }
                looked_at.insert(name);
            }
        }
    }

    /// The paintings in a thing that leans on the resources of its page.
    fn leaning(&mut self, item: &'a Object) -> Result<Vec<Vec<u8>>, CannotClean> {
        match self.seen(item) {
            Object::Stream(stream) if used::leans_on_page(&stream.dict) && paints(stream) => {
                Ok(vec![self.budget.unpacked(stream)?])
            }
            Object::Dictionary(font) if used::leans_on_page(font) => self.letters(font),
            _ => Ok(Vec::new()),
        }
    }

    /// The paintings of a drawn font's letters.
    pub(super) fn letters(&mut self, font: &'a Dictionary) -> Result<Vec<Vec<u8>>, CannotClean> {
        let Some(letters) = font.get(b"CharProcs").ok().and_then(|letters| self.seen(letters).as_dict().ok()) else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for (_, letter) in letters.iter() {
            if let Object::Stream(letter) = self.seen(letter) {
                found.push(self.budget.unpacked(letter)?);
            }
        }
        Ok(found)
    }
}

/// Whether a stream is a painting of its own: a form or a tile of a pattern.
pub(super) fn paints(stream: &Stream) -> bool {
    let is_form = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
    is_form || stream.dict.get(b"PatternType").and_then(Object::as_i64).is_ok_and(|kind| kind == 1)
}
