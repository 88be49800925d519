-- What a fact rests on: a page, a file, or both. The file is private and encrypted; its reference is in a column named «file», as every
-- one is, so that `acuse check` and backups find it.
create table evidence (
    id text primary key,
    position integer not null unique references entries (position),
    fact text not null references facts (id),
    kind text not null check (kind in ('official_act', 'official_page', 'act_copy', 'press', 'academic', 'association_document',
        'testimony', 'search_log')),
    level integer not null check (level between 1 and 5),
    url text,
    fetched_on text not null,                   -- the day on which somebody fetched it or was given it
    person text,                                -- who added it; in no leaf
    recorded_at text not null,
    file text,
    file_name text,
    file_kind text check (file_kind in ('pdf', 'jpg', 'png')),
    file_bytes integer,
    file_sha256 text,
    check ((file is null) = (file_sha256 is null) and (file is null) = (file_kind is null) and (file is null) = (file_bytes is null)),
    check (url is not null or file is not null or kind = 'testimony')
) strict;
create index evidence_by_fact on evidence (fact, position);
create trigger evidence_is_not_changed before update on evidence begin select raise(abort, 'evidence is append-only'); end;
create trigger evidence_is_not_removed before delete on evidence begin select raise(abort, 'evidence is append-only'); end;

-- The copies for everybody: without what a camera or a word processor adds, and without what was painted over. The bytes go when a copy is
-- withdrawn; its hash and why it went stay.
create table evidence_copies (
    position integer primary key references entries (position),
    evidence text not null references evidence (id),
    file text,
    kind text not null check (kind in ('pdf', 'jpg', 'png')),
    bytes integer not null,
    sha256 text not null,
    published_at text not null,
    published_by text,
    withdrawn_at text,
    withdrawn_by text,
    reason text,
    check ((file is null) = (withdrawn_at is not null) and (withdrawn_at is null) = (reason is null))
) strict;
create unique index evidence_copies_one_stands on evidence_copies (evidence) where withdrawn_at is null;
create index evidence_copies_by_evidence on evidence_copies (evidence, position);
create trigger evidence_copies_are_only_withdrawn before update on evidence_copies
when old.withdrawn_at is not null or new.withdrawn_at is null or new.position <> old.position or new.evidence <> old.evidence
  or new.kind <> old.kind or new.bytes <> old.bytes or new.sha256 <> old.sha256 or new.published_at <> old.published_at
begin select raise(abort, 'copies are only withdrawn'); end;
create trigger evidence_copies_are_not_removed before delete on evidence_copies begin select raise(abort, 'copies are only withdrawn'); end;
