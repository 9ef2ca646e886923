import { BudgetCommand } from '@ledger/budget';
import { CalendarCommand, CalendarScope } from '@ledger/calendar';
import { ProviderCommand } from '@ledger/provider';
import { SchoolCommand } from '@ledger/school';
import { z } from 'zod';
import { authorityOfPlace, knownProvider } from './known-places.js';
import { type CommandDoor, type CommandData, routesOf } from './command-door.js';

const text = (data: CommandData, field: string) => String(data[field]);
const owned = (data: CommandData) =>
  Promise.resolve({ authority: text(data, 'authority'), data, basis: [] });

export const schoolDoor: CommandDoor = {
  category: 'school',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the school; choose one for a new school',
  commands: routesOf(SchoolCommand),
  fromAddress: () => ({}),
  prepare: (_, { data }) => owned(data),
  claimOf: ({ id, type, data }) =>
    type === 'RegisterSchool' ? { kind: 'school', ref: text(data, 'urn'), id } : undefined,
};

export const providerDoor: CommandDoor = {
  category: 'provider',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the provider; choose one for a new provider',
  commands: routesOf(ProviderCommand),
  fromAddress: () => ({}),
  async prepare(ledger, { id, data }) {
    if (typeof data['authority'] === 'string') return owned(data);
    const { authority } = await knownProvider(ledger, id);
    return { authority, data, basis: [] };
  },
  claimOf: ({ id, type, data }) =>
    type === 'OnboardProvider'
      ? { kind: 'provider', ref: text(data, 'providerRef'), id }
      : undefined,
};

const calendarId = /^(authority-\d{3}|school-\d{5,6}|provider-[0-9a-f-]{36})$/;

export const calendarDoor: CommandDoor = {
  category: 'calendar',
  id: z.string().regex(calendarId, 'authority-<code>, school-<URN> or provider-<id>'),
  idMeans: 'authority-<code>, school-<URN> or provider-<id>',
  commands: routesOf(CalendarCommand, ['scope', 'ref']),
  fromAddress: (id) => {
    const [scope = '', ...ref] = id.split('-');
    return { scope: CalendarScope.parse(scope), ref: ref.join('-') };
  },
  prepare: async (ledger, { data }) => ({
    data,
    basis: [],
    authority: await authorityOfPlace(ledger, text(data, 'scope'), text(data, 'ref')),
  }),
};

export const budgetDoor: CommandDoor = {
  category: 'budget',
  id: z.string().regex(/^\d{3}-\d{4}-\d{2}$/, '<authority>-<financial year>, such as 801-2025-26'),
  idMeans: '<authority>-<financial year>, such as 801-2025-26',
  commands: routesOf(BudgetCommand, ['financialYear']),
  fromAddress: (id) => ({ financialYear: id.slice(4) }),
  prepare: (_, { id, data }) => Promise.resolve({ authority: id.slice(0, 3), data, basis: [] }),
};
