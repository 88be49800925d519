//! People as this room knows them.

use crate::{
    ids::PersonId,
    web::lang::{Lang, LangExt},
};
use sqlx::{FromRow, Row, sqlite::SqliteRow};

/// An address in the one form that it is compared in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(pub(super) String);

impl Email {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Somebody with an account, confirmed or not.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: PersonId,
    pub email: String,
    pub name: String,
    /// The argon2id hash.
    pub password: String,
    pub lang: Lang,
    pub letters: Letters,
    pub confirmed: bool,
    /// Sessions of an earlier generation are over.
    pub generation: i64,
}

impl FromRow<'_, SqliteRow> for Person {
    fn from_row(row: &SqliteRow) -> sqlx::Result<Self> {
        Ok(Self {
            id: row.try_get("id")?,
            email: row.try_get("email")?,
            name: row.try_get("name")?,
            password: row.try_get("password")?,
            lang: language(row.try_get("language")?),
            letters: Letters::parse(row.try_get("letters")?).unwrap_or_default(),
            confirmed: row.try_get::<Option<String>, _>("confirmed_at")?.is_some(),
            generation: row.try_get("generation")?,
        })
    }
}

/// Which letters of their associations somebody wants. Those about the account itself are no choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    #[default]
    All,
    /// Those that leave them something to do.
    Mine,
}

impl Letters {
    pub const ALL: [Self; 2] = [Self::All, Self::Mine];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letters| letters.as_str() == text)
    }
}

/// What somebody changes of their account.
#[derive(Clone, Debug)]
pub struct Details {
    pub name: String,
    pub lang: Lang,
    /// None leaves the choice as it is: who belongs to no association is not asked.
    pub letters: Option<Letters>,
}

/// What somebody gives to make an account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub name: String,
    pub email: Email,
    pub password: String,
    pub lang: Lang,
}

/// The language of a code; Spanish for any other text.
pub fn language(code: &str) -> Lang {
    if code == Lang::en.code() { Lang::en } else { Lang::es }
}
