create trigger rule_version_no_change before update or delete or truncate on rule_version
    for each statement execute function refuse_change_of_evidence();

create trigger rule_line_no_change before update or delete or truncate on rule_line
    for each statement execute function refuse_change_of_evidence();
