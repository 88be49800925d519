-- A call may limit what is asked for by heading of the budget: which one a row of a draft stands under. Empty where the call has none,
-- and in every row that was typed before there were headings.
alter table draft_budget add column heading text not null default '';
