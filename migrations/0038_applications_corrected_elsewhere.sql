-- What an association says of something it filed elsewhere can be mended: the day, the sum, the note. What it said before stands here with
-- the entry that changed it; who did it is in that entry alone.
create table elsewhere_corrections (
    position integer primary key references entries (position),
    filing text not null,                       -- as in filed_elsewhere, also once it was taken back
    corrected_at text not null,
    filed_on text not null,
    amount_cents integer,
    currency text check (currency in ('MXN', 'USD')),
    note text not null
) strict;
create index elsewhere_corrections_by_filing on elsewhere_corrections (filing, position);

-- A record that is taken back keeps its stamped receipt until somebody deletes the file as well, which is an act of its own. Of those that
-- were taken back before this, the file went at once and the note with it.
create table elsewhere_taken_back_with_files (
    id text primary key,
    association text not null references associations (id),
    line text,                                  -- as in filed_elsewhere
    suggestion text references suggestions (id),
    filed_on text not null,
    amount_cents integer,
    currency text check (currency in ('MXN', 'USD')),
    note text not null,
    file text,
    file_name text,
    file_kind text check (file_kind in ('pdf', 'jpg', 'png')),
    file_bytes integer,
    file_sha256 text not null,                  -- the entry commits to it
    recorded_at text not null,
    taken_back_at text not null,
    reason text not null,
    file_deleted_at text,
    check ((line is null) <> (suggestion is null)),
    check ((file is null) = (file_deleted_at is not null))
) strict;
insert into elsewhere_taken_back_with_files
    select id, association, line, suggestion, filed_on, amount_cents, currency, '', null, null, null, null, receipt_sha256, recorded_at,
        taken_back_at, reason, taken_back_at
    from elsewhere_taken_back;
drop table elsewhere_taken_back;
alter table elsewhere_taken_back_with_files rename to elsewhere_taken_back;
create index elsewhere_taken_back_by_association on elsewhere_taken_back (association, taken_back_at);
