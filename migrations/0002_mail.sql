-- Letters wait here in the transaction of the act that causes them, so that none is lost and none is sent for an act that failed.
create table outbox (
    id integer primary key,
    recipient text not null,
    subject text not null,
    body text not null,
    link text,                                  -- the one-time link the letter carries, shown to the steward when no mail is set up
    queued_at text not null,
    next_try_at text not null,
    tries integer not null default 0,
    last_error text,
    sent_at text,
    given_up_at text                            -- a dead letter: kept, shown to the steward
) strict;
create index outbox_waiting on outbox (next_try_at) where sent_at is null and given_up_at is null;
