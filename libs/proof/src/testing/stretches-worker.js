import { register } from 'node:module';

// The reading thread from the TypeScript sources, for tests: what is built has one of its own.
register('../../../postgres/src/testing/typescript-hooks.js', import.meta.url);
register('./source-condition.js', import.meta.url);
await import('../audit/stretches-worker.ts');
