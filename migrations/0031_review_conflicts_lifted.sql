-- A declared conflict of interest stays until another person lifts it, with a reason, which is a text of the entry. Whoever declared it
-- then declares anew before anything opens.
create table conflict_lifts (
    position integer primary key references entries (position),
    entry text not null unique,                 -- sealed; opened by the resolution
    declaration integer not null unique references conflict_declarations (position),
    person text not null,                       -- who lifted it; in no leaf
    lifted_at text not null
) strict;
create trigger conflict_lifts_take_another_person before insert on conflict_lifts
when exists (select 1 from conflict_declarations d where d.position = new.declaration and (d.person = new.person or d.conflict = 0))
begin select raise(abort, 'a declared conflict is lifted by another person'); end;
create trigger conflict_lifts_are_not_changed before update on conflict_lifts begin select raise(abort, 'liftings are append-only'); end;
create trigger conflict_lifts_are_not_removed before delete on conflict_lifts begin select raise(abort, 'liftings are append-only'); end;
