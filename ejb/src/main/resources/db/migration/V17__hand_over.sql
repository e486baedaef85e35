-- Codes that hand the sign-in of a browser over to the desktop client. Runs unchanged on Derby and PostgreSQL.
create table hand_over_code (
  -- SHA-256 of 256 random bits.
  code_hash varchar(64) not null,
  account_id varchar(36) not null,
  account_version bigint not null,
  -- The session of the browser.
  approved_by varchar(36) not null,
  redirect_uri varchar(100) not null,
  -- SHA-256 of what only the client knows, in base64url.
  challenge varchar(43) not null,
  made_at timestamp not null,
  spent_at timestamp,
  -- The session that began with it; ended when the code is shown again.
  session_id varchar(36),
  constraint hand_over_code_primary_key primary key (code_hash),
  constraint hand_over_code_account foreign key (account_id) references account (id)
);
create index hand_over_code_by_account on hand_over_code (account_id, made_at);
create index hand_over_code_by_time on hand_over_code (made_at);
