import { panelLabels, panelNarrativeLabels } from './journey.labels.js';
import { journeyTold } from './journey.telling.js';
import type { PanelItemEvent } from './journey.changes.js';
import type { Past, Tell, Values } from './telling.js';

const labels = { clear: panelLabels, narrative: panelNarrativeLabels };

const told = (what: (data: Values) => string) =>
  journeyTold(labels, (data, past) => ({ what: what(data), data: plain(data, past) }));

/** How the events of a panel about a child are told. */
export const panelTellings: { readonly [T in PanelItemEvent['type']]: Tell<T> } = {
  ReferralPutOnAgenda: told(() => 'Referral put on the agenda of a panel'),
  ReferralTakenOffAgenda: told(() => 'Referral taken off the agenda of a panel'),
  PanelConsidered: told(() => 'Referral considered by a panel'),
  PanelDecided: told(({ outcome }) => `Panel decided: ${spaced(outcome)}`),
  DecisionAppealed: told(() => 'Decision of the panel appealed against'),
  AppealDecided: told(({ outcome }) => `Appeal decided: ${spaced(outcome)}`),
  SecondApprovalGiven: told(() => 'Second approval given to an order'),
};

type Named = Readonly<Record<string, unknown>>;

/** The lists of an event in words. */
function plain(data: Values, { providers }: Past): Values {
  const named = (id: unknown) => providers.get(String(id)) ?? 'a provider';
  const approver = data['approver'] as Named | undefined;
  const texts = {
    members: listed(data['members'], (each: Named) => `${each['role']} (${each['organisation']})`),
    interests: listed(data['interests'], (each: Named) => `${each['memberId']}: ${each['kind']}`),
    options: listed(data['options'], spaced),
    excess: listed(data['excess'], spaced),
    providers: listed(data['providers'], (each: Named) => named(each['providerId'])),
    approachedProviderIds: listed(data['approachedProviderIds'], named),
    approver: approver && `${approver['memberId']}, ${approver['role']}`,
    limitPence: approver?.['limitPence'],
  };
  return { ...data, ...texts };
}

function listed<T>(values: unknown, text: (value: T) => string): string | undefined {
  if (!Array.isArray(values) || values.length === 0) return undefined;
  return (values as readonly T[]).map(text).join('; ');
}

const spaced = (code: unknown): string => String(code).replaceAll('-', ' ');
