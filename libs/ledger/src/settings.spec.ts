import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingsError } from './settings.js';

const refusal = (environment: Record<string, string>) => {
  try {
    readSettings(environment);
  } catch (error) {
    return error instanceof SettingsError ? error.message : String(error);
  }
  return 'accepted';
};

describe('settings', () => {
  it('have defaults for everything', () => {
    const settings = readSettings({});
    expect(settings.port).toBe(3000);
    expect(settings.demo).toBe(true);
    expect(settings.dataDir).toMatch(/\.ledger$/);
    expect(settings.keyFile).toBe(`${settings.dataDir}/keys.json`);
    expect(settings.roles).toContain('projector');
  });

  it('take what is given, and an empty value as not given', () => {
    const settings = readSettings({ PORT: '8080', LEDGER_ROLES: 'api, web', DATABASE_URL: '' });
    expect(settings.port).toBe(8080);
    expect(settings.roles).toEqual(['api', 'web']);
    expect(settings.databaseUrl).toBeUndefined();
    const url = 'esdb://admin:secret@one:2113,two:2113?nodePreference=leader';
    expect(readSettings({ EVENTSTORE_URL: url }).eventStoreUrl).toBe(url);
    const redis = 'rediss://:secret@host:6380/1';
    expect(readSettings({ REDIS_URL: redis }).redisUrl).toBe(redis);
  });

  it('take an address that holds a password from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'));
    const file = join(folder, 'database-url');
    writeFileSync(file, 'postgres://person:secret@host/ledger\n');
    const given = { DATABASE_URL_FILE: file };
    expect(readSettings(given).databaseUrl).toBe('postgres://person:secret@host/ledger');
    expect(refusal({ ...given, DATABASE_URL: 'postgres://x@y/z' })).toContain('given too');
    rmSync(folder, { recursive: true });
    expect(refusal(given)).toBe(`DATABASE_URL_FILE: cannot be read: ${file}`);
  });

  it.each([
    [{ PORT: 'web' }, 'PORT: must be a port number from 0 to 65535'],
    [{ PORT: '70000' }, 'PORT: must be a port number from 0 to 65535'],
    [{ LEDGER_DEMO: 'no' }, 'LEDGER_DEMO: must be on or off'],
    [{ LEDGER_ROLES: 'api,painter' }, 'LEDGER_ROLES'],
    [{ LEDGER_LOG: 'loud' }, 'LEDGER_LOG: must be one of: debug, info'],
    [{ EVENTSTORE_URL: 'http://localhost:2113' }, 'EVENTSTORE_URL: must be an EventStoreDB URL'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL: must be a Redis URL, such as redis://'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: must be a PostgreSQL URL'],
  ])('name the bad one and what is allowed: %j', (environment, message) => {
    expect(refusal(environment as Record<string, string>)).toContain(message);
  });
});
