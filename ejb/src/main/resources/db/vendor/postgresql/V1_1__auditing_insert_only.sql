-- Evidence is only ever added.

create function refuse_change_of_evidence() returns trigger language plpgsql as $$
begin
    raise exception '% is insert-only', tg_table_name;
end
$$;

create trigger audit_entry_no_change before update or delete or truncate on audit_entry
    for each statement execute function refuse_change_of_evidence();

create trigger audit_seal_no_change before update or delete or truncate on audit_seal
    for each statement execute function refuse_change_of_evidence();
