import { FrameworkArea, Rating } from '@ledger/qa-visit/events';
import { type Cell, readBy } from '../table/cell.js';

type Area = (typeof FrameworkArea.options)[number];
type Rated = { readonly area: Area; readonly rating: (typeof Rating.options)[number] };

const areas = FrameworkArea.options.join(', ');

const parts = (text: string) => text.split(';').map((part) => part.trim().toLowerCase());

/** Areas of a visit, parted by `;`. */
export const areaList: Cell<Area[]> = readBy(
  {
    code: 'not-areas',
    wrong: 'is not a list of areas',
    allowed: `some of these, parted by ;: ${areas}`,
  },
  (text) => FrameworkArea.array().safeParse(parts(text)).data,
);

/** The rating of each area, as `area=rating` parted by `;`. */
export const ratingList: Cell<Rated[]> = readBy(
  {
    code: 'not-ratings',
    wrong: 'is not a list of ratings',
    allowed: `red, amber or green for each area, as in health-and-safety=amber; the areas: ${areas}`,
  },
  (text) => {
    const rated = parts(text).map((part) => part.split('=').map((word) => word.trim()));
    const read = rated.map(([area, rating, ...more]) => {
      const known = FrameworkArea.safeParse(area).data;
      const as = Rating.safeParse(rating).data;
      return known && as && more.length === 0 ? { area: known, rating: as } : undefined;
    });
    return read.every((each) => each !== undefined) ? read : undefined;
  },
);
