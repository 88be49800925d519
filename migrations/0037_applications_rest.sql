-- What was written in a draft and was not filed with the rest of it, since nothing asked for it any more: for its association to read, and
-- in no leaf. It goes once nobody of the association is left.
create table filed_rest (
    application text primary key references applications (id),
    rest text not null check (json_valid(rest)) -- {"written": […], "files": […]}
) strict;
