-- When the person of a session last proved who it is, by the sign-in or once more; empty, as of a session that an older node
-- begins, it was by the sign-in. Runs unchanged on Derby and PostgreSQL.
alter table sign_in_session add column proved_at timestamp;
update sign_in_session set proved_at = created_at;
