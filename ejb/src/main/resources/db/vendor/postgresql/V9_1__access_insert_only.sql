create trigger access_rule_version_no_change before update or delete or truncate on access_rule_version
    for each statement execute function refuse_change_of_evidence();

create trigger access_rule_no_change before update or delete or truncate on access_rule
    for each statement execute function refuse_change_of_evidence();
