import type { OpenedEvent } from '../../api/opened-event.js';
import { eventView } from './event.view.js';

const event = (position: number, over: Partial<OpenedEvent> = {}): OpenedEvent => ({
  position,
  streamId: 'pupil-1',
  revision: position - 1,
  eventId: `event-${position}`,
  type: 'ChildRegistered',
  schemaVersion: 1,
  recordedAt: '2025-11-05T10:00:00.000001Z',
  meta: {
    authority: '801',
    effectiveOn: '2025-09-01',
    actor: { id: 'a', role: 'commissioner', organisation: 'o' },
    requestId: 'r',
    correlationId: 'c',
    source: { kind: 'import', fileHash: 'abc', row: 7 },
  },
  data: { cohort: 2011, basis: [{ a: 1 }] },
  personal: [],
  sealedClasses: [],
  ...over,
});
const valueOf = (lines: readonly { key: string; value: string }[], wanted: string) =>
  lines.find(({ key }) => key === wanted)?.value;

describe('the page of an event', () => {
  it('says when it was true and when it was recorded, to the microsecond', () => {
    const { times, sentence } = eventView(event(1), [event(1)]);
    expect(valueOf(times, 'True from')).toBe('1 September 2025');
    expect(valueOf(times, 'Recorded at')).toContain('2025-11-05T10:00:00.000001Z');
    expect(sentence).toBe('A child entered the record.');
  });

  it('names the row of the file', () => {
    const { envelope } = eventView(event(1), [event(1)]);
    expect(valueOf(envelope, 'From')).toBe('an import file, row 7, SHA-256 abc');
  });

  it('leads to the event that it puts right', () => {
    const second = event(2, { meta: { ...event(2).meta, corrects: 'event-1' } });
    const { envelope } = eventView(second, [event(1), second]);
    expect(envelope.find(({ key }) => key === 'Corrects')?.href).toBe('/events/1');
  });

  it('says that personal details are withheld where they are not opened', () => {
    const { personal } = eventView(event(1, { sealedClasses: ['identity'] }), []);
    expect(personal).toEqual([{ key: 'identity', value: expect.stringContaining('Withheld') }]);
  });

  it('shows opened details, and a nested value in one line', () => {
    const values = { givenName: 'Zebedee' };
    const part = { pupilId: '1', class: 'identity', values } as const;
    const { personal, says } = eventView(event(1, { personal: [part] }), []);
    expect(valueOf(personal, 'givenName')).toBe('Zebedee');
    expect(valueOf(says, 'basis')).toBe('a 1');
  });
});
