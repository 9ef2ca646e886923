import { memoryLog } from '@ledger/event-log';
import { memoryVault } from '@ledger/vault';
import { v4 } from 'uuid';
import { references } from './references.js';
import { metaOf } from './testing/asked.js';

function opened() {
  const log = memoryLog();
  const vault = memoryVault({ logId: () => log.logId });
  return { log, references: references({ log, vault }) };
}

describe('an outside reference', () => {
  it('is claimed once and stands for the same id ever after', async () => {
    const { references } = opened();
    const first = await references.claim('pupil', { ref: 'P-1' }, metaOf());
    const second = await references.claim('pupil', { ref: 'P-1', id: v4() }, metaOf());
    expect(first).toEqual({ id: first.id, created: true });
    expect(second).toEqual({ id: first.id, created: false });
    expect(await references.find('pupil', ['P-1', 'P-2'])).toEqual(
      new Map([['P-1', { id: first.id }]]),
    );
  });

  it('keeps the id and the child that it was claimed with', async () => {
    const { references } = opened();
    const [id, pupilId] = [v4(), v4()];
    const claimed = await references.claim('placement', { ref: 'L-1', id, pupilId }, metaOf());
    expect(claimed).toEqual({ id, pupilId, created: true });
    expect((await references.find('placement', ['L-1'])).get('L-1')).toEqual({ id, pupilId });
  });

  it('is the same with blanks around it, and another in other letters', async () => {
    const { references } = opened();
    const { id } = await references.claim('pupil', { ref: 'P-a' }, metaOf());
    const found = await references.find('pupil', [' P-a\t', 'p-A']);
    expect(found).toEqual(new Map([[' P-a\t', { id }]]));
  });

  it('of a school is its digits, however they are spaced', async () => {
    const { references } = opened();
    const { id } = await references.claim('school', { ref: '100 001' }, metaOf());
    expect((await references.find('school', ['100001'])).get('100001')).toEqual({ id });
  });

  it('of one kind says nothing of another kind', async () => {
    const { references } = opened();
    await references.claim('pupil', { ref: 'X-1' }, metaOf());
    expect((await references.find('provider', ['X-1'])).size).toBe(0);
  });

  it('is nowhere in the log', async () => {
    const { log, references } = opened();
    const meta = metaOf({ reason: 'Kanarienvogel', onBehalfOf: 'Kanarienvogel' });
    await references.claim('pupil', { ref: 'Kanarienvogel' }, meta);
    const events = await log.readAll(0, 10);
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain('Kanarienvogel');
  });
});

describe('claiming many', () => {
  it('claims what is free, once each, and finds the rest', async () => {
    const { log, references } = opened();
    const known = await references.claim('pupil', { ref: 'P-1' }, metaOf());
    const source = { kind: 'import', fileHash: 'ab', row: 4 } as const;
    const claims = [
      { ref: 'P-1' },
      { ref: 'P-2', source, authority: '839' },
      { ref: 'P-3' },
      { ref: ' P-3' },
    ];
    const meta = metaOf();
    const claimed = await references.claimMany('pupil', claims, meta);
    expect([...claimed.keys()]).toEqual(['P-1', 'P-2', 'P-3', ' P-3']);
    expect(claimed.get('P-1')).toEqual({ id: known.id, created: false });
    expect(claimed.get(' P-3')).toEqual(claimed.get('P-3'));
    const events = await log.readAll(0, 10);
    expect(events).toHaveLength(3);
    expect(events[1]?.meta).toMatchObject({
      source,
      authority: '839',
      correlationId: meta.requestId,
    });
    expect(events[2]?.meta).toMatchObject({ source: { kind: 'api' }, authority: '801' });
  });

  it('gives all claimants at once the one id', async () => {
    const { log, references } = opened();
    const claims = Array.from({ length: 20 }, () =>
      references.claim('pupil', { ref: 'P-1' }, metaOf()),
    );
    const claimed = await Promise.all(claims);
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(1);
    expect(claimed.filter(({ created }) => created)).toHaveLength(1);
    expect((await log.head()).position).toBe(1);
  });
});
