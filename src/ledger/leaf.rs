//! Leaves: final canonical JSON (RFC 8785), their RFC 6962 hash, and salted commitments to what they do not tell.

use crate::error::Result;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The version of the leaves' form.
pub const VERSION: u32 = 1;

/// RFC 8785 canonical JSON.
pub fn canonical(value: &Value) -> Result<String> {
    Ok(serde_json_canonicalizer::to_string(value)?)
}

/// RFC 6962 section 2.1: the hash of a leaf is SHA-256 over 0x00 and the leaf.
pub fn leaf_hash(leaf: &str) -> [u8; 32] {
    Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

/// SHA-256 over a salt of 32 random bytes and the text (UTF-8): whoever holds both can prove the text, nobody else can guess it.
pub fn commitment(salt: &[u8], text: &str) -> String {
    hex(&Sha256::new().chain_update(salt).chain_update(text).finalize())
}

/// A new salt.
pub fn salt() -> Result<[u8; 32]> {
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(crate::error::Error::internal)?;
    Ok(salt)
}

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}
