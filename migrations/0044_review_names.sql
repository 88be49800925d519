-- That somebody opened the names which a line withholds from those who review it, with a reason, which is a text of the entry. From then
-- on everybody who reads the line reads them.
create table name_openings (
    position integer primary key references entries (position),
    entry text not null unique,                 -- sealed; opened by the resolution
    line text not null unique,
    person text not null,                       -- who opened them; in no leaf
    opened_at text not null
) strict;
create trigger name_openings_are_not_changed before update on name_openings begin select raise(abort, 'openings are append-only'); end;
create trigger name_openings_are_not_removed before delete on name_openings begin select raise(abort, 'openings are append-only'); end;
