-- What a line's list shows of each application, by itself: the frozen copies, with their answers, stay unread. What was filed never changes,
-- so neither do the two values taken out of it.
create index applications_listed on applications
    (line, filed_at, id, folio, association, withdrawn_at, content ->> '$.association.name', content ->> '$.budget.totals.asked');
