import { TriangulationCommand } from '@ledger/triangulation';
import { z } from 'zod';
import { type CommandDoor, routesOf } from './command-door.js';
import { schoolWithUrn } from './known-school.js';

const shape = /^(\d{3})-(\d{4})-(\d{2})-(autumn|spring|summer|[1-6])$/;
const means = '<authority>-<academic year>-<term>, such as 801-2025-26-autumn';

export const triangulationDoor: CommandDoor = {
  category: 'triangulation',
  id: z.string().regex(shape, means),
  idMeans: means,
  commands: routesOf(TriangulationCommand, ['authority', 'academicYear', 'term']),
  fromAddress: () => ({}),
  async prepare(ledger, { id, type, data }) {
    const [, authority = '', first = '', second = '', term = ''] = shape.exec(id) ?? [];
    const meeting = { authority, academicYear: `${first}/${second}`, term };
    const said = type === 'HoldTriangulationMeeting' ? { ...data, ...meeting } : data;
    const { schoolUrn } = data;
    const school = typeof schoolUrn === 'string' ? [await schoolWithUrn(ledger, schoolUrn)] : [];
    return { authority, data: said, basis: school.map((known) => known.basis) };
  },
};
