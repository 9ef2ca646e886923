import { randomUUID } from 'node:crypto';
import { served, type Served } from '../testing/served.js';

let server: Served;
const ids = {
  provider: randomUUID(),
  pupil: randomUUID(),
  placement: randomUUID(),
  visit: randomUUID(),
  finding: randomUUID(),
  plan: randomUUID(),
  incident: randomUUID(),
  document: randomUUID(),
};

const send: Served['send'] = (...asked) => server.send(...asked);

const eventAt = async (answer: { body: unknown }) => {
  const { position } = answer.body as { position: number };
  const { body } = await server.ask.get(`/api/v1/events/${position}`);
  return body as { type: string; meta: { authority: string; basis?: unknown[] }; data: object };
};

/** Records, repeats with the revision that it then has, and is refused with the code. */
interface Told {
  readonly path: string;
  readonly data: object;
  readonly refused: readonly [path: string, data: object, code: string];
}

const inSteps = {
  'a document of compliance': () => ({
    path: `compliance/${ids.provider}/receive-compliance-document`,
    data: { documentId: ids.document, kind: 'insurance', receivedOn: '2025-09-01' },
    refused: [
      `compliance/${ids.provider}/expire-compliance-document`,
      { documentId: ids.document },
      'document-does-not-expire',
    ],
  }),
  'a visit': () => ({
    path: `qa-visit/${ids.visit}/schedule-qa-visit`,
    data: { providerId: ids.provider, on: '2025-11-05', visitedBy: '803', announced: true },
    refused: [
      `qa-visit/${ids.visit}/issue-qa-report`,
      { issuedOn: '2025-11-06' },
      'visit-not-held',
    ],
  }),
  'a finding': () => ({
    path: `finding/${ids.finding}/raise-qa-finding`,
    data: {
      ...{ providerId: ids.provider, source: 'ofsted', area: 'leadership', severity: 'high' },
      ...{ raisedOn: '2025-11-06', raisedBy: '803', finding: 'No plan for absence.' },
    },
    refused: [
      `finding/${ids.finding}/reopen-qa-finding`,
      { reopenedOn: '2025-11-07', because: 'Too early' },
      'finding-not-closed',
    ],
  }),
  'a section 175 audit': () => ({
    path: `section-175/${ids.provider}-2025-26/submit-section175-audit`,
    data: { submittedOn: '2025-10-31', descriptors: [{ ref: '0.1', rating: 'green' }] },
    refused: [
      `section-175/${ids.provider}-2025-26/return-section175-audit`,
      { returnedOn: '2025-10-30', reasonCode: 'incomplete' },
      'audit-returned-before-it-was-submitted',
    ],
  }),
  'a breach of the registration threshold': () => ({
    path: `registration/${ids.provider}/record-threshold-breach`,
    data: { rule: 'five-children', from: '2025-11-05', children: 5 },
    refused: [
      `registration/${ids.provider}/clear-threshold-breach`,
      { rule: 'five-children', from: '2025-11-04' },
      'breach-cleared-before-it-began',
    ],
  }),
  'a provider improvement plan': () => ({
    path: `provider-plan/${ids.plan}/open-provider-plan`,
    data: {
      ...{ providerId: ids.provider, openedOn: '2026-01-05', suspension: 'all' },
      liveChildren: [{ pupilId: ids.pupil, placementId: ids.placement }],
    },
    refused: [
      `provider-plan/${ids.plan}/close-provider-plan`,
      { closedOn: '2026-02-05', outcome: 'improved' },
      'children-undecided',
    ],
  }),
  'an incident': () => ({
    path: `incident/${ids.incident}/report-incident`,
    data: {
      ...{ providerId: ids.provider, pupilId: ids.pupil, severity: 'low', kind: 'injury' },
      ...{ occurredOn: '2025-11-05', reportedOn: '2025-11-05', reference: 'CASE-17' },
    },
    refused: [
      `incident/${ids.incident}/refer-concern`,
      { to: 'lado', referredOn: '2025-11-06' },
      'concern-not-raised',
    ],
  }),
  'a suspension': () => ({
    path: `provider/${ids.provider}/suspend-provider`,
    data: { scope: 'all', from: '2026-03-10', reasonCode: 'safeguarding' },
    refused: [
      `provider/${ids.provider}/lift-provider-suspension`,
      { from: '2026-03-09' },
      'suspension-lifted-before-it-starts',
    ],
  }),
} satisfies Record<string, () => Told>;

