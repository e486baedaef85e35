-- All rules that people may change, kept one way. A version is never changed; the highest number of an owner is in force, and one
-- without lines says nothing any more. Takes in what policy_version, group_policy_version and access_rule_version held. Runs
-- unchanged on Derby and PostgreSQL.
create table rule_version (
  rule_kind varchar(20) not null,
  -- The group whose members it holds for, '' for the installation. No constraint: the versions of a deleted group stay, as evidence.
  owner_id varchar(36) not null,
  version_number bigint not null,
  changed_at timestamp not null,
  changed_by_id varchar(36),
  -- Sealed for the account's holder when there is one, as in the evidence.
  changed_by_name varchar(1200) not null,
  change_comment varchar(800) not null,
  constraint rule_version_primary_key primary key (rule_kind, owner_id, version_number),
  constraint rule_version_number_range check (version_number > 0)
);

create table rule_line (
  rule_kind varchar(20) not null,
  owner_id varchar(36) not null,
  version_number bigint not null,
  -- The name of a text; for each line of it but the first a dot and its place follow.
  rule_name varchar(40) not null,
  line_text varchar(1000) not null,
  constraint rule_line_primary_key primary key (rule_kind, owner_id, version_number, rule_name),
  constraint rule_line_of_version foreign key (rule_kind, owner_id, version_number)
    references rule_version (rule_kind, owner_id, version_number)
);

insert into rule_version
  select 'POLICY', '', version_number, changed_at, changed_by_id, changed_by_name, change_comment from policy_version;
insert into rule_version
  select 'GROUP', group_id, version_number, changed_at, changed_by_id, changed_by_name, change_comment from group_policy_version;
insert into rule_version
  select 'ACCESS', '', version_number, changed_at, changed_by_id, changed_by_name, change_comment from access_rule_version;

-- Trimmed, because Derby makes the texts of a union equally long.
insert into rule_line select rule_kind, owner_id, version_number, trim(rule_name), trim(line_text) from (
  select 'POLICY', '', version_number, 'minimumLength', trim(cast(minimum_length as char(11))) from policy_version
  union all select 'POLICY', '', version_number, 'upperCase', case when upper_case_required = true then 'true' else 'false' end from policy_version
  union all select 'POLICY', '', version_number, 'lowerCase', case when lower_case_required = true then 'true' else 'false' end from policy_version
  union all select 'POLICY', '', version_number, 'digit', case when digit_required = true then 'true' else 'false' end from policy_version
  union all select 'POLICY', '', version_number, 'lifetimeDays', trim(cast(lifetime_days as char(11))) from policy_version
  union all select 'POLICY', '', version_number, 'generations', trim(cast(generations as char(11))) from policy_version
  union all select 'POLICY', '', version_number, 'minimumAgeHours', trim(cast(minimum_age_hours as char(11))) from policy_version
  union all select 'POLICY', '', version_number, 'meetingKey', meeting_key from policy_version
  union all select 'POLICY', '', version_number, 'capacity', trim(cast(meeting_capacity as char(11))) from policy_version
  union all select 'POLICY', '', version_number, 'deviceRule', device_rule from policy_version
) as told (rule_kind, owner_id, version_number, rule_name, line_text);

insert into rule_line select rule_kind, owner_id, version_number, trim(rule_name), trim(line_text) from (
  select 'GROUP', group_id, version_number, 'minimumLength', trim(cast(minimum_length as char(11))) from group_policy_version where in_force = true
  union all select 'GROUP', group_id, version_number, 'upperCase', case when upper_case_required = true then 'true' else 'false' end from group_policy_version where in_force = true
  union all select 'GROUP', group_id, version_number, 'lowerCase', case when lower_case_required = true then 'true' else 'false' end from group_policy_version where in_force = true
  union all select 'GROUP', group_id, version_number, 'digit', case when digit_required = true then 'true' else 'false' end from group_policy_version where in_force = true
  union all select 'GROUP', group_id, version_number, 'lifetimeDays', trim(cast(lifetime_days as char(11))) from group_policy_version where in_force = true
  union all select 'GROUP', group_id, version_number, 'generations', trim(cast(generations as char(11))) from group_policy_version where in_force = true
  union all select 'GROUP', group_id, version_number, 'minimumAgeHours', trim(cast(minimum_age_hours as char(11))) from group_policy_version where in_force = true
) as told (rule_kind, owner_id, version_number, rule_name, line_text);

insert into rule_line
  select 'ACCESS', '', version_number,
    case when place = 0 then lower(area) else lower(area) || '.' || trim(cast(place as char(11))) end,
    case when remark = '' then address_range else address_range || ' ' || remark end
  from access_rule;

drop table access_rule;
drop table access_rule_version;
drop table group_policy_version;
drop table policy_version;
