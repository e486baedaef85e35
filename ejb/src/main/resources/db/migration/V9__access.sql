-- Whom a count of wrong tries closes out, so that a page can show it. Rows from before show nobody until their next try.
alter table sign_in_throttle add column lockout_id varchar(36);
alter table sign_in_throttle add column kind varchar(16);
-- Null for a name that no account has: what strangers type may be a password, so it is not kept.
alter table sign_in_throttle add column account_id varchar(36);
alter table sign_in_throttle add column address varchar(64);
create index sign_in_throttle_closed_until on sign_in_throttle (closed_until);

-- From which addresses the server may be used. A version is never changed; the highest number is in force, and without any
-- everyone may use everything. changed_by_name is sealed for the account's holder when there is one, as in the evidence.
create table access_rule_version (
  version_number bigint not null,
  changed_at timestamp not null,
  changed_by_id varchar(36),
  changed_by_name varchar(1200) not null,
  change_comment varchar(800) not null,
  constraint access_rule_version_primary_key primary key (version_number),
  constraint access_rule_version_range check (version_number > 0)
);

create table access_rule (
  version_number bigint not null,
  area varchar(16) not null,
  place integer not null,
  address_range varchar(64) not null,
  remark varchar(400) not null,
  constraint access_rule_primary_key primary key (version_number, area, place),
  constraint access_rule_of_version foreign key (version_number) references access_rule_version (version_number),
  constraint access_rule_area_known check (area in ('CONSOLE', 'API', 'CLIENTS'))
);
