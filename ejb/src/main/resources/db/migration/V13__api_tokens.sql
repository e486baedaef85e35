-- API tokens: what a person's programs show instead of a sign-in. Runs unchanged on Derby and PostgreSQL.

create table api_token (
  id varchar(36) not null,
  account_id varchar(36) not null,
  -- The user ID, which never changes, for searching.
  login_name varchar(128) not null,
  token_name varchar(400) not null,
  -- SHA-256 of 256 random bits with their prefix and checksum; the token itself is stored nowhere.
  token_hash varchar(64) not null,
  -- Words such as users:read, separated by spaces.
  scopes varchar(400) not null,
  created_at timestamp not null,
  expires_at timestamp not null,
  revoked_at timestamp,
  revoked_by_id varchar(36),
  last_used_at timestamp,
  last_used_address varchar(64),
  constraint api_token_primary_key primary key (id),
  constraint api_token_hash_unique unique (token_hash),
  constraint api_token_account foreign key (account_id) references account (id)
);
create index api_token_created_at on api_token (created_at);
