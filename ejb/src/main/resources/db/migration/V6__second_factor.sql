-- The second factor of an account: a secret that an authenticator application shares. Runs unchanged on Derby and PostgreSQL.

create table second_factor (
  account_id varchar(36) not null,
  -- Encrypted with the key of its person.
  sealed_secret varchar(200) not null,
  begun_at timestamp not null,
  -- Set once a first code has proved that the application has the secret; until then it is asked of nobody.
  confirmed_at timestamp,
  -- The newest thirty seconds whose code was taken: each is taken once.
  last_step bigint not null,
  constraint second_factor_primary_key primary key (account_id),
  constraint second_factor_account foreign key (account_id) references account (id)
);

-- The codes that are still unused.
create table recovery_code (
  account_id varchar(36) not null,
  -- SHA-256 of the account and 66 bits of chance; the code itself is stored nowhere.
  code_hash varchar(64) not null,
  constraint recovery_code_primary_key primary key (account_id, code_hash),
  constraint recovery_code_factor foreign key (account_id) references second_factor (account_id)
);
