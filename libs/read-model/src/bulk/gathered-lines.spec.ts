import { randomly } from '@ledger/kernel/testing';
import fc from 'fast-check';
import { keyed } from '../table.js';
import { shapeOf } from '../fold/shape.js';
import { GatheredLines } from './gathered-lines.js';

const told = keyed({
  columns: { position: 'integer', pupilId: 'text' },
  key: ['position'],
  indexes: { byPupil: ['pupilId'] },
  appendOnly: true,
});
const bare = keyed({ columns: { position: 'integer' }, key: ['position'], appendOnly: true });

function gathered(table: typeof told | typeof bare, pupils: readonly string[]): string[] {
  const shape = shapeOf('told', table);
  if (shape.kind !== 'keyed') throw new Error('It is a keyed table.');
  const lines = new GatheredLines(shape, 16);
  pupils.forEach((pupil, n) => {
    lines.add([n, pupil], (bytes) => bytes.put(`${n} ${pupil}\n`));
  });
  const text = lines.take().toString();
  expect(lines.length).toBe(0);
  return text.split('\n').slice(0, -1);
}

describe('gathered lines', () => {
  const pupils = fc.array(fc.constantFrom('ann', 'ben', 'é', ''), { maxLength: 40 });

  it('are all there, those of one value together and in the order in which they came', () => {
    fc.assert(
      fc.property(pupils, (all) => {
        const lines = all.map((pupil, n) => `${n} ${pupil}`);
        const inTurn = [...new Set(all)].flatMap((one) => lines.filter((_, n) => all[n] === one));
        expect(gathered(told, all)).toEqual(inTurn);
      }),
      randomly(200),
    );
  });

  it('of a table without an index stay as they came', () => {
    expect(gathered(bare, ['ben', 'ann', 'ben'])).toEqual(['0 ben', '1 ann', '2 ben']);
  });
});
