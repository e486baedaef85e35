-- Device authentication: known devices, challenges and rules. Runs unchanged on Derby and PostgreSQL.

alter table policy_version add column device_rule varchar(20) default 'OFF' not null;
alter table policy_version add constraint policy_device_rule_known
  check (device_rule in ('OFF', 'MAC_REQUIRED', 'KEY_REQUIRED', 'BOTH_REQUIRED'));

create table device (
  id varchar(36) not null,
  account_id varchar(36) not null,
  -- The user ID, which never changes, for searching.
  login_name varchar(128) not null,
  device_name varchar(400) not null,
  state varchar(16) not null,
  -- What the person reads to the administrator; it opens nothing.
  enrolment_code varchar(16) not null,
  -- SubjectPublicKeyInfo in base64url, and its SHA-256.
  public_key varchar(200),
  key_id varchar(64),
  enrolled_at timestamp not null,
  enrolled_by_id varchar(36),
  approved_at timestamp,
  approved_by_id varchar(36),
  revoked_at timestamp,
  revoked_by_id varchar(36),
  last_used_at timestamp,
  last_used_address varchar(64),
  constraint device_primary_key primary key (id),
  constraint device_account foreign key (account_id) references account (id),
  constraint device_state_known check (state in ('WAITING', 'APPROVED', 'REVOKED'))
);
create index device_enrolled_at on device (enrolled_at);

create table device_mac (
  device_id varchar(36) not null,
  -- Twelve hexadecimal digits in lower case.
  mac varchar(12) not null,
  constraint device_mac_primary_key primary key (device_id, mac),
  constraint device_mac_device foreign key (device_id) references device (id)
);

-- What was sent to be signed; deleted when it is used.
create table device_challenge (
  -- SHA-256 of 256 random bits.
  challenge_hash varchar(64) not null,
  purpose varchar(16) not null,
  server varchar(300) not null,
  address varchar(64) not null,
  expires_at timestamp not null,
  constraint device_challenge_primary_key primary key (challenge_hash)
);
create index device_challenge_expires_at on device_challenge (expires_at);
create index device_challenge_address on device_challenge (address);

-- People with a rule of their own; for all others the policy of the installation holds.
create table device_rule (
  account_id varchar(36) not null,
  device_rule varchar(20) not null,
  constraint device_rule_primary_key primary key (account_id),
  constraint device_rule_account foreign key (account_id) references account (id),
  constraint device_rule_known check (device_rule in ('OFF', 'MAC_REQUIRED', 'KEY_REQUIRED', 'BOTH_REQUIRED'))
);

-- The device that a session was made with; it ends when that device is revoked.
alter table sign_in_session add column device_id varchar(36);
create index sign_in_session_device on sign_in_session (device_id);
