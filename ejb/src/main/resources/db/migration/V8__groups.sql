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
