-- As for audit_entry: the triggers compute a number from a text that is none.

create trigger access_rule_version_no_update no cascade before update on access_rule_version
    referencing old as version for each row
    values cast('access_rule_version is insert-only: ' || version.change_comment as integer);

create trigger access_rule_version_no_delete no cascade before delete on access_rule_version
    referencing old as version for each row
    values cast('access_rule_version is insert-only: ' || version.change_comment as integer);

create trigger access_rule_no_update no cascade before update on access_rule
    referencing old as rule for each row
    values cast('access_rule is insert-only: ' || rule.area as integer);

create trigger access_rule_no_delete no cascade before delete on access_rule
    referencing old as rule for each row
    values cast('access_rule is insert-only: ' || rule.area as integer);
