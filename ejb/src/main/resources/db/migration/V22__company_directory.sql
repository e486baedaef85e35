-- Whose passwords the company directory keeps, and since when. Runs unchanged on Derby and PostgreSQL.
alter table account add column directory_since timestamp;

-- A link takes the word of an identity provider or of the company directory; an account may have one of each.
alter table identity_link add column kind varchar(16) default 'PROVIDER' not null;
alter table identity_link add constraint identity_link_kind_known check (kind in ('PROVIDER', 'DIRECTORY'));
alter table identity_link drop constraint identity_link_once;
alter table identity_link add constraint identity_link_once_each unique (account_id, kind);
