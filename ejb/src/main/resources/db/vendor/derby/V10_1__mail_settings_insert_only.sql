-- As for audit_entry: the triggers compute a number from a text that is none.

create trigger mail_settings_no_update no cascade before update on mail_settings
    referencing old as settings for each row
    values cast('mail_settings is insert-only: ' || settings.encryption as integer);

create trigger mail_settings_no_delete no cascade before delete on mail_settings
    referencing old as settings for each row
    values cast('mail_settings is insert-only: ' || settings.encryption as integer);
