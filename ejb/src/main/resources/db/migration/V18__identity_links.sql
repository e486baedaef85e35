-- Which person of the identity provider may use which account. Runs unchanged on Derby and PostgreSQL.
create table identity_link (
  -- SHA-256 of issuer and subject.
  id varchar(64) not null,
  account_id varchar(36) not null,
  issuer varchar(300) not null,
  subject varchar(1020) not null,
  linked_at timestamp not null,
  -- Empty when the user ID linked them at a sign-in.
  prepared_by varchar(36),
  constraint identity_link_primary_key primary key (id),
  constraint identity_link_account foreign key (account_id) references account (id),
  constraint identity_link_once unique (account_id)
);

-- What proved who it is when the session began; a password that plays no part need not be changed.
alter table sign_in_session add column proved_by varchar(16) default 'PASSWORD' not null;
alter table sign_in_session add constraint session_proved_by_known check (proved_by in ('PASSWORD', 'PROVIDER'));
