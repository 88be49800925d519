//! Building the copy: pages with what is painted on them, and nothing that names, tells or acts.

use super::{
    content,
    resources::paints,
    streams::{self, Budget},
};
use crate::evidence::cleaning::CannotClean;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::HashMap;

/// How deep things may lie in one another.
const DEEPEST: usize = 120;
/// Entries that are left behind wherever they are: what tells of people and programs, what acts, what leads elsewhere, what is not seen.
const LEFT_BEHIND: [&[u8]; 42] = [
    b"A",
    b"AA",
    b"AF",
    b"Alternates",
    b"Annots",
    b"Author",
    b"B",
    b"Contents",
    b"CreationDate",
    b"Creator",
    b"Desc",
    b"Dest",
    b"DPart",
    b"Dur",
    b"EF",
    b"F",
    b"FDecodeParms",
    b"FFilter",
    b"ID",
    b"Info",
    b"JS",
    b"JavaScript",
    b"LastModified",
    b"Measure",
    b"Metadata",
    b"ModDate",
    b"Names",
    b"OC",
    b"OPI",
    b"OpenAction",
    b"P",
    b"Parent",
    b"PieceInfo",
    b"Producer",
    b"Properties",
    b"PtData",
    b"Ref",
    b"StructParent",
    b"StructParents",
    b"Thumb",
    b"URI",
    b"VP",
];
/// Kinds of things that nothing on a page needs.
const STRANGERS: [&[u8]; 16] = [
    b"Action",
    b"Annot",
    b"Catalog",
    b"EmbeddedFile",
    b"Filespec",
    b"F",
    b"Metadata",
    b"OCG",
    b"OCMD",
    b"ObjStm",
    b"Outlines",
    b"Page",
    b"Pages",
    b"Sig",
    b"StructElem",
    b"XRef",
];
/// The few entries whose texts a program needs to paint: they name character sets and fonts.
const TEXTS: [&[u8]; 5] = [b"CharSet", b"FontFamily", b"Ordering", b"Panose", b"Registry"];

/// Who is copied for: what a stream is, is told by where it hangs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Anywhere,
    /// Entries have names that a page gave them, such as `/A`: they mean nothing.
    Named,
    /// Shapes of a font whose letters are drawn.
    Glyphs,
}

impl Place {
    fn below(self, key: &[u8]) -> Self {
        match (self, key) {
            (Self::Glyphs, _) | (Self::Anywhere, b"CharProcs") => Self::Glyphs,
            (Self::Anywhere, b"Colorants" | b"ColorSpace" | b"ExtGState" | b"Font" | b"Pattern" | b"Shading" | b"XObject") => {
                Self::Named
            }
            _ => Self::Anywhere,
        }
    }
}

pub fn build(old: &Document, pages: &[ObjectId]) -> Result<Vec<u8>, CannotClean> {
    let mut copy = Copy { old, new: Document::with_version("1.7"), done: HashMap::new(), budget: Budget::default() };
    let root = copy.new.new_object_id();
    let mut kids = Vec::new();
    for page in pages {
        let page = copy.page(*page, root)?;
        kids.push(Object::Reference(copy.new.add_object(page)));
    }
    let mut tree = Dictionary::new();
    tree.set("Type", name(b"Pages"));
    tree.set("Count", i64::try_from(kids.len()).unwrap_or(i64::MAX));
    tree.set("Kids", kids);
    copy.new.set_object(root, tree);
    let mut catalog = Dictionary::new();
    catalog.set("Type", name(b"Catalog"));
    catalog.set("Pages", root);
    let catalog = copy.new.add_object(catalog);
    copy.new.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    copy.new.save_to(&mut bytes).map_err(|_| CannotClean::Broken)?;
    Ok(bytes)
}

fn name(text: &[u8]) -> Object {
    Object::Name(text.to_vec())
}

pub(super) struct Copy<'a> {
    old: &'a Document,
    new: Document,
    done: HashMap<ObjectId, ObjectId>,
    pub(super) budget: Budget,
}

impl<'a> Copy<'a> {
    fn page(&mut self, id: ObjectId, root: ObjectId) -> Result<Dictionary, CannotClean> {
        let old = self.old.get_dictionary(id).map_err(|_| CannotClean::Broken)?;
        let mut page = Dictionary::new();
        page.set("Type", name(b"Page"));
        page.set("Parent", root);
        // Without a crop box: what is there is seen by whoever looks at the copy before it is published.
        page.set("MediaBox", self.inherited(old, b"MediaBox").and_then(|o| self.numbers(o, 4)).unwrap_or_else(letter));
        for key in [&b"Rotate"[..], b"UserUnit"] {
            if let Some(number) = self.inherited(old, key).filter(|o| is_number(o)) {
                page.set(key, number.clone());
            }
        }
        let painting = self.contents(old)?;
        if let Some(resources) = self.inherited(old, b"Resources") {
            page.set("Resources", self.resources(resources, &painting, 0)?);
        }
        if let Ok(group) = old.get(b"Group") {
            let group = self.object(group, Place::Anywhere, 0)?;
            page.set("Group", group);
        }
        page.set("Contents", self.new.add_object(streams::packed(Dictionary::new(), painting)));
        let stamps = self.annotations(old)?;
        if !stamps.is_empty() {
            page.set("Annots", stamps);
        }
        Ok(page)
    }

