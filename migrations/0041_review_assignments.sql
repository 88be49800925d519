-- Whose duty a folio is: the last row of a folio says. Being in charge opens nothing and keeps nobody else out; who leaves the office, or
-- declares an interest, is not counted any more, whatever stands here. One act may be about many folios.
create table assignments (
    position integer not null references entries (position),
    line text not null,
    folio text not null,
    person text not null,                       -- whom it was given to, or who was released from it; in no leaf
    given integer not null check (given in (0, 1)),
    done_by text not null,                      -- who gave or released it: themselves or another; in no leaf
    at text not null,
    primary key (position, folio)
) strict, without rowid;
create index assignments_by_line on assignments (line, position);
create index assignments_by_person on assignments (person, line);
create trigger assignments_are_not_changed before update on assignments begin select raise(abort, 'assignments are append-only'); end;
create trigger assignments_are_not_removed before delete on assignments begin select raise(abort, 'assignments are append-only'); end;
