-- An erasure destroys a key: the row stays, so that nobody makes the key anew.
grant update (wrapped, destroyed_at) on vault.child_key to ledger_vault;
