-- What two people change in a budget at once comes together row by row: each row has an identity that stays while it is changed or moved,
-- and says who saved it. None for what was saved before this was noted. A row in which nothing is written is none: two people who each
-- fill one in have written two.
alter table draft_budget add column id text not null default '';
alter table draft_budget add column saved_by text;
alter table draft_budget add column saved_at text;
delete from draft_budget where trim(concept) = '' and trim(quantity) = '' and trim(unit_cost) = '';
update draft_budget set id = lower(hex(randomblob(16)));
create unique index draft_budget_by_id on draft_budget (draft, id);
