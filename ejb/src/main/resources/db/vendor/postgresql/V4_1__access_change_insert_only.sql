create trigger access_change_no_change before update or delete or truncate on access_change
    for each statement execute function refuse_change_of_evidence();
