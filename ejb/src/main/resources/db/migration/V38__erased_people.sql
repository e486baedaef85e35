-- When it was destroyed what identified the person of a deleted account. Runs unchanged on Derby and PostgreSQL.
alter table account add column erased_at timestamp;

-- Accounts are found by their roles too, in the same column; empty until the next start of the server fills it anew.
update account set search_text = '';
