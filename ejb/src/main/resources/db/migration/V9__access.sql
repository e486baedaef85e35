-- Whom a count of wrong tries closes out, so that a page can show it. Rows from before show nobody until their next try.
alter table sign_in_throttle add column lockout_id varchar(36);
alter table sign_in_throttle add column kind varchar(16);
-- Null for a name that no account has: what strangers type may be a password, so it is not kept.
alter table sign_in_throttle add column account_id varchar(36);
alter table sign_in_throttle add column address varchar(64);
create index sign_in_throttle_closed_until on sign_in_throttle (closed_until);
