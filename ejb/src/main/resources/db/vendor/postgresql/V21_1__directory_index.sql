-- The list of users is paged in this index alone. A longer key than a third of a page is refused, so the text stays outside.
create index account_directory on account (login_name, deleted_at, state, id);
