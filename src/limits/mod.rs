//! How often one may try: kept in memory only, so that no address outlives its limit. Visitors count by their address; whoever is signed
//! in counts alone, because at a closing a whole table, or a whole neighbourhood behind one telephone company, shares an address.

mod shares;

pub use shares::{Share, Shares};

use crate::{ids::PersonId, policy::Refusal};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::Arc,
    time::Duration,
};

/// How long whoever is over a limit is asked to wait: within it several tries come back. `Retry-After` says so.
pub const WAIT: Duration = Duration::from_secs(30);

/// Kinds of requests that are limited. Limits that must outlive a restart are in the database.
#[derive(Clone, Copy, Debug)]
pub enum Limited {
    /// Signing in, registering, asking for a letter: things that guess or annoy.
    Account,
    /// Any other write of a visitor.
    Write,
    /// Asking whether a folio was issued.
    Lookup,
    /// A write of somebody signed in: typing saves about once a second, in several windows.
    Own,
    /// Filing, or answering a correction: whatever else the same person does at once, such as typing, takes nothing of it.
    Filing,
}

/// Whom a limit counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// What one subscriber has; see [`Counted::address`].
    Address(IpAddr),
    Person(PersonId),
}

impl Counted {
    /// A visitor: an IPv4 address, or the 64 bits of an IPv6 network within which a host changes its address at will.
    pub fn address(address: IpAddr) -> Self {
        Self::Address(match address {
            IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
                Some(v4) => v4.into(),
                None => Ipv6Addr::from(u128::from(v6) & !u128::from(u64::MAX)).into(),
            },
            v4 => v4,
        })
    }
}

/// What the bodies of forms with files may take of the memory at a time, in bytes: in all, and for one person. A body is held until its
/// request is answered.
const BODIES: (usize, usize) = (512 * 1024 * 1024, 160 * 1024 * 1024);
/// What may be read at a time of forms with files that nobody acts on, for the words in them. Nothing of a file stays in the memory; apart
/// from the others, so that whoever is not signed in takes nothing from whoever is.
const PASSED_OVER: (usize, usize) = (96 * 1024 * 1024, 32 * 1024 * 1024);
/// How many bodies may be written while they are sent, in all and for one reader. Each takes a thread and, at times, a file's memory.
const DOWNLOADS: (usize, usize) = (48, 4);

pub struct Limits {
    account: DefaultKeyedRateLimiter<Counted>,
    write: DefaultKeyedRateLimiter<Counted>,
    lookup: DefaultKeyedRateLimiter<Counted>,
    own: DefaultKeyedRateLimiter<Counted>,
    filing: DefaultKeyedRateLimiter<Counted>,
    /// Memory of bodies with files.
    pub bodies: Arc<Shares>,
    /// What is read of such bodies where nobody acts on them.
    pub passed_over: Arc<Shares>,
    /// Bodies that are written while they are sent.
    downloads: Arc<Shares>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // An office or a family shares an address: thirty sign-ins at once, then one each six seconds.
            account: keyed(10, 30),
            write: keyed(120, 240),
            lookup: keyed(20, 40),
            own: keyed(240, 480),
            filing: keyed(30, 60),
            bodies: Shares::of(BODIES),
            passed_over: Shares::of(PASSED_OVER),
            downloads: Shares::of(DOWNLOADS),
        }
    }
}

impl Limits {
    /// Whether they may do this now.
    pub fn allow(&self, kind: Limited, counted: &Counted) -> bool {
        let limiter = match kind {
            Limited::Account => &self.account,
            Limited::Write => &self.write,
            Limited::Lookup => &self.lookup,
            Limited::Own => &self.own,
            Limited::Filing => &self.filing,
        };
        limiter.check_key(counted).is_ok()
    }

    /// A turn to write a body while it is sent, until it is dropped.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] while all turns are taken, or all that one reader may have.
    pub fn download(&self, reader: Counted) -> Result<Share, Refusal> {
        let turn = self.downloads.share(reader);
        if turn.take(1) { Ok(turn) } else { Err(Refusal::TooMany) }
    }

    /// Forgets whoever has not been seen lately.
    pub fn forget(&self) {
        for limiter in [&self.account, &self.write, &self.lookup, &self.own, &self.filing] {
            limiter.retain_recent();
        }
    }
}

fn keyed(per_minute: u32, burst: u32) -> DefaultKeyedRateLimiter<Counted> {
    let per_minute = NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN);
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    RateLimiter::keyed(Quota::per_minute(per_minute).allow_burst(burst))
}
