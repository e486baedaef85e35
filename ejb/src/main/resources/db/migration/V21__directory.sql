-- What an account is found by, in one column; empty in rows that were there before, until the next start of the server fills it.
alter table account add column search_text varchar(2000) default '' not null;

-- Counting the members of a group looks for the few that are deleted.
create index account_deleted_at on account (deleted_at);
