import { detailText, type OpenEntry, timelineOf } from './timeline.js';

const entry = (position: number, over: Partial<OpenEntry> = {}): OpenEntry => ({
  what: 'Placement ordered with Farm',
  type: 'PlacementOrdered',
  effectiveOn: '2025-11-05',
  recordedAt: '2025-11-05T10:00:00.000001Z',
  recordedDaysLater: 0,
  stillToCome: false,
  actor: { id: 'a', role: 'commissioner', organisation: 'o' },
  source: { kind: 'screen' },
  by: 'a, commissioner, o',
  from: 'screen',
  reason: null,
  corrects: null,
  correctedBy: [],
  eventId: `event-${position}`,
  position,
  placementId: null,
  details: [],
  ...over,
});
const mark = (position: number, effectiveOn: string) =>
  entry(position, { type: 'AttendanceMarked', what: 'Marked /', effectiveOn });

const titles = (entries: readonly OpenEntry[]) =>
  timelineOf(entries).map((item) => (item.kind === 'week' ? item.week.title : item.entry.title));

describe('the timeline', () => {
  it('has the newest first', () => {
    const later = entry(2, { what: 'Placement ended', effectiveOn: '2026-02-13' });
    expect(titles([entry(1), later])).toEqual(['Placement ended', 'Placement ordered with Farm']);
  });

  it('folds the marks of each week into one item', () => {
    const marks = [mark(1, '2025-11-05'), mark(2, '2025-11-07'), mark(3, '2025-11-10')];
    expect(titles(marks)).toEqual([
      'Attendance in the week of 10 November 2025: 1 mark',
      'Attendance in the week of 3 November 2025: 2 marks',
    ]);
  });

  it('marks as late what was recorded a week or more after', () => {
    const [onTime] = timelineOf([entry(1, { recordedDaysLater: 6 })]);
    const [late] = timelineOf([entry(1, { recordedDaysLater: 7 })]);
    expect(onTime).not.toHaveProperty('entry.late', expect.any(String));
    expect(late).toHaveProperty('entry.late', 'Recorded 7 days later');
  });

  it('leads from a correction to what it puts right, and back', () => {
    const first = entry(1, { correctedBy: ['event-2'] });
    const second = entry(2, { corrects: 'event-1', what: 'Put right' });
    const [newer, older] = timelineOf([first, second]);
    expect(newer).toHaveProperty('entry.corrects.href', '/events/1');
    expect(older).toHaveProperty('entry.correctedBy.0.href', '/events/2');
  });
});

describe('a changed value', () => {
  it('is shown with what it was', () => {
    const rate = { label: 'Rate', kind: 'pence', value: 9747, was: 9500 } as const;
    expect(detailText(rate).text).toBe('£97.47 (was £95.00)');
    expect(detailText({ label: 'Team', kind: 'text', value: 'A', was: null }).text).toBe(
      'A (was not given)',
    );
  });
});
