//! Every setting, its default and why. Runs with none set; read from Leptos.toml and the environment.

use crate::error::{Error, Result};
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};
use std::{
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Config {
    /// Where the server listens. Loopback by default: nothing is public before somebody decides so.
    pub addr: SocketAddr,
    /// The data folder.
    pub data: PathBuf,
    /// The public address without a trailing slash; empty means loopback.
    pub public_url: String,
    /// Proxies whose X-Forwarded-For is believed; none by default, because anybody can send the header.
    pub trusted_proxies: Vec<IpAddr>,
    /// The key for papers and evidence; empty means `<data>.key`, outside the data folder so that a copied folder tells nothing.
    pub key_file: PathBuf,
    /// Mail server; empty means that one-time links wait in the steward's desk.
    pub smtp_url: String,
    pub mail_from: String,
    /// Who answers for this installation and where to write to them, in one line; shown in the privacy notice.
    pub contact: String,
    /// Bytes. 10 MiB holds a scanned deed of some thirty pages.
    pub max_file_bytes: usize,
    /// Files that one person may send within an hour: an application's papers twice over, and no way to fill the disk.
    pub max_files_an_hour: u32,
    /// The Unix socket of clamd; empty means that nothing looks for viruses.
    pub clamd_socket: PathBuf,
    /// Memory for hashing a password with argon2id, in KiB; 19 MiB and two rounds is what OWASP asks for at least. Tests use less.
    pub password_memory_kib: u32,
    pub password_rounds: u32,
    /// A database with an invented cast, marked so on every page.
    pub demo: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            addr: SocketAddr::from(([127, 0, 0, 1], 3000)),
            data: "./data".into(),
            public_url: String::new(),
            trusted_proxies: Vec::new(),
            key_file: PathBuf::new(),
            smtp_url: String::new(),
            mail_from: String::new(),
            contact: String::new(),
            max_file_bytes: 10 * 1024 * 1024,
            max_files_an_hour: 200,
            clamd_socket: PathBuf::new(),
            password_memory_kib: 19 * 1024,
            password_rounds: 2,
            demo: false,
        }
    }
}

impl Config {
    /// Reads Leptos.toml (if there is one) and the environment.
    pub fn load() -> Result<Self> {
        let file = std::env::var("ACUSE_CONFIG").unwrap_or_else(|_| "Leptos.toml".into());
        Self::from_file(Path::new(&file))
    }

    pub fn from_file(file: &Path) -> Result<Self> {
        let toml = Figment::from(Toml::file(file));
        let listens = toml.find_value("package.metadata.leptos.site-addr").ok();
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(addr) = listens {
            // A bare pair would be global and outrank the environment.
            figment = figment.merge(Serialized::default("addr", addr));
        }
        figment
            .merge(toml.focus("acuse"))
            .merge(Env::prefixed("ACUSE_").ignore(&["config", "demo"]))
            .extract()
            .map_err(|e| Error::Unreadable(format!("settings: {e}")))
    }

    pub fn key_file(&self) -> PathBuf {
        if !self.key_file.as_os_str().is_empty() {
            return self.key_file.clone();
        }
        let mut name = self.data.as_os_str().to_owned();
        name.push(".key");
        name.into()
    }

    /// The address that links begin with.
    pub fn base_url(&self) -> String {
        if self.public_url.is_empty() {
            format!("http://{}", self.addr)
        } else {
            self.public_url.trim_end_matches('/').to_owned()
        }
    }

    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