beforeAll(async () => {
  server = await served();
  const place = { kind: 'unregistered', authority: '801', registered: false };
  const identity = {
    ...{ pupilRef: 'PU-9', givenName: 'Zebedee', familyName: 'Quillfeather' },
    dateOfBirth: '2011-03-14',
  };
  const answers = [
    await send(`provider/${ids.provider}/onboard-provider`, {
      ...{ providerRef: 'P1', name: 'Farm', ...place },
    }),
    await send(`pupil/${ids.pupil}/register-child`, {
      ...{ asAt: '2025-09-01', authority: '802', identity, needs: {} },
    }),
    await send(`provision/${ids.pupil}/order-placement`, {
      ...{ placementId: ids.placement, providerId: ids.provider, placementRef: 'PL-9', lot: '1' },
      ...{ commissioner: 'authority', reason: 'other', startsOn: '2025-11-05', costCentre: 'CC1' },
      ...{ pattern: '1111111100', rateBasis: 'day', ratePence: 9500 },
    }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});
afterAll(() => server?.close());

describe('over HTTP', () => {
  it.each(Object.entries(inSteps))('%s is recorded once and refused out of step', async (_, of) => {
    const { path, data, refused } = of();
    const [category = '', id = ''] = path.split('/');
    const stream = await server.ask.get(`/api/v1/streams/${category}-${id}`);
    const before = (stream.body as { events?: readonly object[] }).events?.length ?? 0;
    const seen = before > 0 ? { 'If-Match': `"${before - 1}"` } : {};
    const first = await send(path, data, seen);
    expect(first.body).toMatchObject({ outcome: 'recorded', revision: before });
    const now = { 'If-Match': `"${before}"` };
    expect((await send(path, data, now)).body).toMatchObject({ outcome: 'unchanged' });
    const answer = await send(refused[0], refused[1], now);
    expect(answer.body).toMatchObject({ status: 409, errors: [{ code: refused[2] }] });
  });

  it('a finding and a visit belong to the authority that made them', async () => {
    const share = { with: '802', sharedOn: '2025-11-07', alert: true };
    const shared = await send(`finding/${ids.finding}/share-qa-finding`, share, {
      'If-Match': '"0"',
    });
    expect(await eventAt(shared)).toMatchObject({ meta: { authority: '803' } });
  });

  it('a decision on a child belongs to its own authority, which the caller does not say', async () => {
    const path = `provider-plan/${ids.plan}/decide-live-child`;
    const there = { pupilId: ids.pupil, placementId: ids.placement };
    const data = { ...there, decision: 'pause', decidedOn: '2026-01-06' };
    const now = { 'If-Match': '"0"' };
    expect((await send(path, { ...data, authority: '801' }, now)).status).toBe(400);
    expect(await eventAt(await send(path, data, now))).toMatchObject({
      type: 'LiveChildDecided',
      data: { ...data, authority: '802', providerId: ids.provider },
      meta: { authority: '802' },
    });
  });

  it('an incident keeps its reference out of the clear', async () => {
    const { body } = await server.ask.get(`/api/v1/streams/incident-${ids.incident}`);
    const { events } = body as { events: readonly { data: object; sealedClasses?: string[] }[] };
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('CASE-17');
  });

  it('an absence is followed up where the mark is one', async () => {
    const register = `register/${ids.provider}-2025-11-05-AM`;
    const there = { pupilId: ids.pupil, placementId: ids.placement };
    await send(`${register}/mark-attendance`, { marks: [{ ...there, code: 'N' }] });
    const asked = { ...there, followedUpOn: '2025-11-05', contact: 'phone', outcome: 'no-answer' };
    const answer = await send(`${register}/follow-up-absence`, asked, { 'If-Match': '"0"' });
    expect(await eventAt(answer)).toMatchObject({
      type: 'AbsenceFollowedUp',
      meta: { authority: '802' },
    });
    const other = `register/${ids.provider}-2025-11-06-AM/follow-up-absence`;
    const refused = await send(other, { ...asked, followedUpOn: '2025-11-06' });
    expect(refused.body).toMatchObject({ errors: [{ code: 'not-marked' }] });
  });

  it('what is about nothing on record is refused', async () => {
    const held = await send(`qa-visit/${randomUUID()}/hold-qa-visit`, { heldOn: '2025-11-05' });
    expect(held.body).toMatchObject({ status: 409, errors: [{ code: 'unknown-visit' }] });
    const nowhere = await send(`provider/${randomUUID()}/lift-provider-suspension`, {
      from: '2026-03-09',
    });
    expect(nowhere.body).toMatchObject({ status: 409, errors: [{ code: 'unknown-provider' }] });
  });
});
