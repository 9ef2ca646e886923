import { type Detail, detailsOf, type Labels, sealedDetails } from './detail.js';
import type { EntryRow } from './placement-history.projection.js';
import { providerIn } from './placement.telling.js';
import type { Past, Tell, Told, Values } from './telling.js';

const labels: Labels = {
  sessionsAWeek: ['Sessions a week', 'integer'],
  proposedOn: ['Proposed on', 'date'],
  agreedOn: ['Agreed on', 'date'],
  exitDestination: ['To go on to', 'text'],
  exitTargetOn: ['To leave by', 'date'],
  givenOn: ['Notice given on', 'date'],
  schoolDaysBefore: ['School days before the start', 'integer'],
  late: ['Less than two school days before', 'flag'],
  days: ['Days of the direction', 'integer'],
  completedOn: ['Completed on', 'date'],
  acknowledgedOn: ['Acknowledged on', 'date'],
  core: ['The core complete', 'flag'],
  tailoredItems: ['Tailored items', 'text'],
  pausedFrom: ['Paused from, as recorded before', 'date'],
  from: ['From', 'date'],
  to: ['To', 'text'],
  by: ['Paused by', 'text'],
  charged: ['Charged while paused', 'flag'],
  pauseReason: ['Reason for the pause', 'text'],
  declaredOn: ['Declared on', 'date'],
  subProvider: ['Sub-provider', 'text'],
  schoolUrn: ['School (URN)', 'text'],
};
const wordsLabels: Labels = { words: ['Note', 'text'] };

export type PackageTold =
  | 'PackageProposed'
  | 'PackageAgreed'
  | 'OffSiteDirectionNoticeGiven'
  | 'InductionCompleted'
  | 'InfoPackAcknowledged'
  | 'SubcontractDeclared'
  | 'PlacementConverted'
  | 'PauseCorrected'
  | 'PauseWithdrawn';

/** How packages, notices and what a provider says of a placement are told. */
export const packageTellings: { readonly [T in PackageTold]: Tell<T> } = {
  PackageProposed: telling(() => 'Package proposed'),
  PackageAgreed: telling(() => 'Package agreed'),
  OffSiteDirectionNoticeGiven: telling(
    (at, { late }) => `Notice of off-site direction given${late ? ' late' : ''}, ${at}`,
  ),
  InductionCompleted: telling((at) => `Induction completed, ${at}`),
  InfoPackAcknowledged: telling((at) => `Information pack acknowledged, ${at}`),
  SubcontractDeclared: telling((at) => `Subcontract declared, ${at}`),
  PlacementConverted: telling((at) => `Became an off-site direction, ${at}`),
  PauseCorrected: telling((at) => `Pause put right, ${at}`),
  PauseWithdrawn: telling((at) => `Pause withdrawn, ${at}`),
};

function telling(says: (at: string, data: Values) => string) {
  return (data: Values, past: Past, entry: EntryRow): Told => {
    const what = says(`placement with ${providerIn(past, entry)}`, data);
    return { what: wording(what, entry), details: detailsIn(data, past, entry) };
  };
}

// A pause that is put right or withdrawn says so already.
const wording = (what: string, { corrects, type }: EntryRow) =>
  corrects && !type.startsWith('Pause') ? `${what}, put right` : what;

function detailsIn(data: Values, { providers }: Past, { narrative }: EntryRow): readonly Detail[] {
  const { tailoredItems, subProviderId, subProviderName, ...said } = data;
  const items = Array.isArray(tailoredItems) ? tailoredItems.join(', ') : undefined;
  const subProvider = subProviderName ?? providers.get(String(subProviderId));
  return [
    ...detailsOf(labels, { ...said, tailoredItems: items, subProvider }),
    ...sealedDetails(wordsLabels, narrative, null),
  ];
}
