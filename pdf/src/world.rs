//! What typst asks for: one template, one sheet, three faces. No files, no network, no clock.

use crate::{NotSet, face::FACES};
use std::sync::LazyLock;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

/// One sheet on its way.
pub struct Desk {
    main: Source,
    sheet: (FileId, Bytes),
}

impl Desk {
    pub fn for_sheet(json: &str) -> Result<Self, NotSet> {
        let main = Source::new(file("sheet.typ")?, include_str!("sheet.typ").to_owned());
        Ok(Self { main, sheet: (file("sheet.json")?, Bytes::from_string(json.to_owned())) })
    }
}

fn file(name: &str) -> Result<FileId, NotSet> {
    let path = VirtualPath::new(name).map_err(|error| NotSet(error.to_string()))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FACES.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(missing(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.sheet.0 { Ok(self.sheet.1.clone()) } else { Err(missing(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FACES.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
