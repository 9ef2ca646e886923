import { ComplianceCommand } from '@ledger/compliance';
import { FindingCommand } from '@ledger/finding';
import { QaVisitCommand } from '@ledger/qa-visit';
import { RegistrationCommand } from '@ledger/registration';
import { Section175Command } from '@ledger/section-175';
import { z } from 'zod';
import { ofProvider } from './known-assurance.js';
import { knownProvider } from './known-places.js';
import { type CommandData, type CommandDoor, routesOf } from './command-door.js';

/** An aggregate whose stream is named by the provider: its facts are the provider's authority's. */
const byProvider = (
  category: string,
  union: Parameters<typeof routesOf>[0],
  what: string,
): CommandDoor => ({
  category,
  id: z.uuid(),
  idMeans: `the provider's id; ${what} of a provider are one stream`,
  commands: routesOf(union),
  fromAddress: () => ({}),
  async prepare(ledger, { id, data }) {
    const { authority, basis } = await knownProvider(ledger, id);
    return { authority, data, basis: [basis] };
  },
});

export const complianceDoor = byProvider('compliance', ComplianceCommand, 'all documents');
export const registrationDoor = byProvider('registration', RegistrationCommand, 'all breaches');

export const qaVisitDoor: CommandDoor = {
  category: 'qa-visit',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the visit; choose one for a new visit',
  commands: routesOf(QaVisitCommand),
  fromAddress: () => ({}),
  prepare: (ledger, { id, data }) =>
    ofProvider(ledger, 'visit', { id, data, by: named(data, 'visit', 'visitedBy') }),
};

export const findingDoor: CommandDoor = {
  category: 'finding',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the finding; choose one for a new finding',
  commands: routesOf(FindingCommand),
  fromAddress: () => ({}),
  prepare: (ledger, { id, data }) =>
    ofProvider(ledger, 'finding', { id, data, by: named(data, 'finding', 'raisedBy') }),
};

const named = (data: CommandData, whole: string, field: string): unknown =>
  data[field] ?? (data[whole] as CommandData | undefined)?.[field];

const auditId = /^[0-9a-f-]{36}-\d{4}-\d{2}$/;

export const section175Door: CommandDoor = {
  category: 'section-175',
  id: z.string().regex(auditId, '<provider id>-<academic year>, such as ...-2025-26'),
  idMeans: '<provider id>-<academic year>, such as ...-2025-26',
  commands: routesOf(Section175Command, ['providerId', 'academicYear']),
  fromAddress: () => ({}),
  async prepare(ledger, { id, type, data }) {
    const providerId = id.slice(0, 36);
    const academicYear = id.slice(37).replace('-', '/');
    const { authority, basis } = await knownProvider(ledger, providerId);
    const said = type === 'SubmitSection175Audit' ? { providerId, academicYear } : {};
    return { authority, data: { ...data, ...said }, basis: [basis] };
  },
};
