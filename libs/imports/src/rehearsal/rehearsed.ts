import { references, type WritePorts } from '@ledger/write-side';
import type { ImportRun } from '../run.js';
import { rehearsalLog } from './rehearsal-log.js';
import { rehearsalVault } from './rehearsal-vault.js';

/** Ports that read what is recorded and keep what is written to themselves. */
export function rehearsalPorts(ports: WritePorts): WritePorts {
  return { ...ports, log: rehearsalLog(ports.log), vault: rehearsalVault(ports.vault) };
}

/** The same import as if, beside the record as it now stands. */
export function rehearsed(run: ImportRun): ImportRun {
  const ports = rehearsalPorts(run.ports);
  return { ...run, ports, references: references(ports) };
}
