-- The clock that a person lives by, as Asia/Tokyo; empty for that of the browser.
alter table account add column time_zone varchar(64) default '' not null;

-- A person's own history.
create index access_history_person on access_history (person_id, began_at desc);
