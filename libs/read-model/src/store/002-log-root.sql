-- Which log a build was made from, when it was made as a whole: how many events, and their Merkle root.
set local role ledger_project;
alter table rm.checkpoint add column log_size bigint, add column log_root bytea;
reset role;
