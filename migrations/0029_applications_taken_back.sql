-- What an association recorded as filed elsewhere, and took back since: a wrong line, a wrong day, somebody else's receipt. It counts no
-- more and its file is gone; here stands what was said and why it was taken back, for the association. The entries stay as they are.
create table elsewhere_taken_back (
    id text primary key,
    association text not null references associations (id),
    line text,                                  -- as in filed_elsewhere
    suggestion text references suggestions (id),
    filed_on text not null,
    amount_cents integer,
    currency text check (currency in ('MXN', 'USD')),
    receipt_sha256 text not null,               -- the entry commits to it
    recorded_at text not null,
    taken_back_at text not null,
    reason text not null,
    check ((line is null) <> (suggestion is null))
) strict;
create index elsewhere_taken_back_by_association on elsewhere_taken_back (association, taken_back_at);
