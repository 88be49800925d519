-- Which steps of a guide an association has taken: a checklist of its own, which proves nothing and is nobody's act.
create table guide_steps (
    association text not null references associations (id),
    guide text not null,
    step text not null,
    done_at text not null,
    done_by text not null,
    primary key (association, guide, step)
) strict, without rowid;

-- Of which yearly duties an association wants no reminder, and when its fiscal year ends, if it said so.
create table duty_settings (
    association text primary key references associations (id),
    off text not null,                          -- duties, with blanks between
    year_end integer not null check (year_end between 1 and 12)
) strict, without rowid;
