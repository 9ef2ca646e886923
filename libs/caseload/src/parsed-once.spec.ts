import { parsedOnce } from './parsed-once.js';

describe('a text that is parsed once', () => {
  it('gives the same value again, and another text another', () => {
    const parse = parsedOnce<{ n: number }>();
    const first = parse('{"n":1}');
    expect(first).toEqual({ n: 1 });
    expect(parse('{"n":1}')).toBe(first);
    expect(parse('{"n":2}')).toEqual({ n: 2 });
  });

  it('is forgotten when too many others came, and then parsed anew', () => {
    const parse = parsedOnce<{ n: number }>();
    const first = parse('{"n":-1}');
    for (let n = 0; n < 8_192; n += 1) parse(`{"n":${n}}`);
    expect(parse('{"n":-1}')).not.toBe(first);
    expect(parse('{"n":-1}')).toEqual(first);
  });
});
