import { randomUUID } from 'node:crypto';
import { served, type Served } from '../testing/served.js';

let server: Served;
const ids = { provider: randomUUID(), pupil: randomUUID(), placement: randomUUID() };
const placementId = ids.placement;

const send: Served['send'] = (...asked) => server.send(...asked);

beforeAll(async () => {
  server = await served();
  const identity = {
    ...{ pupilRef: 'PU-9', givenName: 'Zebedee', familyName: 'Quillfeather' },
    dateOfBirth: '2008-03-14',
  };
  const answers = [
    await send(`provider/${ids.provider}/onboard-provider`, {
      ...{ providerRef: 'P1', name: 'Farm', kind: 'unregistered' },
      ...{ authority: '801', registered: false },
    }),
    await send(`pupil/${ids.pupil}/register-child`, {
      ...{ asAt: '2023-09-01', authority: '802', identity, needs: {} },
    }),
    await send(`provision/${ids.pupil}/order-placement`, {
      ...{ placementId, providerId: ids.provider, placementRef: 'PL-9', lot: '1' },
      ...{ commissioner: 'authority', reason: 'other', startsOn: '2023-09-06', costCentre: 'CC1' },
      ...{ pattern: '1111111100', rateBasis: 'day', ratePence: 9500, endedOn: '2024-06-28' },
    }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});
afterAll(() => server?.close());

const review = { placementId, kind: 'six-week', dueOn: '2023-10-18' };
const measured = { placementId, measure: 'reading-age', scoreHundredths: 850 };

/** Each command with what the next revision refuses. */
const inSteps = {
  'a review': {
    path: () => `review/${ids.pupil}`,
    command: ['schedule-review', review],
    refused: ['schedule-review', { ...review, dueOn: '2023-09-05' }, 'review-before-the-start'],
  },
  'how an authority counts weeks': {
    path: () => 'calendar/authority-804',
    command: ['set-review-weeks', { from: '2025-09-01', weeks: 'school' }],
    refused: [
      'set-term',
      { academicYear: '2025/26', term: 1, startsOn: '2025-09-03', endsOn: '2025-09-02' },
      'term-ends-before-it-starts',
    ],
  },
  'a baseline': {
    path: () => `progress/${ids.pupil}`,
    command: ['record-baseline', { ...measured, measuredOn: '2023-09-20' }],
    refused: [
      'record-progress',
      { ...measured, measuredOn: '2023-09-20' },
      'progress-before-the-baseline',
    ],
  },
  'a check of a destination': {
    path: () => `transition/${placementId}`,
    command: [
      'check-destination',
      { point: 'oct-31', checkedOn: '2024-11-04', outcome: 'sustained', pupilId: ids.pupil },
    ],
    refused: [
      'check-destination',
      { point: 'mar-31', checkedOn: '2025-03-30', outcome: 'lost', pupilId: ids.pupil },
      'checked-before-it-is-due',
    ],
  },
} as const;

describe('a notice of off-site direction', () => {
  const path = `provision/${ids.pupil}/give-off-site-direction-notice`;
  const data = { placementId, givenOn: '2023-09-04' };

  it('counts the school days to the start from the calendar, not from the caller', async () => {
    const term = { academicYear: '2023/24', term: 1 };
    await send('calendar/authority-802/set-term', {
      ...{ ...term, startsOn: '2023-09-05', endsOn: '2023-10-20' },
    });
    const seen = { 'If-Match': '"1"' };
    expect((await send(path, { ...data, schoolDaysBefore: 9 }, seen)).status).toBe(400);
    const answer = await send(path, data, seen);
    const { position } = answer.body as { position: number };
    const { body } = await server.ask.get(`/api/v1/events/${position}`);
    expect(body).toMatchObject({
      type: 'OffSiteDirectionNoticeGiven',
      data: { schoolDaysBefore: 1, late: true },
      meta: { authority: '802' },
    });
    const now = { 'If-Match': '"2"' };
    expect((await send(path, data, now)).body).toMatchObject({ outcome: 'unchanged' });
    const nowhere = { ...data, placementId: randomUUID() };
    expect((await send(path, nowhere, now)).body).toMatchObject({
      ...{ status: 409, errors: [{ code: 'placement-not-ordered' }] },
    });
  });
});

describe('over HTTP', () => {
  it.each(Object.entries(inSteps))(
    '%s is recorded once and refused out of step',
    async (_, told) => {
      const [name, data] = told.command;
      const first = await send(`${told.path()}/${name}`, data);
      expect(first.body).toMatchObject({ outcome: 'recorded', revision: 0 });
      const seen = { 'If-Match': '"0"' };
      const again = await send(`${told.path()}/${name}`, data, seen);
      expect(again.body).toMatchObject({ outcome: 'unchanged', revision: 0 });
      const [other, wrong, code] = told.refused;
      const refused = await send(`${told.path()}/${other}`, wrong, seen);
      expect(refused.body).toMatchObject({ status: 409, errors: [{ code }] });
    },
  );

  it('belongs to the authority of the child, and notes what was read of the placement', async () => {
    const { body } = await server.ask.get(`/api/v1/streams/review-${ids.pupil}`);
    const [event] = (body as { events: { meta: { authority: string; basis: object[] } }[] }).events;
    expect(event?.meta).toMatchObject({ authority: '802' });
    expect(event?.meta.basis).toContainEqual({ streamId: `provision-${ids.pupil}`, revision: 2 });
  });

  it('takes the dates of a placement from the record, and refuses an unknown one', async () => {
    const path = `review/${ids.pupil}/schedule-review`;
    const placement = { startsOn: '2020-01-01' };
    expect((await send(path, { ...review, placement })).status).toBe(400);
    const unknown = await send(path, { ...review, placementId: randomUUID() });
    expect(unknown.body).toMatchObject({ status: 409, errors: [{ code: 'unknown-placement' }] });
  });

  it('takes a request for a review, and for one alone', async () => {
    const path = `review/${ids.pupil}/request-review`;
    const asked = { placementId, requestedOn: '2023-10-02', dueOn: '2023-10-16' };
    const seen = { 'If-Match': '"0"' };
    expect((await send(path, { ...asked, kind: 'six-week' }, seen)).status).toBe(400);
    const first = await send(path, { ...asked, kind: 'parent-requested' }, seen);
    expect(first.body).toMatchObject({ outcome: 'recorded', revision: 1 });
  });
});
