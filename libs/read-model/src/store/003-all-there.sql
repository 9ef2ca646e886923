-- What is sent without waiting for answers is refused by the server itself when it meets more or
-- fewer rows than it must, so that nothing that follows it is kept.
set local role ledger_project;
create function rm.all_there(met bigint, wanted bigint) returns void
language plpgsql as $$
begin
  if met <> wanted then
    raise exception '% rows should change, % did', wanted, met using errcode = 'LR001';
  end if;
end $$;
reset role;
