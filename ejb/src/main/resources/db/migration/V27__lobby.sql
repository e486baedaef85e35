-- Meetings with a lobby. Runs unchanged on Derby and PostgreSQL.
alter table meeting add column lobby boolean default false not null;
