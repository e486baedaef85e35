-- Assertions of the identity provider (SAML) that were shown once. Runs unchanged on Derby and PostgreSQL.
create table seen_assertion (
  -- SHA-256 of issuer and ID.
  id varchar(64) not null,
  expires_at timestamp not null,
  constraint seen_assertion_primary_key primary key (id)
);
create index seen_assertion_by_time on seen_assertion (expires_at);
