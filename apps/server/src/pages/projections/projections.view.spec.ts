import { projectionsView } from './projections.view.js';

const parked = { streamId: 'pupil-1', position: 7, error: 'unknown event', events: 2 };
const status = [
  { name: 'attendance', version: 1, position: 10, lag: 2, parked: [parked] },
  { name: 'placement-history', version: 1, position: 12, lag: 0, parked: [] },
];

describe('the projections page', () => {
  it('counts what is put aside and leads to its event', () => {
    const view = projectionsView(status, 12);
    expect(view.status.rows.map((row) => row.at(-1)?.text)).toEqual(['1', '0']);
    expect(view.parked.rows).toHaveLength(1);
    expect(view.parked.rows[0]?.[2]).toMatchObject({ text: '7', numeric: true, href: '/events/7' });
  });
});
