-- Single times of a meeting that repeats which were moved or cancelled. Runs unchanged on Derby and PostgreSQL.

-- One entry for each, in seconds since 1970: "when it would be", or "when it would be>start/end".
alter table meeting add column repeat_changes varchar(2000);
