export { type OpenEvents, type SealContext, type Vault } from './vault.js';
export { VaultError, type VaultFault } from './vault-error.js';
export { type FileVaultOptions, fileVault } from './file-vault.js';
export { memoryVault, type MemoryVault } from './memory-vault.js';
export { openEvents } from './open-events.js';
export { openFields, type OpenedFields } from './open-fields.js';
export { type KeyFile, keyFilePath } from './key-file.js';
export { vaultMigrations } from './migrations.js';
