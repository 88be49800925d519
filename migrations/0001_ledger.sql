-- Every act that changes the domain is one entry. Its leaf is final canonical JSON (RFC 8785) with its RFC 6962 leaf hash:
-- the tree that comes later is built over these leaves without rewriting one.
create table entries (
    position integer primary key,               -- from 0, without gaps: the leaf's index in the log
    id text not null unique,
    at text not null,                           -- RFC 3339, UTC, milliseconds
    public integer not null check (public in (0, 1)),
    kind text not null,                         -- known here also for sealed entries, whose leaf does not tell it
    subject_kind text,
    subject_id text,
    person text,                                -- who did it; never part of the leaf
    leaf text not null,
    leaf_hash blob not null check (length(leaf_hash) = 32)
) strict;
create index entries_by_subject on entries (subject_kind, subject_id, position);

-- Texts live beside their entry, so that one can be erased while its salted commitment stays in the leaf.
create table entry_texts (
    position integer not null references entries (position),
    name text not null,
    salt blob not null check (length(salt) = 32),
    text text,                                  -- null: erased by a recorded redaction
    primary key (position, name)
) strict, without rowid;

-- What is not public yet enters the log as one salted commitment, without kind or subject.
create table entry_sealed (
    position integer primary key references entries (position),
    salt blob not null check (length(salt) = 32),
    inner text not null
) strict;

-- An entry is evidence. Even we may not change one: mistakes are answered by a later entry.
create trigger entries_are_not_changed before update on entries begin select raise(abort, 'entries are append-only'); end;
create trigger entries_are_not_removed before delete on entries begin select raise(abort, 'entries are append-only'); end;
create trigger entries_have_no_gaps before insert on entries
when new.position <> (select coalesce(max(position) + 1, 0) from entries)
begin select raise(abort, 'entries have no gaps'); end;
create trigger sealed_are_not_changed before update on entry_sealed begin select raise(abort, 'entries are append-only'); end;
create trigger sealed_are_not_removed before delete on entry_sealed begin select raise(abort, 'entries are append-only'); end;
create trigger texts_are_only_erased before update on entry_texts
when new.text is not null or new.salt <> old.salt or new.position <> old.position or new.name <> old.name
begin select raise(abort, 'texts are only erased'); end;
create trigger texts_are_not_removed before delete on entry_texts begin select raise(abort, 'entries are append-only'); end;
