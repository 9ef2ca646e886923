import { requestIdOf } from './request-id.js';
import { dueItem } from './testing/tally.js';

describe('the request id of a due item', () => {
  it('is the same for ever, whatever else is known of the item', () => {
    const id = 'd34f60ce-3b63-50f7-a4e3-84947806a997';
    expect(requestIdOf(dueItem(1))).toBe(id);
    expect(requestIdOf(dueItem(1, { facts: { asked: 2 }, authority: '802' }))).toBe(id);
  });

  it('differs with what is due, whom it is due for, and when', () => {
    const others = [{ kind: 'other' }, { subject: 'other' }, { dueOn: '2026-01-02' }];
    const ids = [{}, ...others].map((other) => requestIdOf(dueItem(1, other)));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
