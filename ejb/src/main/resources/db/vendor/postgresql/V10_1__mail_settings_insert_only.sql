create trigger mail_settings_no_change before update or delete or truncate on mail_settings
    for each statement execute function refuse_change_of_evidence();
