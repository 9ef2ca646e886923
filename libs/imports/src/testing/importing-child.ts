import { importFile, openImportFile } from '../index.js';
import { ledgerAt } from './recorded-ledger.js';

// A process that imports files and tells how far it is, so that a test can kill it on the way.
const [url = '', keyFile = '', ...files] = process.argv.slice(2);
const ledger = await ledgerAt(url, keyFile);
const meta = { actor: { id: 'child', role: 'operator', organisation: '801' } };
for (let at = 0; at < files.length; at += 2) {
  const [kind = '', path = ''] = files.slice(at);
  const opened = await openImportFile(path);
  const onProgress = ({ rows }: { rows: number }) => console.log(`${kind} ${rows}`);
  await importFile(ledger.ports, { kind, ...opened, meta, onProgress });
}
await ledger.close();
console.log('done');
