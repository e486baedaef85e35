-- Meetings with a lobby, and meetings into which only invited people come. Runs unchanged on Derby and PostgreSQL.
alter table meeting add column lobby boolean default false not null;
alter table meeting add column invited_only boolean default false not null;
