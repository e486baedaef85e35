-- When meetings are planned, what they are about and who is invited. Runs unchanged on Derby and PostgreSQL.

alter table meeting add column description varchar(4000);
alter table meeting add column planned_start timestamp;
alter table meeting add column planned_end timestamp;
-- The organizer's zone, in which the clock of the meeting is kept.
alter table meeting add column time_zone varchar(60);
-- Counts what its leaders changed, so that nobody overwrites what somebody else has just written.
alter table meeting add column plan_version bigint default 0 not null;
alter table meeting add constraint meeting_times_whole check (
  (planned_start is null and planned_end is null and time_zone is null)
  or (planned_start is not null and planned_end is not null and time_zone is not null and planned_start < planned_end));
create index meeting_by_planned_end on meeting (planned_end);

-- account_id names an account without a foreign key, as organizer_id does.
create table meeting_invitee (
  meeting_id varchar(36) not null,
  account_id varchar(36) not null,
  constraint meeting_invitee_primary_key primary key (meeting_id, account_id),
  constraint meeting_invitee_of_meeting foreign key (meeting_id) references meeting (id)
);
create index meeting_invitee_by_account on meeting_invitee (account_id);
