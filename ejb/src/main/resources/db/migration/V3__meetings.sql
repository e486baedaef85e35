-- A meeting is a lasting place; each gathering in it is an instance. Who is inside now is not stored: it is live only.
-- organizer_id names an account without a foreign key: rooms change their tables independently, and accounts are never deleted.
create table meeting (
  id varchar(36) not null,
  meeting_number varchar(9) not null,
  title_form varchar(10) not null,
  title varchar(1000) not null,
  organizer_id varchar(36) not null,
  key_verifier_type integer,
  key_verifier varchar(255),
  screen_permission varchar(20) not null,
  state varchar(20) not null,
  created_at timestamp not null,
  changed_at timestamp not null,
  row_version bigint not null,
  constraint meeting_primary_key primary key (id),
  constraint meeting_number_unique unique (meeting_number),
  constraint meeting_title_form_known check (title_form in ('PLAIN', 'SEALED')),
  constraint meeting_key_whole check (
    (key_verifier_type is null and key_verifier is null) or (key_verifier_type is not null and key_verifier is not null))
);
create index meeting_by_organizer on meeting (organizer_id, created_at);
create index meeting_by_creation on meeting (created_at);

create table meeting_instance (
  id varchar(32) not null,
  meeting_id varchar(36) not null,
  server_epoch varchar(16) not null,
  began_at timestamp not null,
  ended_at timestamp,
  end_reason varchar(40),
  constraint meeting_instance_primary_key primary key (id),
  constraint meeting_instance_of_meeting foreign key (meeting_id) references meeting (id),
  constraint meeting_instance_end_whole check (
    (ended_at is null and end_reason is null) or (ended_at is not null and end_reason is not null))
);
create index meeting_instance_by_meeting on meeting_instance (meeting_id, began_at);

-- One seat in one instance. A guest has no account; the guest's name is plain or sealed bytes, with the mark that says which.
create table participant (
  instance_id varchar(32) not null,
  sender_index integer not null,
  account_id varchar(36),
  guest_name_form varchar(10),
  guest_name varchar(600),
  role varchar(20) not null,
  joined_at timestamp not null,
  left_at timestamp,
  leave_reason varchar(40),
  constraint participant_primary_key primary key (instance_id, sender_index),
  constraint participant_in_instance foreign key (instance_id) references meeting_instance (id),
  constraint participant_sender_index_range check (sender_index between 1 and 65533),
  constraint participant_is_somebody check (account_id is not null or guest_name is not null)
);
create index participant_by_account on participant (account_id, joined_at);
