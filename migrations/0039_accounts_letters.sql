-- Which letters of their associations somebody wants: all of them, or only those that leave them something to do.
alter table people add column letters text not null default 'all' check (letters in ('all', 'mine'));
