-- What an association does, described once and used in each application.
create table projects (
    id text primary key,
    association text not null references associations (id),
    title text not null,
    description text not null,
    populations text not null,                  -- some of return, transit, destination, abroad, with blanks between
    participation text not null check (participation in ('intercultural', 'political_rights', 'assistance')),
    added_at text not null,
    ended_at text
) strict;
create index projects_of on projects (association, added_at);

-- Whether an association says in its public profile that it is interested in investing together with others.
alter table associations add column coinvestment integer not null default 0 check (coinvestment in (0, 1));
