-- Evidence is only ever added. Derby cannot raise an error of its own text, so the triggers compute
-- a number from a text that is none: the statement fails and is undone. While a table has a trigger
-- for delete, Derby refuses to truncate it.

create trigger audit_entry_no_update no cascade before update on audit_entry
    referencing old as entry for each row
    values cast('audit_entry is insert-only: ' || entry.writer_id as integer);

create trigger audit_entry_no_delete no cascade before delete on audit_entry
    referencing old as entry for each row
    values cast('audit_entry is insert-only: ' || entry.writer_id as integer);

create trigger audit_seal_no_update no cascade before update on audit_seal
    referencing old as seal for each row
    values cast('audit_seal is insert-only: ' || seal.writer_id as integer);

create trigger audit_seal_no_delete no cascade before delete on audit_seal
    referencing old as seal for each row
    values cast('audit_seal is insert-only: ' || seal.writer_id as integer);
