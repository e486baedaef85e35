-- As for audit_entry: the triggers compute a number from a text that is none.

create trigger rule_version_no_update no cascade before update on rule_version
    referencing old as version for each row
    values cast('rule_version is insert-only: ' || version.rule_kind as integer);

create trigger rule_version_no_delete no cascade before delete on rule_version
    referencing old as version for each row
    values cast('rule_version is insert-only: ' || version.rule_kind as integer);

create trigger rule_line_no_update no cascade before update on rule_line
    referencing old as line for each row
    values cast('rule_line is insert-only: ' || line.rule_name as integer);

create trigger rule_line_no_delete no cascade before delete on rule_line
    referencing old as line for each row
    values cast('rule_line is insert-only: ' || line.rule_name as integer);
