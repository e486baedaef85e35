-- Meetings in which people without an account take part. Runs unchanged on Derby and PostgreSQL.
alter table meeting add column guests boolean default false not null;
