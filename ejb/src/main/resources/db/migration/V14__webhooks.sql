-- What other systems are told. Runs unchanged on Derby and PostgreSQL.

create table webhook (
  id varchar(36) not null,
  webhook_name varchar(400) not null,
  url varchar(500) not null,
  -- Words such as user.created, separated by spaces.
  events varchar(1000) not null,
  certificates varchar(16000) not null,
  -- Encrypted with the key of the installation.
  sealed_secret varchar(400) not null,
  enabled boolean not null,
  created_at timestamp not null,
  failing_since timestamp,
  -- Set when the server switched it off because it had failed for too long.
  switched_off_at timestamp,
  constraint webhook_primary_key primary key (id)
);

-- Calls that wait, and what became of the others. The webhook may be gone.
create table queued_call (
  id varchar(36) not null,
  webhook_id varchar(36) not null,
  event varchar(40) not null,
  -- The body, encrypted with the key of the installation; taken away once it is of no use.
  sealed_content varchar(8000),
  state varchar(12) not null,
  urgency integer not null,
  created_at timestamp not null,
  due_at timestamp not null,
  useful_until timestamp not null,
  tries integer not null,
  tried_at timestamp,
  ended_at timestamp,
  status integer not null,
  failure varchar(40),
  -- Which node is sending it now, and until when nobody else may.
  leased_by varchar(200),
  leased_until timestamp,
  constraint queued_call_primary_key primary key (id),
  constraint queued_call_state_known check (state in ('WAITING', 'SENT', 'FAILED', 'EXPIRED', 'DISCARDED'))
);
create index queued_call_by_turn on queued_call (state, urgency, due_at);
create index queued_call_by_webhook on queued_call (webhook_id, created_at);
create index queued_call_by_time on queued_call (created_at);
