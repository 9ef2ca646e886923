import { SchoolFactsCommand, SupportReferralCommand, TrainingCommand } from '@ledger/school-facts';
import { z } from 'zod';
import { type CommandDoor, routesOf } from './command-door.js';
import { knownChild } from './known-child.js';
import { knownSchool, schoolWithUrn } from './known-school.js';

export const schoolFactsDoor: CommandDoor = {
  category: 'school-facts',
  id: z.uuid(),
  idMeans: "the school's id",
  commands: routesOf(SchoolFactsCommand, ['schoolUrn']),
  fromAddress: () => ({}),
  async prepare(ledger, { id, data }) {
    const { authority, urn, basis } = await knownSchool(ledger, id);
    return { authority, data: { ...data, schoolUrn: urn }, basis: [basis] };
  },
};

export const supportReferralDoor: CommandDoor = {
  category: 'support-referral',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the referral; choose one for a new referral',
  commands: routesOf(SupportReferralCommand, ['referralId']),
  fromAddress: (referralId) => ({ referralId }),
  async prepare(ledger, { data }) {
    const { authority, basis } = await schoolWithUrn(ledger, String(data['schoolUrn']));
    const { pupilId, referredOn } = data;
    const child =
      typeof pupilId === 'string' ? [await knownChild(ledger, pupilId, String(referredOn))] : [];
    return { authority, data, basis: [basis, ...child.map((known) => known.basis)] };
  },
  claimOf: ({ id, data }) => ({ kind: 'support-referral', ref: String(data['referralRef']), id }),
};

export const trainingDoor: CommandDoor = {
  category: 'training',
  id: z.uuid(),
  idMeans: 'a UUID that stands for the training; choose one for a new training',
  commands: routesOf(TrainingCommand),
  fromAddress: () => ({}),
  async prepare(ledger, { data }) {
    const { authority, basis } = await schoolWithUrn(ledger, String(data['schoolUrn']));
    return { authority, data, basis: [basis] };
  },
  claimOf: ({ id, data }) => ({ kind: 'training', ref: String(data['trainingRef']), id }),
};
