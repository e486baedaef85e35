-- Who agreed to what stands before joining a meeting. The words are versions of rules (rule_version, kind JOIN_TERMS); an
-- agreement is to words by their SHA-256, so that only other words are asked about again. Runs unchanged on Derby and PostgreSQL.
create table join_agreement (
  person_id varchar(80) not null,
  text_digest varchar(64) not null,
  version_number bigint not null,
  agreed_at timestamp not null,
  constraint join_agreement_primary_key primary key (person_id, text_digest)
);
