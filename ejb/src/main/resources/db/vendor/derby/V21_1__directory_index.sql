-- The list of users is paged and searched in this index alone: the rows are wide, and each page of theirs would be read and decrypted.
create index account_directory on account (login_name, deleted_at, state, search_text, id);
