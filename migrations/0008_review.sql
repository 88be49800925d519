-- What officials say before they open what was filed on a line; the latest of a person holds.
create table conflict_declarations (
    position integer primary key references entries (position),
    line text not null,
    person text not null,
    conflict integer not null check (conflict in (0, 1)),
    declared_at text not null
) strict;
create index conflict_declarations_by_line on conflict_declarations (line, person, position);

-- A result on one folio. Each version stays; the newest holds until the resolution is published. Its reason is a text of the entry.
create table rulings (
    position integer primary key references entries (position),
    entry text not null unique,
    line text not null,
    folio text not null,
    person text not null,                       -- who recorded it; in no leaf
    result text not null check (result in ('awarded', 'not_awarded')),
    cents integer check ((result = 'awarded') = (cents is not null and cents > 0)),
    ruled_at text not null
) strict;
create index rulings_by_line on rulings (line, folio, position);

-- A resolution as one person proposes it. A ruling recorded later takes the proposal back.
create table proposals (
    position integer primary key references entries (position),
    line text not null,
    person text not null,
    proposed_at text not null
) strict;
create index proposals_by_line on proposals (line, position);

-- A resolution that a second person approved and published.
create table resolutions (
    position integer primary key references entries (position),
    line text not null,
    fact text not null,                         -- the fact that ends the line; a later fact may annul it
    act text not null,
    published_at text not null
) strict;
create index resolutions_by_line on resolutions (line, position);

create table resolution_results (
    resolution integer not null references resolutions (position),
    folio text not null,
    ruling integer not null references rulings (position),
    result text not null check (result in ('awarded', 'not_awarded')),
    cents integer,
    primary key (resolution, folio)
) strict, without rowid;

create trigger conflict_declarations_are_not_changed before update on conflict_declarations begin select raise(abort, 'declarations are append-only'); end;
create trigger conflict_declarations_are_not_removed before delete on conflict_declarations begin select raise(abort, 'declarations are append-only'); end;
create trigger rulings_are_not_changed before update on rulings begin select raise(abort, 'rulings are append-only'); end;
create trigger rulings_are_not_removed before delete on rulings begin select raise(abort, 'rulings are append-only'); end;
create trigger proposals_are_not_changed before update on proposals begin select raise(abort, 'proposals are append-only'); end;
create trigger proposals_are_not_removed before delete on proposals begin select raise(abort, 'proposals are append-only'); end;
create trigger resolutions_are_not_changed before update on resolutions begin select raise(abort, 'resolutions are append-only'); end;
create trigger resolutions_are_not_removed before delete on resolutions begin select raise(abort, 'resolutions are append-only'); end;
create trigger resolution_results_are_not_changed before update on resolution_results begin select raise(abort, 'resolutions are append-only'); end;
create trigger resolution_results_are_not_removed before delete on resolution_results begin select raise(abort, 'resolutions are append-only'); end;
