-- That an association presented what a yearly duty asks for, and that somebody took such a mark back: acts, one below another. The last
-- one about a duty and a year holds; a year is that in which the duty falls due.
create table duty_marks (
    position integer primary key references entries (position),
    association text not null references associations (id),
    duty text not null,
    year integer not null,
    done_on text,                               -- the day it was presented; null where the mark was taken back
    marked_at text not null,
    person text not null
) strict;
create index duty_marks_by_association on duty_marks (association, duty);
create trigger duty_marks_are_not_changed before update on duty_marks begin select raise(abort, 'marks are append-only'); end;
create trigger duty_marks_are_not_removed before delete on duty_marks begin select raise(abort, 'marks are append-only'); end;
