import { catalogue } from './catalogue.js';

describe('the event catalogue', () => {
  it('has a sentence for every event and no type twice', () => {
    const kinds = catalogue();
    expect(kinds.length).toBeGreaterThan(20);
    expect(kinds.filter((kind) => !kind.sentence.endsWith('.'))).toEqual([]);
    expect(new Set(kinds.map((kind) => kind.type)).size).toBe(kinds.length);
  });
});
