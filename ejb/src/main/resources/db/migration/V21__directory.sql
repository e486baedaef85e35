-- What an account is found by, in one column. Rows that exist take what they were found by until now; each change folds it further.
alter table account add column search_text varchar(2000) default '' not null;
update account set search_text =
  lower(login_name) || '
' || lower(display_name) || '
' || lower(kana) || '
' || lower(email) || '
' || lower(department);

-- Counting the members of a group looks for the few that are deleted.
create index account_deleted_at on account (deleted_at);
