import { rejected } from './outcome.js';
import { Tally } from './receipt.js';

describe('the receipt', () => {
  it('lists 10,000 errors and says how many more there were', () => {
    const tally = new Tally();
    for (let row = 2; row < 10_007; row += 1) {
      tally.add([
        rejected(row, { row, column: 'a', code: 'not-a-date', message: 'a: it is not.' }),
      ]);
    }
    const { errors, rejected: count } = tally.receipt();
    expect(count).toBe(10_005);
    expect(errors).toHaveLength(10_001);
    expect(errors.at(-1)).toEqual({
      row: 10_002,
      column: '',
      code: 'more-not-listed',
      message: '5 more from this row on are not listed.',
    });
  });
});
