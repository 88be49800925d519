-- Every column that refers to a file in the vault is named «file»: `acuse check` and backups find files by that name, and those of
-- applications were called otherwise.
alter table draft_files rename column id to file;
alter table application_files rename column id to file;

-- What the virus scanner said of a file, by its reference. Nobody's act; there is no row before it was asked. The column is not named
-- «file»: what was said outlives a file that was taken off, and no backup has to bring that one back.
create table file_scans (
    scanned text primary key,
    found text,                                 -- what it is, as the scanner calls it; none: nothing was found
    scanned_at text not null
) strict, without rowid;
