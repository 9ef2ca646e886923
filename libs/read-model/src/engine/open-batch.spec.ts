import { define } from '../fold/definition.js';
import { projection } from '../projection.js';
import { keyed } from '../table.js';
import { recordedFrom } from '../testing/given.js';
import type { OpenEvents } from './engine.js';
import { openBatch } from './open-batch.js';

type Named = { type: 'Named'; data: object } | { type: 'Other'; data: object };

const names = projection<Named>()({
  name: 'names',
  version: 1,
  opens: ['identity'],
  tables: { names: keyed({ columns: { name: 'text' }, key: ['name'] }) },
  on: { Named: { changes: () => [] }, Other: 'ignore' },
});
const part = (personalClass: 'identity' | 'needs') => ({
  pupilId: 'p1',
  class: personalClass,
  values: { of: personalClass },
});
const events = recordedFrom([
  { type: 'Named', data: {}, personal: [part('identity'), part('needs')] },
  { type: 'Other', data: {}, personal: [part('identity')] },
  { type: 'Named', data: {}, personal: [part('needs')] },
]);

/** Opens everything it is given, and notes it. */
function noting() {
  const asked: string[] = [];
  const open: OpenEvents = async (given) =>
    given.map(({ position, sealed }) => {
      asked.push(`${position} ${sealed.map((one) => one.class).join(' ')}`);
      return { personal: sealed.map((one) => part(one.class as 'identity')) };
    });
  return { asked, open };
}

describe('opening a batch', () => {
  it('opens the classes asked for, of the events that are handled, and no others', async () => {
    const { asked, open } = noting();
    const opened = await openBatch(define(names, new Set()), events, open);
    expect(asked).toEqual(['1 identity']);
    expect(opened.map(({ position }) => position)).toEqual([1, 3]);
    expect(opened.map(({ personal }) => personal)).toEqual([[part('identity')], []]);
    expect(opened.map(({ sealed }) => sealed.length)).toEqual([2, 1]);
  });

  it('opens nothing for a projection that does not ask', async () => {
    const { asked, open } = noting();
    const { opens, ...closed } = names;
    await openBatch(define(closed, new Set()), events, open);
    expect([opens, asked]).toEqual([['identity'], []]);
  });

  it('finds fault with an altered event alone', async () => {
    const altered = Object.assign(new Error('altered'), { name: 'VaultError' });
    const open: OpenEvents = async (given) => {
      if (given.some(({ position }) => position === 1)) throw altered;
      return given.map(() => ({ personal: [part('identity')] }));
    };
    const both = recordedFrom([
      { type: 'Named', data: {}, personal: [part('identity')] },
      { type: 'Named', data: {}, personal: [part('identity')] },
    ]);
    const opened = await openBatch(define(names, new Set()), both, open);
    expect(opened.map(({ fault }) => fault)).toEqual(['VaultError: altered', undefined]);
    expect(opened[1]?.personal).toEqual([part('identity')]);
  });

  it('lets through an error that may pass, so that the batch is tried again', async () => {
    const open: OpenEvents = async () => {
      throw new Error('connection lost');
    };
    const opening = openBatch(define(names, new Set()), events, open);
    await expect(opening).rejects.toThrow('connection lost');
  });
});
