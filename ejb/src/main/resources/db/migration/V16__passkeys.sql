-- Passkeys (WebAuthn). Runs unchanged on Derby and PostgreSQL.

-- What authenticators know a person by: chance, so that neither the account nor the name leaves the server.
create table passkey_holder (
  account_id varchar(36) not null,
  -- 256 random bits in base64url.
  user_handle varchar(64) not null,
  constraint passkey_holder_primary_key primary key (account_id),
  constraint passkey_holder_account foreign key (account_id) references account (id),
  constraint passkey_holder_handle unique (user_handle)
);

create table passkey (
  id varchar(36) not null,
  account_id varchar(36) not null,
  passkey_name varchar(400) not null,
  -- SHA-256 of the credential id, which may be too long for an index.
  credential_hash varchar(64) not null,
  credential_id varchar(1400) not null,
  -- COSE_Key in base64url.
  public_key varchar(2800) not null,
  signature_count bigint not null,
  backup_eligible boolean not null,
  backed_up boolean not null,
  created_at timestamp not null,
  last_used_at timestamp,
  constraint passkey_primary_key primary key (id),
  constraint passkey_account foreign key (account_id) references account (id),
  constraint passkey_credential unique (credential_hash)
);
create index passkey_of_account on passkey (account_id);

-- What was sent to be signed; deleted when it is used.
create table passkey_challenge (
  -- SHA-256 of 256 random bits.
  challenge_hash varchar(64) not null,
  purpose varchar(16) not null,
  -- Only for a passkey that is to be added: whose it will be; a dash otherwise.
  account_id varchar(36) not null,
  address varchar(64) not null,
  expires_at timestamp not null,
  constraint passkey_challenge_primary_key primary key (challenge_hash)
);
create index passkey_challenge_expires_at on passkey_challenge (expires_at);
create index passkey_challenge_address on passkey_challenge (address);
