#!/bin/sh
# Makes docker/secrets, once: a password for each server, and the addresses that hold them. Nobody
# else on this machine can look into the folder; in a container the files are read by its user.
set -eu
cd "$(dirname "$0")"
[ -d secrets ] && { echo 'docker/secrets is there already; nothing was changed.'; exit 0; }
umask 077
mkdir secrets.new

password() { od -An -tx1 -N24 /dev/urandom | tr -d ' \n'; }
keep() { printf '%s' "$2" > "secrets.new/$1"; chmod 444 "secrets.new/$1"; }

ledger=$(password)
eventstore=$(password)
redis=$(password)
nodes=127.0.0.1:2111,127.0.0.1:2112,127.0.0.1:2113
keep postgres-password "$(password)"
keep redis-password "$redis"
keep ledger-password "$ledger"
keep eventstore-password "$eventstore"
keep database-url "postgres://ledger:$ledger@127.0.0.1:5432/ledger"
keep eventstore-url \
  "esdb://admin:$eventstore@$nodes?nodePreference=leader&tlsCAFile=/certs/ca/ca.crt"
keep redis-url "redis://:$redis@127.0.0.1:6379/0"
mv secrets.new secrets
