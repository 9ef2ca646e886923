import { differing, given, holdsAlready, overlaid } from './known.js';

interface Place {
  name: string;
  lots?: readonly string[] | undefined;
  capacity?: number | undefined;
}

const known: Place = { name: 'Harbour', lots: ['1', '2'], capacity: 12 };

describe('what is known and what is stated', () => {
  it('leaves out what was not given', () => {
    expect(Object.keys(given({ name: 'Harbour', capacity: undefined }))).toEqual(['name']);
  });

  it('never lets a value that was not given erase a known one', () => {
    expect(overlaid(known, { name: 'Quay', capacity: undefined })).toEqual({
      ...known,
      name: 'Quay',
    });
  });

  it('names only the values that differ', () => {
    expect(differing(known, { ...known, lots: ['1', '2'], capacity: 13 })).toEqual({
      capacity: 13,
    });
    expect(differing(known, { ...known, lots: ['2'] })).toEqual({ lots: ['2'] });
  });

  it('holds already when nothing new is stated', () => {
    expect(holdsAlready(known, { lots: ['1', '2'] })).toBe(true);
    expect(holdsAlready(known, { lots: ['1', '2', '3'] })).toBe(false);
    expect(holdsAlready<Place>({ name: 'Harbour' }, { capacity: 0 })).toBe(false);
  });
});
