#!/bin/sh
# Run by PostgreSQL's image once, as the database is made: the ledger comes as a person who owns its
# database and makes the ledger's own roles, and is no superuser.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=ledger <<'SQL'
\set password `cat /run/secrets/ledger_password`
create role ledger login createrole password :'password';
alter database ledger owner to ledger;
SQL
