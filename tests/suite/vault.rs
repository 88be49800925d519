//! Pseudonyms: the same for the same thing, and made with the key of the installation.

use acuse::{
    ledger::hex,
    vault::{Vault, hmac_sha256},
};
use tempfile::TempDir;

#[test]
fn the_keyed_hash_is_that_of_rfc_4231() {
    let cases: [(&[u8], &[u8], &str); 3] = [
        (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (b"Jefe", b"what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        (&[0xaa; 20], &[0xdd; 50], "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    ];
    for (key, text, wanted) in cases {
        assert_eq!(hex(&hmac_sha256(key, text)), wanted);
    }
}

#[test]
fn a_pseudonym_is_the_installations_own() {
    let (here, there) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let open = |folder: &TempDir| Vault::open(folder.path(), &folder.path().join("key")).unwrap();
    let (ours, theirs) = (open(&here), open(&there));
    let name = ours.pseudonym(&["association", "club"]);
    assert_eq!(open(&here).pseudonym(&["association", "club"]), name, "the same after a restart");
    assert_ne!(theirs.pseudonym(&["association", "club"]), name, "and another with another key");
    assert_ne!(ours.pseudonym(&["association", "casa"]), name);
}
