-- As for audit_entry: the triggers compute a number from a text that is none.

create trigger access_change_no_update no cascade before update on access_change
    referencing old as change for each row
    values cast('access_change is insert-only: ' || change.what as integer);

create trigger access_change_no_delete no cascade before delete on access_change
    referencing old as change for each row
    values cast('access_change is insert-only: ' || change.what as integer);
