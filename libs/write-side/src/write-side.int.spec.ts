import { provider } from '@ledger/provider';
import { pupil } from '@ledger/pupil';
import { register } from '@ledger/register';
import { openEvents } from '@ledger/vault';
import type { Answer } from './contract.js';
import { loadStates } from './load.js';
import { record } from './record.js';
import { recordMany } from './record-many.js';
import { references } from './references.js';
import { ask, canaries, markRegister, metaOf, onboard, registerChild } from './testing/asked.js';
import { type TwoProcesses, twoProcesses } from './testing/two-processes.js';

let ledger: TwoProcesses;

beforeEach(async () => {
  ledger = await twoProcesses();
});

afterEach(() => ledger.close());

const turns = (count: number) => Array.from({ length: count }, (_, turn) => turn);
const portsOf = (turn: number) => (turn % 2 ? ledger.other : ledger.one);
const everything = () => ledger.one.log.readAll(0, 10_000);

describe('twenty commands at once on one stream, from two processes', () => {
  it('are all recorded, each on what the one before it left', async () => {
    const asked = turns(20).map((turn) =>
      record(portsOf(turn), provider, ask('provider-1', onboard(turn), { reason: 'recount' })),
    );
    const answers = await Promise.all(asked);
    const revisions = answers.map((answer) => answer.revision).toSorted((a, b) => a - b);
    expect(revisions).toEqual(turns(20));
    const events = await everything();
    const corrected = events.slice(1).map((event) => event.meta.corrects);
    expect(corrected).toEqual(events.slice(0, -1).map((event) => event.eventId));
  });

  it('record once what all of them say', async () => {
    const asked = turns(20).map((turn) =>
      record(portsOf(turn), provider, ask('provider-1', onboard())),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer.outcome === 'recorded')).toHaveLength(1);
    expect(await everything()).toHaveLength(1);
  });
});

describe('a request that is sent again', () => {
  it('is recorded once and answered alike, however many times it comes at once', async () => {
    const asked = ask('register-1', markRegister('/', 'N', 'I'));
    const answers = await Promise.all(
      turns(20).map((turn) => record(portsOf(turn), register, asked)),
    );
    const told = ({ outcome, position, revision, events }: Answer) =>
      JSON.stringify({ outcome, position, revision, events: events.map((event) => event.eventId) });
    expect(new Set(answers.map(told)).size).toBe(1);
    expect(answers[0]).toMatchObject({ outcome: 'recorded', position: 3, revision: 2 });
    expect(await everything()).toHaveLength(3);
  });

  it('is refused when it says something else', async () => {
    const { meta } = ask('provider-1', onboard());
    await record(ledger.one, provider, { streamId: 'provider-1', command: onboard(), meta });
    for (const streamId of ['provider-1', 'provider-2']) {
      const other = record(ledger.other, provider, { streamId, command: onboard(9), meta });
      await expect(other).rejects.toThrow('request-id-reused');
    }
  });
});

describe('what is personal', () => {
  it('is nowhere in the database, and opens in another process', async () => {
    const [givenName, familyName, reason = '', onBehalfOf = ''] = canaries;
    await record(ledger.one, pupil, ask('pupil-1', registerChild('Smith')));
    const asked = ask('pupil-1', registerChild(familyName), { reason, onBehalfOf });
    await record(ledger.one, pupil, asked);
    await references(ledger.one).claim('pupil', { ref: 'Kanarienvogel' }, metaOf());

    const kept = await dump();
    expect(kept).toContain('ChildDetailsCorrected');
    for (const canary of canaries) expect(kept).not.toContain(canary);

    const opened = await openEvents(ledger.other.vault)(await ledger.other.log.readAll(0, 10));
    const narrative = opened[1]?.personal.find((part) => part.class === 'narrative');
    expect(narrative?.values).toEqual({ reason, onBehalfOf });
    expect(opened[1]?.meta).toMatchObject({ reason: 'sealed', onBehalfOf: 'sealed' });
    const states = await loadStates(ledger.other, pupil, ['pupil-1']);
    expect(JSON.stringify(states.get('pupil-1')?.state)).toContain(givenName);
  });

  /** Every row of every table, as text. */
  async function dump(): Promise<string> {
    const superuser = await ledger.database.superuser();
    const { rows: tables } = await superuser.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const kept: string[] = [];
    for (const { name } of tables) {
      const { rows } = await superuser.query(`select t::text as row from ${name} t`);
      kept.push(JSON.stringify(rows));
    }
    await superuser.end();
    return kept.join('\n');
  }
});

describe('one reference claimed by twenty at once', () => {
  it('stands for one id', async () => {
    const claims = turns(20).map((turn) =>
      references(portsOf(turn)).claim('pupil', { ref: 'P-1' }, metaOf()),
    );
    const claimed = await Promise.all(claims);
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(1);
    expect(claimed.filter(({ created }) => created)).toHaveLength(1);
    expect(await everything()).toHaveLength(1);
  });

  it('also when many are claimed together', async () => {
    const claims = turns(200).map((turn) => ({ ref: `P-${turn}` }));
    const both = await Promise.all(
      [ledger.one, ledger.other].map((ports) =>
        references(ports).claimMany('pupil', claims, metaOf()),
      ),
    );
    const ids = both.map((claimed) => [...claimed.values()].map(({ id }) => id));
    expect(ids[0]).toEqual(ids[1]);
    const created = both.flatMap((claimed) => [...claimed.values()].filter((one) => one.created));
    expect(created).toHaveLength(200);
    expect(await everything()).toHaveLength(200);
  });
});

describe('two imports of the same rows at once', () => {
  it('record each row once', async () => {
    const asks = () => turns(300).map((turn) => ask(`register-${turn}`, markRegister('/', 'N')));
    const both = await Promise.all(
      [ledger.one, ledger.other].map((ports) => recordMany(ports, register, asks())),
    );
    const recorded = both.flat().filter((one) => 'outcome' in one && one.outcome === 'recorded');
    expect(recorded).toHaveLength(300);
    expect(await everything()).toHaveLength(600);
  });
});
