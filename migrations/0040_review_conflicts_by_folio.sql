-- A conflict of interest may be with one folio alone: null where it was declared for the whole line. The rest stays as it was for both:
-- append-only, and lifted by another person.
alter table conflict_declarations add column folio text;
