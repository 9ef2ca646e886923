import { requestIdOf } from './request-id.js';
import { dueItem } from './testing/tally.js';

describe('the request id of a due item', () => {
  it('is the same for ever, whatever else is known of the item', () => {
    const id = 'a9ebfea9-176c-5e97-8767-a30b014d66d0';
    expect(requestIdOf(dueItem(1))).toBe(id);
    expect(requestIdOf(dueItem(1, { facts: { asked: 2 }, authority: '802' }))).toBe(id);
  });

  it('differs with what is due, whom it is due for, and when', () => {
    const others = [
      { kind: 'other' },
      { subject: 'other' },
      { item: 'other' },
      { dueOn: '2026-01-02' },
    ];
    const ids = [{}, ...others].map((other) => requestIdOf(dueItem(1, other)));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
