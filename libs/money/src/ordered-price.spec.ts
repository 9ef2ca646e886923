import { orderedPriceOf, type OrderedTerms } from './ordered-price.js';

const terms: OrderedTerms = { rateBasis: 'day', ratePence: 95_00, pattern: '1111101000' };
const price = (more: Partial<OrderedTerms>) => orderedPriceOf({ ...terms, ...more });

describe('what an order costs', () => {
  it('is so much a full week by day, session, hour or week', () => {
    expect(price({})).toEqual({ weeklyPence: 4 * 95_00 });
    expect(price({ rateBasis: 'session' })).toEqual({ weeklyPence: 6 * 95_00 });
    expect(price({ rateBasis: 'week' })).toEqual({ weeklyPence: 95_00 });
    const hourly = { rateBasis: 'hour', ratePence: 33_33, hundredthHoursPerWeek: 1250 } as const;
    expect(price(hourly)).toEqual({ weeklyPence: 416_63 });
    expect(price({ rateBasis: 'hour' })).toEqual({ weeklyPence: 0 });
  });

  it('is a fifty-second of a top-up, half up', () => {
    expect(price({ rateBasis: 'top-up', ratePence: 10_000_00 })).toEqual({ weeklyPence: 192_31 });
  });

  it('is one sum for a programme, and nothing for a place or without a price', () => {
    expect(price({ rateBasis: 'programme' })).toEqual({ totalPence: 95_00 });
    expect(price({ rateBasis: 'place' })).toEqual({});
    expect(price({ rateBasis: undefined })).toEqual({});
    expect(price({ ratePence: null })).toEqual({});
  });

  it('is the dearest week of an order that varies, in whatever order that is told', () => {
    const dearer = { from: '2026-01-05', ratePence: 100_00 };
    const fewer = { from: '2026-02-02', pattern: '1100000000' };
    expect(price({ variations: [fewer, dearer] })).toEqual({ weeklyPence: 4 * 100_00 });
    expect(price({ variations: [fewer] })).toEqual({ weeklyPence: 4 * 95_00 });
    const asOne = { from: '2026-01-05', rateBasis: 'programme', ratePence: 900_00 } as const;
    expect(price({ variations: [asOne] })).toEqual({ weeklyPence: 380_00, totalPence: 900_00 });
  });
});
