-- As for policy_version: the triggers compute a number from a text that is none.

create trigger group_policy_version_no_update no cascade before update on group_policy_version
    referencing old as policy for each row
    values cast('group_policy_version is insert-only: ' || policy.group_id as integer);

create trigger group_policy_version_no_delete no cascade before delete on group_policy_version
    referencing old as policy for each row
    values cast('group_policy_version is insert-only: ' || policy.group_id as integer);
