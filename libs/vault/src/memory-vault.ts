import { PersonalClass } from '@ledger/kernel';
import { newKey } from './child-key.js';
import { keyedVault } from './keyed-vault.js';
import { memoryKeyring } from './memory-keyring.js';
import type { Vault } from './vault.js';

export interface MemoryVault extends Vault {
  /** Of every class unless it says otherwise; done when the call returns. */
  destroy(pupilId: string, classes?: readonly PersonalClass[]): Promise<void>;
}

/** A vault whose keys live in memory. Without `logId` it opens under the log id first sealed for. */
export function memoryVault(options: { readonly logId?: () => string } = {}): MemoryVault {
  const keyring = memoryKeyring();
  let sealedFor: string | undefined;
  const vault = keyedVault({
    keyring,
    indexKey: newKey(),
    logId: options.logId ?? (() => sealedFor ?? ''),
    remembrance: { atMost: 1, forMs: 0 },
  });
  return {
    ...vault,
    seal(context, parts) {
      sealedFor ??= context.logId;
      return vault.seal(context, parts);
    },
    destroy: (pupilId, classes = PersonalClass.options) => vault.destroy(pupilId, classes),
  };
}
