import {
  type DataOf,
  type Decided,
  type Decider,
  type EventFacts,
  given,
  holdsAlready,
  overlaid,
  type PersonalPart,
  personalValues,
  statedBy,
} from '@ledger/kernel';
import { IncidentCommand } from './incident.commands.js';
import { IncidentEvent } from './incident.events.js';
import { refuse } from './incident.refusals.js';
import {
  type AnyReport,
  begun,
  type Incident,
  type KnownIncident,
  type Said,
} from './incident.state.js';

type Events = Decided<IncidentEvent>[];

export const incident: Decider<Incident, IncidentCommand, IncidentEvent> = {
  category: 'incident',
  events: IncidentEvent,
  commands: IncidentCommand,
  initial: null,

  evolve: {
    IncidentReported: (state, data, facts) => ({
      ...begun(state, data, { ...facts, on: data.reportedOn }),
      reported: said(data, facts),
    }),
    ConcernRaised: (state, data, facts) => ({
      ...begun(state, data, { ...facts, on: data.raisedOn }),
      concern: said(data, facts),
    }),
    ConcernReferred: (state, data) => state && { ...state, referrals: [...state.referrals, data] },
    IncidentClosed: (state, closed) => state && { ...state, closed },
  },

  // Reported or raised again with other details, it is put right.
  decide: {
    ReportIncident(state, asked) {
      const { occurredOn, reportedOn } = asked;
      if (reportedOn < occurredOn) {
        const detail = { occurredOn, reportedOn };
        throw refuse('incident-reported-before-it-occurred', detail, 'reportedOn');
      }
      const data = stated(state, state?.reported ?? null, asked);
      if (!data) return [];
      const about = { effectiveOn: occurredOn, ...correcting(state?.reported ?? null) };
      return [{ type: 'IncidentReported', ...sealed(data), ...about }];
    },

    RaiseConcern(state, asked) {
      const data = stated(state, state?.concern ?? null, asked);
      if (!data) return [];
      const about = { effectiveOn: data.raisedOn, ...correcting(state?.concern ?? null) };
      return [{ type: 'ConcernRaised', ...sealed(data), ...about }];
    },

    ReferConcern: (state, data) => referral(known(state), data),
    CloseIncident: (state, data) => closing(known(state), data),
  },
};

// The reference of an incident of a child is in its sealed part; empty once the child is erased.
function said<T extends AnyReport>(data: T, facts: EventFacts): Said<T> {
  const { reference } = personalValues(facts.personal, 'narrative');
  const opened = typeof reference === 'string' ? { reference } : {};
  return { what: { ...data, ...opened }, stated: statedBy(facts) };
}

function known(state: Incident): KnownIncident {
  if (!state) throw refuse('incident-not-recorded');
  return state;
}

/** What now holds, or null when it holds already. */
function stated<T extends AnyReport>(state: Incident, before: Said<T> | null, asked: T): T | null {
  sameSubject(state, asked);
  if (before && holdsAlready(before.what, asked)) return null;
  if (state?.closed) throw refuse('incident-already-closed', { closedOn: state.closed.closedOn });
  return before ? overlaid(before.what, asked) : given(asked);
}

function sameSubject(state: Incident, { providerId, pupilId }: AnyReport): void {
  if (!state || (state.providerId === providerId && state.pupilId === pupilId)) return;
  throw refuse('incident-of-another-child-or-provider');
}

const correcting = (before: Said<AnyReport> | null) =>
  before ? { corrects: before.stated.eventId } : {};

function sealed<T extends AnyReport>(data: T) {
  const { pupilId, reference } = data;
  if (pupilId === undefined) return { data };
  const clear = given({ ...data, reference: undefined });
  if (reference === undefined) return { data: clear, pupilId };
  const part: PersonalPart = { pupilId, class: 'narrative', values: { reference } };
  return { data: clear, pupilId, personal: [part] };
}

function referral(state: KnownIncident, asked: DataOf<IncidentCommand, 'ReferConcern'>): Events {
  if (state.referrals.some(({ to }) => to === asked.to)) return [];
  if (!state.concern) throw refuse('concern-not-raised');
  follows(state, asked.referredOn, 'referredOn');
  const about = { effectiveOn: asked.referredOn, ...ofChild(state) };
  return [{ type: 'ConcernReferred', data: { ...ofChild(state), ...asked }, ...about }];
}

function closing(state: KnownIncident, asked: DataOf<IncidentCommand, 'CloseIncident'>): Events {
  if (state.closed && holdsAlready(state.closed, asked)) return [];
  follows(state, asked.closedOn, 'closedOn');
  const about = { effectiveOn: asked.closedOn, ...ofChild(state) };
  return [{ type: 'IncidentClosed', data: { ...ofChild(state), ...asked }, ...about }];
}

function follows({ began, closed }: KnownIncident, date: string, field: string): void {
  if (closed) throw refuse('incident-already-closed', { closedOn: closed.closedOn });
  if (date < began) throw refuse('incident-step-before-it-began', { began, date }, field);
}

const ofChild = ({ pupilId }: KnownIncident) => (pupilId === undefined ? {} : { pupilId });
