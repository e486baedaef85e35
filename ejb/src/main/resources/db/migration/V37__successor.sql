-- Meetings in which somebody takes the lead when those who led stay away, as in all until now. Runs unchanged on Derby and
-- PostgreSQL.
alter table meeting add column successor boolean default true not null;
