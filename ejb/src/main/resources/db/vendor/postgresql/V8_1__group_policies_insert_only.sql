create trigger group_policy_version_no_change before update or delete or truncate on group_policy_version
    for each statement execute function refuse_change_of_evidence();
