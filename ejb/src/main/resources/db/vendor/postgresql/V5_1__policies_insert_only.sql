create trigger policy_version_no_change before update or delete or truncate on policy_version
    for each statement execute function refuse_change_of_evidence();
