//! `acuse check`: settings, database, ledger, files. Reads only, so that it works beside a running server.

use super::{closing, leftovers};
use crate::{
    clock::Clock,
    config::Config,
    db::{Db, KeptFile},
    error::{Error, Result},
    i18n::td_string,
    ledger,
    mail::Postman,
    scanner,
    vault::{self, Vault},
    web::lang::Lang,
};

/// Checks everything; what was found to be right, in sentences.
///
/// # Errors
/// With every sentence about what is wrong.
pub async fn check(config: &Config, mail_to: Option<&str>) -> Result<Vec<String>> {
    let mut fine = vec![settings(config)?];
    let db = Db::open_to_read(&config.data, false).await?;
    let found = contents(&db, config).await;
    db.close().await;
    fine.extend(found?);
    if let Some(address) = mail_to {
        fine.push(letter(config, address).await?);
    }
    Ok(fine)
}

fn settings(config: &Config) -> Result<String> {
    let mut wrong = Vec::new();
    if !config.public_url.is_empty() && url::Url::parse(&config.public_url).is_err() {
        wrong.push(format!("the setting public_url is not an address: {}", config.public_url));
    }
    if let Err(error) = Postman::from_settings(config) {
        wrong.push(error.to_string());
    }
    all_right(wrong, "The settings can be used.".into())
}

async fn contents(db: &Db, config: &Config) -> Result<Vec<String>> {
    let mut fine = files(db, config).await?;
    fine.extend(scanner(config).await?);
    Ok([database(db).await?, fine, closing::soon(db, Clock::system().now()).await?].concat())
}

/// What a database must be, whether it serves or is a backup.
pub(super) async fn database(db: &Db) -> Result<Vec<String>> {
    let whole = all_right(db.integrity().await?, format!("The database {} is whole.", db.path().display()))?;
    let entries = ledger::head(db).await?;
    let proven = all_right(ledger::verify(db).await?, format!("The ledger proves itself: {entries} entries."))?;
    Ok(vec![whole, proven])
}

async fn files(db: &Db, config: &Config) -> Result<Vec<String>> {
    let files = db.files().await?;
    let key = config.key_file();
    if files.is_empty() && !vault::has_files(&config.data) {
        return Ok(vec!["No files are kept.".into()]);
    }
    if !key.exists() {
        return Err(Error::Unavailable(format!(
            "the key of the files is not at {}: without it none of them opens",
            key.display()
        )));
    }
    let vault = Vault::open(&config.data, &key)?;
    let old = leftovers::old(&vault)?;
    let wrong: Vec<_> = files.iter().filter_map(|file| Some((file, wrong_with(&vault, file)?))).collect();
    // Asked again: beside a server, files come and go while the others are read.
    let now = db.files().await?;
    let wrong = wrong.into_iter().filter(|(file, _)| now.iter().any(|one| one.id == file.id)).map(|(_, says)| says).collect();
    let whole =
        all_right(wrong, format!("Files that are there and open: {}. Each is the one whose hash its row has.", files.len()))?;
    let left: Vec<String> = leftovers::unreferred(old, &now).into_iter().map(|file| file.to_string()).collect();
    if left.is_empty() {
        return Ok(vec![whole]);
    }
    let says = format!(
        "Files that no row refers to: {}. They are more than a day old. An upload that was cut off leaves one; a running server takes them out of {} within the hour: {}.",
        left.len(),
        config.data.join("files").display(),
        left.join(", ")
    );
    Ok(vec![whole, says])
}

fn wrong_with(vault: &Vault, file: &KeptFile) -> Option<String> {
    match vault.read(&file.id) {
        Err(error) => Some(format!("the file {} does not open: {error}", file.id)),
        Ok(bytes) => {
            let other = file.sha256.as_ref().is_some_and(|hash| *hash != vault::sha256(&bytes));
            other.then(|| format!("the file {} is not the one whose hash its row has", file.id))
        }
    }
}

/// Whether the virus scanner answers, where there is one.
async fn scanner(config: &Config) -> Result<Option<String>> {
    let Some(scanner) = scanner::of_settings(config) else { return Ok(None) };
    scanner.scan(b"").await.map_err(|e| Error::Unavailable(format!("the virus scanner does not answer: {e}")))?;
    Ok(Some("The virus scanner answers.".into()))
}

async fn letter(config: &Config, address: &str) -> Result<String> {
    let postman = Postman::from_settings(config)?
        .ok_or_else(|| Error::Unreadable("no mail server is set (smtp_url): letters wait in the steward's desk".into()))?;
    let body = format!("{}\n{}", td_string!(Lang::es, mail.test_body), td_string!(Lang::en, mail.test_body));
    postman
        .send(address, td_string!(Lang::es, mail.test_subject), &body)
        .await
        .map_err(|e| Error::Unavailable(format!("the mail server did not take the test letter: {e}")))?;
    Ok(format!("The mail server took a test letter to {address}."))
}

fn all_right(wrong: Vec<String>, sentence: String) -> Result<String> {
    if wrong.is_empty() { Ok(sentence) } else { Err(Error::Unavailable(wrong.join("\n"))) }
}
