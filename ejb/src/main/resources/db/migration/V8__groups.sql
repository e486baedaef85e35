-- Groups of accounts. A deleted account stays in its groups, so that restoring brings back what was. Runs unchanged on Derby and PostgreSQL.

create table account_group (
  id varchar(36) not null,
  name varchar(200) not null,
  -- The name as it is compared: Unicode NFKC in lower case.
  name_key varchar(200) not null,
  description varchar(1000) not null,
  created_at timestamp not null,
  constraint account_group_primary_key primary key (id),
  constraint account_group_name_unique unique (name_key)
);

create table account_group_member (
  account_id varchar(36) not null,
  group_id varchar(36) not null,
  constraint account_group_member_primary_key primary key (account_id, group_id),
  constraint account_group_member_account foreign key (account_id) references account (id),
  constraint account_group_member_group foreign key (group_id) references account_group (id)
);
create index account_group_member_group_account on account_group_member (group_id, account_id);

-- What a group asks of the passwords of its members, as policy_version for the installation; the highest number of a group counts.
-- It names the group without a constraint: the versions of a deleted group stay, as evidence of what was in force.
create table group_policy_version (
  group_id varchar(36) not null,
  version_number bigint not null,
  changed_at timestamp not null,
  changed_by_id varchar(36),
  changed_by_name varchar(1200) not null,
  change_comment varchar(800) not null,
  -- False where the group gave up its own policy; the values are those that it gave up.
  in_force boolean not null,
  minimum_length integer not null,
  upper_case_required boolean not null,
  lower_case_required boolean not null,
  digit_required boolean not null,
  lifetime_days integer not null,
  generations integer not null,
  minimum_age_hours integer not null,
  constraint group_policy_version_primary_key primary key (group_id, version_number),
  constraint group_policy_version_number_range check (version_number > 0)
);

-- Set while an administrator wants another password: the present one signs in and must then be changed.
alter table account add column change_required_at timestamp;
