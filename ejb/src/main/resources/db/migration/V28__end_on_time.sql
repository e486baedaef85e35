-- Meetings that end at their planned time. Runs unchanged on Derby and PostgreSQL.
alter table meeting add column end_on_time boolean default false not null;
