-- Programmes and calls that come round are renamed too, programmes above all. SQLite changes no constraint of a table that is there: the
-- same table with the wider one takes its place, with every row and both guards.
create table addresses_of_more (
    position integer primary key references entries (position),
    kind text not null check (kind in ('call', 'institution', 'programme', 'template', 'commitment', 'electoral_period')),
    slug text not null,
    id text not null
) strict;
insert into addresses_of_more (position, kind, slug, id) select position, kind, slug, id from addresses;
drop table addresses;
alter table addresses_of_more rename to addresses;

create trigger addresses_are_not_changed before update on addresses begin select raise(abort, 'addresses are append-only'); end;
create trigger addresses_are_not_removed before delete on addresses begin select raise(abort, 'addresses are append-only'); end;
create trigger addresses_name_one_thing before insert on addresses
when exists (select 1 from addresses where kind = new.kind and slug = new.slug and id <> new.id)
begin select raise(abort, 'an address names one thing'); end;
