-- What a calendar program reads in a mail that waits. Runs unchanged on Derby and PostgreSQL.

-- Encrypted with the key of its person; taken away with the content.
alter table queued_mail add column sealed_calendar varchar(12000);

-- Meetings that repeat: how, and either how often or until which day of their zone.
alter table meeting add column repeat_frequency varchar(10);
alter table meeting add column repeat_days varchar(70);
alter table meeting add column repeat_count integer;
alter table meeting add column repeat_until varchar(10);
-- When the last one is over; of meetings that do not repeat, their planned end.
alter table meeting add column plan_ends_at timestamp;
update meeting set plan_ends_at = planned_end;
create index meeting_by_plan_end on meeting (plan_ends_at);
