-- As for audit_entry: the triggers compute a number from a text that is none.

create trigger policy_version_no_update no cascade before update on policy_version
    referencing old as policy for each row
    values cast('policy_version is insert-only: ' || policy.meeting_key as integer);

create trigger policy_version_no_delete no cascade before delete on policy_version
    referencing old as policy for each row
    values cast('policy_version is insert-only: ' || policy.meeting_key as integer);
