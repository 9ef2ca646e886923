import { openDatabase } from '@ledger/postgres';
import { eventLogMigrations, postgresLog } from '@ledger/event-log';
import { fileVault, vaultMigrations } from '@ledger/vault';
import { importFile, openImportFile } from '@ledger/imports';
import { writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
const dir = process.argv[2]!; const rows = Number(process.argv[3] ?? 200000); const order = process.argv[4] ?? 'date';
const database = await openDatabase({ dataDir: dir, migrations: [...eventLogMigrations, ...vaultMigrations] } as any);
const log = await postgresLog(database);
const vault = await fileVault({ database, keyFile: dir + '/keys.json', logId: () => log.logId } as any);
const ports = { log, vault };
const meta = { actor: { id: 'b', role: 'operator', organisation: '801' } };
const run = async (kind: string, lines: string[]) => {
  const t = Date.now();
  const path = `/tmp/d2bench/${kind}.csv`; writeFileSync(path, lines.join('\n') + '\n');
  const { fileHash, content } = await openImportFile(path);
  const r = await importFile(ports, { kind, content, fileHash, fileName: kind + '.csv', meta });
  const s = (Date.now() - t) / 1000;
  console.log(kind, lines.length - 1, 'rows', s.toFixed(2), 's', Math.round((lines.length - 1) / s), 'rows/s', JSON.stringify({ ...r, errors: r.errors.slice(0, 2), warnings: r.warnings.length }), 'rss', Math.round(process.memoryUsage().rss / 1e6));
};
const P = 750, V = 25;
await run('providers', ['providerRef,name,kind,authority,registered', ...Array.from({ length: V }, (_, i) => `V${i},Prov ${i},independent-school,801,yes`)]);
await run('terms', ['authority,academicYear,term,startsOn,endsOn', '801,2024/25,1,2024-09-02,2025-07-22', '801,2025/26,1,2025-09-02,2026-07-22']);
await run('pupils', ['pupilRef,givenName,familyName,dateOfBirth,authority', ...Array.from({ length: P }, (_, i) => `P${i},G${i},F${i},2011-03-14,801`)]);
await run('placements', ['placementRef,pupilRef,providerRef,lot,commissioner,reason,startsOn,pattern,rateBasis,rate,costCentre', ...Array.from({ length: P }, (_, i) => `PL${i},P${i},V${i % V},1,authority,other,2024-09-02,1111111111,day,90,CC`)]);
const out: string[] = []; 
const dates: string[] = []; for (let d = Date.UTC(2024, 8, 2); dates.length < 400; d += 864e5) { const w = new Date(d).getUTCDay(); if (w > 0 && w < 6) dates.push(new Date(d).toISOString().slice(0, 10)); }
if (order === 'date') { for (const d of dates) for (const s of ['AM', 'PM']) for (let p = 0; p < P; p++) out.push(`PL${p},${d},${s},/`); }
else { for (let p = 0; p < P; p++) for (const d of dates) for (const s of ['AM', 'PM']) out.push(`PL${p},${d},${s},/`); }
await run('attendance', ['placementRef,date,session,code', ...out.slice(0, rows)]);
await run('attendance', ['placementRef,date,session,code', ...out.slice(0, rows)]);
console.log('maxrss', process.resourceUsage().maxRSS / 1024, 'MB', 'head', await log.head());
await log.close(); await vault.close(); await database.close();
