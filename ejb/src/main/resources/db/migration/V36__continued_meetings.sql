-- Where a meeting goes on whose later times were made a meeting of their own. Runs unchanged on Derby and PostgreSQL.

-- The number of that meeting, without a foreign key as other names of rows.
alter table meeting add column continued_by varchar(9);
