-- At which stage the owner of an API token was last told that it ends. Runs unchanged on Derby and PostgreSQL.

alter table api_token add column warned_days_before integer;
create index api_token_expires_at on api_token (expires_at);
