-- What the installation asks of passwords and meetings. A version is never changed; the highest number is in force, and
-- without any the settings are. Version 1 keeps the values of the settings that the next one replaced.
-- changed_by_name is sealed for the account's holder when there is one, as in the evidence.
create table policy_version (
  version_number bigint not null,
  changed_at timestamp not null,
  changed_by_id varchar(36),
  changed_by_name varchar(1200) not null,
  change_comment varchar(800) not null,
  minimum_length integer not null,
  upper_case_required boolean not null,
  lower_case_required boolean not null,
  digit_required boolean not null,
  lifetime_days integer not null,
  generations integer not null,
  minimum_age_hours integer not null,
  meeting_key varchar(20) not null,
  meeting_capacity integer not null,
  constraint policy_version_primary_key primary key (version_number),
  constraint policy_version_number_range check (version_number > 0),
  constraint policy_meeting_key_known check (meeting_key in ('FORCED_ON', 'DEFAULT_ON', 'DEFAULT_OFF', 'FORCED_OFF'))
);