    /// A page's own entry, or that of the nearest branch of the tree above it.
    fn inherited(&self, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let mut at = page;
        for _ in 0..DEEPEST {
            if let Ok(found) = at.get(key) {
                return Some(self.seen(found));
            }
            at = self.seen(at.get(b"Parent").ok()?).as_dict().ok()?;
        }
        None
    }

    /// What a reference leads to.
    pub(super) fn seen(&self, object: &'a Object) -> &'a Object {
        self.old.dereference(object).map_or(&Object::Null, |(_, found)| found)
    }

    fn numbers(&self, object: &'a Object, count: usize) -> Option<Object> {
        let items: Vec<Object> = object.as_array().ok()?.iter().map(|item| self.seen(item).clone()).collect();
        (items.len() == count && items.iter().all(is_number)).then_some(Object::Array(items))
    }

    /// All that a page paints, as one stream.
    fn contents(&mut self, page: &'a Dictionary) -> Result<Vec<u8>, CannotClean> {
        let parts: Vec<&Object> = match page.get(b"Contents").map(|contents| self.seen(contents)) {
            Ok(Object::Array(parts)) => parts.iter().map(|part| self.seen(part)).collect(),
            Ok(one) => vec![one],
            Err(_) => Vec::new(),
        };
        let mut painted = Vec::new();
        for part in parts {
            if let Object::Stream(stream) = part {
                painted.extend(self.budget.unpacked(stream)?);
                painted.push(b'\n');
            }
        }
        content::without_marks(&painted).ok_or(CannotClean::PictureInside)
    }

    /// Notes and form fields that paint something become plain stamps of what they paint.
    fn annotations(&mut self, page: &'a Dictionary) -> Result<Vec<Object>, CannotClean> {
        let mut stamps = Vec::new();
        let listed = page.get(b"Annots").map(|list| self.seen(list)).ok().and_then(|list| list.as_array().ok());
        for note in listed.into_iter().flatten() {
            let Ok(note) = self.seen(note).as_dict() else { continue };
            let kind = note.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
            if kind == b"Redact" {
                return Err(CannotClean::MarksNotApplied);
            }
            if is_seen(note, kind)
                && let Some(stamp) = self.stamp(note)?
            {
                stamps.push(Object::Reference(self.new.add_object(stamp)));
            }
        }
        Ok(stamps)
    }

    fn stamp(&mut self, note: &'a Dictionary) -> Result<Option<Dictionary>, CannotClean> {
        let looks = note.get(b"AP").ok().and_then(|ap| self.seen(ap).as_dict().ok()).and_then(|ap| ap.get(b"N").ok());
        let look = match looks.map(|looks| (looks, self.seen(looks))) {
            Some((looks, Object::Stream(_))) => Some(looks),
            Some((_, Object::Dictionary(states))) => {
                note.get(b"AS").and_then(Object::as_name).ok().and_then(|state| states.get(state).ok())
            }
            _ => None,
        };
        let place = note.get(b"Rect").ok().and_then(|rect| self.numbers(self.seen(rect), 4));
        let (Some(look), Some(place)) = (look, place) else { return Ok(None) };
        let look = self.object(look, Place::Anywhere, 0)?;
        let mut looks = Dictionary::new();
        looks.set("N", look);
        let mut stamp = Dictionary::new();
        stamp.set("Type", name(b"Annot"));
        stamp.set("Subtype", name(b"Stamp"));
        stamp.set("Rect", place);
        stamp.set("F", 4);
        stamp.set("AP", looks);
        Ok(Some(stamp))
    }

    pub(super) fn object(&mut self, object: &'a Object, place: Place, depth: usize) -> Result<Object, CannotClean> {
        if depth > DEEPEST {
            return Err(CannotClean::Broken);
        }
        Ok(match object {
            Object::Reference(id) => self.reference(*id, place, depth)?,
            Object::Dictionary(old) => Object::Dictionary(self.dictionary(old, place, depth)?),
            Object::Array(items) => self.array(items, depth)?,
            // A stream always stands by itself; a text is kept only where a page needs one.
            Object::Stream(_) | Object::String(..) => Object::Null,
            Object::Null | Object::Boolean(_) | Object::Integer(_) | Object::Real(_) | Object::Name(_) => object.clone(),
        })
    }

    fn reference(&mut self, id: ObjectId, place: Place, depth: usize) -> Result<Object, CannotClean> {
        if let Some(known) = self.done.get(&id) {
            return Ok(Object::Reference(*known));
        }
        let Ok(old) = self.old.get_object(id) else { return Ok(Object::Null) };
        let dict = match old {
            Object::Stream(stream) => Some(&stream.dict),
            Object::Dictionary(dict) => Some(dict),
            _ => None,
        };
        if dict.is_some_and(is_stranger) {
            return Ok(Object::Null);
        }
        let new = self.new.new_object_id();
        self.done.insert(id, new);
        let copied = match old {
            Object::Stream(stream) => self.stream(stream, place, depth + 1)?,
            other => self.object(other, place, depth + 1)?,
        };
        self.new.set_object(new, copied);
        Ok(Object::Reference(new))
    }

    fn dictionary(&mut self, old: &'a Dictionary, place: Place, depth: usize) -> Result<Dictionary, CannotClean> {
        let mut new = Dictionary::new();
        if is_stranger(old) {
            return Ok(new);
        }
        for (key, value) in old.iter() {
            let is_told_apart = place == Place::Anywhere && (LEFT_BEHIND.contains(&key.as_slice()) || key == b"Resources");
            if is_told_apart {
                continue;
            }
            let kept = match self.seen(value) {
                Object::String(..) if TEXTS.contains(&key.as_slice()) => self.seen(value).clone(),
                Object::String(..) => continue,
                _ => self.object(value, place.below(key), depth + 1)?,
            };
            new.set(key.clone(), kept);
        }
        if let (Place::Anywhere, true, Ok(resources)) = (place, old.has(b"CharProcs"), old.get(b"Resources")) {
            let letters = self.letters(old)?.join(&b'\n');
            new.set("Resources", self.resources(resources, &letters, depth)?);
        }
        Ok(new)
    }

    fn array(&mut self, items: &'a [Object], depth: usize) -> Result<Object, CannotClean> {
        if let [Object::Name(kind), profile, ..] = items
            && kind == b"ICCBased"
        {
            return self.plain_colours(profile);
        }
        // The colours of an indexed colour space may be written as a text.
        let indexed = items.first().is_some_and(|first| matches!(first, Object::Name(n) if n == b"Indexed" || n == b"I"));
        let mut new = Vec::with_capacity(items.len());
        for item in items {
            new.push(match self.seen(item) {
                Object::String(..) if indexed => self.seen(item).clone(),
                Object::String(..) => Object::Null,
                _ => self.object(item, Place::Anywhere, depth + 1)?,
            });
        }
        Ok(Object::Array(new))
    }

    /// A device's colour profile names the device and can hold more; the plain colours stand in for it.
    fn plain_colours(&self, profile: &'a Object) -> Result<Object, CannotClean> {
        let parts = self.seen(profile).as_stream().ok().and_then(|profile| profile.dict.get(b"N").ok());
        match parts.map(|parts| self.seen(parts).as_i64()) {
            Some(Ok(1)) => Ok(name(b"DeviceGray")),
            Some(Ok(3)) => Ok(name(b"DeviceRGB")),
            Some(Ok(4)) => Ok(name(b"DeviceCMYK")),
            _ => Err(CannotClean::Broken),
        }
    }

    fn stream(&mut self, old: &'a Stream, place: Place, depth: usize) -> Result<Object, CannotClean> {
        let subtype = old.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        if place == Place::Glyphs || paints(old) {
            let mut dict = self.dictionary(&old.dict, Place::Anywhere, depth)?;
            let painting = content::without_marks(&self.budget.unpacked(old)?).ok_or(CannotClean::PictureInside)?;
            if let Ok(resources) = old.dict.get(b"Resources") {
                dict.set("Resources", self.resources(resources, &painting, depth)?);
            }
            return Ok(streams::packed(dict, painting));
        }
        let is_painted = subtype == b"Image" || [&b"PatternType"[..], b"ShadingType"].iter().any(|key| old.dict.has(key));
        if place == Place::Named && !is_painted {
            return Ok(Object::Null);
        }
        let dict = self.dictionary(&old.dict, Place::Anywhere, depth)?;
        let filters = streams::filters(old).iter().map(|filter| self.seen(filter)).collect::<Vec<_>>();
        streams::data(old, &filters, dict, &mut self.budget)
    }
}

fn is_number(object: &Object) -> bool {
    matches!(object, Object::Integer(_) | Object::Real(_))
}

/// A page without a size is as large as a letter: what readers do.
fn letter() -> Object {
    Object::Array([0, 0, 612, 792].map(Object::Integer).to_vec())
}

fn is_stranger(dict: &Dictionary) -> bool {
    dict.get_type().is_ok_and(|kind| STRANGERS.contains(&kind))
}

/// Hidden ones stay behind, and those that show no more than a sign for something else.
fn is_seen(note: &Dictionary, kind: &[u8]) -> bool {
    const HIDDEN: i64 = 2;
    const NO_VIEW: i64 = 32;
    const SIGNS: [&[u8]; 11] = [
        b"3D",
        b"FileAttachment",
        b"Link",
        b"Movie",
        b"Popup",
        b"Projection",
        b"RichMedia",
        b"Screen",
        b"Sound",
        b"Text",
        b"TrapNet",
    ];
    let flags = note.get(b"F").and_then(Object::as_i64).unwrap_or_default();
    flags & (HIDDEN | NO_VIEW) == 0 && !SIGNS.contains(&kind)
}
