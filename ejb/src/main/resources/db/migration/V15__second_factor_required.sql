-- Who must have a second factor. Runs unchanged on Derby and PostgreSQL.

-- OFF, OPTIONAL, or the system roles that must have one with commas between them.
alter table policy_version add column second_factor varchar(120) default 'OPTIONAL' not null;
