-- What a reviewer or a decider finds of one folio, by the criteria under which it was filed. Each version stays; the newest of a person
-- holds, as long as no correction was asked for after it. Its notes, and why it changed, are texts of the entry, which stays sealed.
create table opinions (
    position integer primary key references entries (position),
    line text not null,
    folio text not null,
    person text not null,                       -- who gave it; in no leaf
    marks text not null check (json_valid(marks)), -- by criterion: the points, and the ends of its scale
    given_at text not null
) strict;
create index opinions_by_line on opinions (line, position);
create index opinions_by_folio on opinions (folio, position);
create trigger opinions_are_not_changed before update on opinions begin select raise(abort, 'opinions are append-only'); end;
create trigger opinions_are_not_removed before delete on opinions begin select raise(abort, 'opinions are append-only'); end;
