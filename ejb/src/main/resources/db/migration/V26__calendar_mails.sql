-- What a calendar program reads in a mail that waits. Runs unchanged on Derby and PostgreSQL.

-- Encrypted with the key of its person; taken away with the content.
alter table queued_mail add column sealed_calendar varchar(12000);
