import { keyed } from '../table.js';
import { encodeRow, shapeOf } from './shape.js';

const shape = shapeOf('told', keyed({ columns: { id: 'text', data: 'json' }, key: ['id'] }));

describe('a row as it is stored', () => {
  const data = { b: 2, a: 'one' };

  it('keeps the text of what the event says as it stands in the log', () => {
    const said = { data, dataText: '{"a":"one",  "b":2}' };
    expect(encodeRow(shape, { id: 'x', data }, said)).toEqual(['x', said.dataText]);
  });

  it('has a text of its own where it holds something else, or the text is not at hand', () => {
    const own = ['x', '{"a":"one","b":2}'];
    expect(encodeRow(shape, { id: 'x', data })).toEqual(own);
    expect(encodeRow(shape, { id: 'x', data }, { data })).toEqual(own);
    expect(encodeRow(shape, { id: 'x', data: { ...data } }, { data, dataText: '{}' })).toEqual(own);
  });

  it('is refused for a character that the database does not take, whatever the text', () => {
    const bad = { a: '\u0000' };
    const said = { data: bad, dataText: JSON.stringify(bad) };
    expect(() => encodeRow(shape, { id: 'x', data: bad }, said)).toThrow('not of kind json');
  });
});
