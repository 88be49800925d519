//! How often one address may try: kept in memory only, so that no address outlives its limit.

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    time::Duration,
};

/// How long whoever is over a limit is asked to wait: within it several tries come back. `Retry-After` says so.
pub const WAIT: Duration = Duration::from_secs(30);

/// Kinds of requests that are limited by address. Per-account limits are in the database.
#[derive(Clone, Copy, Debug)]
pub enum Limited {
    /// Signing in, registering, asking for a letter: things that guess or annoy.
    Account,
    /// Any other write.
    Write,
    /// Asking whether a folio was issued.
    Lookup,
}

pub struct Limits {
    account: DefaultKeyedRateLimiter<IpAddr>,
    write: DefaultKeyedRateLimiter<IpAddr>,
    lookup: DefaultKeyedRateLimiter<IpAddr>,
}

impl Default for Limits {
    fn default() -> Self {
        // An office or a family shares an address: thirty sign-ins at once, then one each six seconds.
        Self { account: keyed(10, 30), write: keyed(120, 240), lookup: keyed(20, 40) }
    }
}

impl Limits {
    /// Whether this address may do this now.
    pub fn allow(&self, kind: Limited, address: IpAddr) -> bool {
        let limiter = match kind {
            Limited::Account => &self.account,
            Limited::Write => &self.write,
            Limited::Lookup => &self.lookup,
        };
        limiter.check_key(&subscriber(address)).is_ok()
    }

    /// Forgets addresses that have not been seen lately.
    pub fn forget(&self) {
        self.account.retain_recent();
        self.write.retain_recent();
        self.lookup.retain_recent();
    }
}

/// What one subscriber has: an IPv4 address, or the 64 bits of an IPv6 network within which a host changes its address at will.
fn subscriber(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.into(),
            None => Ipv6Addr::from(u128::from(v6) & !u128::from(u64::MAX)).into(),
        },
        v4 => v4,
    }
}

fn keyed(per_minute: u32, burst: u32) -> DefaultKeyedRateLimiter<IpAddr> {
    let per_minute = NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN);
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    RateLimiter::keyed(Quota::per_minute(per_minute).allow_burst(burst))
}
