-- What the server tells people by mail. Runs unchanged on Derby and PostgreSQL.

-- How mail is sent. A version is never changed; the highest number is in force. The password is not here.
-- changed_by_name is sealed for the account's holder when there is one, as in the evidence.
create table mail_settings (
  version_number bigint not null,
  changed_at timestamp not null,
  changed_by_id varchar(36),
  changed_by_name varchar(1200) not null,
  enabled boolean not null,
  host varchar(255) not null,
  port integer not null,
  encryption varchar(10) not null,
  plain_accepted boolean not null,
  user_name varchar(255) not null,
  sender_address varchar(254) not null,
  sender_name varchar(400) not null,
  base_url varchar(255) not null,
  time_zone varchar(60) not null,
  certificates varchar(16000) not null,
  constraint mail_settings_primary_key primary key (version_number),
  constraint mail_settings_number_range check (version_number > 0),
  constraint mail_encryption_known check (encryption in ('STARTTLS', 'TLS', 'NONE'))
);

-- The password of the mail server, encrypted with the key of the installation; one row at most.
create table mail_secret (
  id integer not null,
  sealed_password varchar(1200) not null,
  constraint mail_secret_primary_key primary key (id),
  constraint mail_secret_single check (id = 1)
);

-- Mails that wait, and what became of the others.
create table queued_mail (
  id varchar(36) not null,
  account_id varchar(36) not null,
  kind varchar(40) not null,
  language varchar(2) not null,
  -- Encrypted with the key of their person; the content is taken away once it is of no use.
  sealed_recipient varchar(2400) not null,
  sealed_content varchar(8000),
  state varchar(12) not null,
  -- The smaller, the sooner: somebody waits for it.
  urgency integer not null,
  created_at timestamp not null,
  due_at timestamp not null,
  useful_until timestamp not null,
  tries integer not null,
  tried_at timestamp,
  ended_at timestamp,
  failure varchar(40),
  sealed_detail varchar(1800),
  -- Which node is sending it now, and until when nobody else may.
  leased_by varchar(200),
  leased_until timestamp,
  constraint queued_mail_primary_key primary key (id),
  constraint queued_mail_state_known check (state in ('WAITING', 'SENT', 'FAILED', 'EXPIRED', 'DISCARDED'))
);
create index queued_mail_by_turn on queued_mail (state, urgency, due_at);
create index queued_mail_by_account on queued_mail (account_id, created_at);
create index queued_mail_by_time on queued_mail (created_at);

-- Somebody asked for a link to choose another password; removed as soon as it was looked at, whether the name exists or not.
create table password_reset_request (
  id varchar(36) not null,
  login_name varchar(256) not null,
  address varchar(100) not null,
  path varchar(20) not null,
  asked_at timestamp not null,
  constraint password_reset_request_primary_key primary key (id)
);
create index password_reset_request_by_time on password_reset_request (asked_at);

-- Links that were sent and work still. The token itself is stored nowhere but, encrypted, in the waiting mail.
create table password_reset_link (
  token_hash varchar(64) not null,
  account_id varchar(36) not null,
  account_version bigint not null,
  works_until timestamp not null,
  constraint password_reset_link_primary_key primary key (token_hash),
  constraint password_reset_link_account foreign key (account_id) references account (id)
);
create index password_reset_link_by_account on password_reset_link (account_id);
create index password_reset_link_by_end on password_reset_link (works_until);

-- Who was warned by mail, at which stage, of the end of which password.
create table password_end_warning (
  id varchar(50) not null,
  account_id varchar(36) not null,
  days_before integer not null,
  password_changed_at timestamp not null,
  constraint password_end_warning_primary_key primary key (id),
  constraint password_end_warning_account foreign key (account_id) references account (id)
);
create index password_end_warning_by_account on password_end_warning (account_id, days_before);
