-- Meetings in which people may show themselves. Runs unchanged on Derby and PostgreSQL.
alter table meeting add column cameras boolean default false not null;
