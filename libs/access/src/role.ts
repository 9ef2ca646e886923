import { z } from 'zod';

/** `operator` is whoever runs the server or the command line on its own machine. */
export const Role = z.enum([
  'auditor',
  'board-member',
  'finance-officer',
  'commissioner',
  'provider',
  'school',
  'data-protection-officer',
  'operator',
]);
export type Role = z.infer<typeof Role>;

/** The role as pages name it. */
export const roleNames: Readonly<Record<Role, string>> = {
  auditor: 'Auditor',
  'board-member': 'Oversight board member',
  'finance-officer': 'Finance officer',
  commissioner: 'Commissioner',
  provider: 'Provider',
  school: 'School',
  'data-protection-officer': 'Data protection officer',
  operator: 'Operator',
};
