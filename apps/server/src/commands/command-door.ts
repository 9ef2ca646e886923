import type { Basis } from '@ledger/kernel';
import type { ReferenceKind } from '@ledger/reference';
import { z } from 'zod';
import type { Ledger } from '../ledger-door.js';

/** A command's data as plain values; the aggregate's own schema has the last word on it. */
export type CommandData = Readonly<Record<string, unknown>>;

/** An outside reference that a command brings into the record. */
export interface Claim {
  readonly kind: ReferenceKind;
  readonly ref: string;
  readonly id: string;
  readonly pupilId?: string;
}

/** A command with the id of its address; `data` holds what the address says too. */
export interface AskedCommand {
  readonly id: string;
  readonly type: string;
  readonly data: CommandData;
  /** Of the person who asks. */
  readonly organisation: string;
  /** The decision that the command says it carries out. */
  readonly decisionRef?: string;
}

/** What was read for a command: who owns the fact, what the ledger adds, and where it was read. */
export interface Prepared {
  readonly authority: string;
  readonly data: CommandData;
  readonly basis: readonly Basis[];
}

/** One command as a route takes it. */
export interface CommandRoute {
  /** EndPlacement */
  readonly type: string;
  /** What the body's `data` must be: the command's data without what the address says. */
  readonly data: z.ZodObject;
}

/** One aggregate as the API offers it: `POST /api/v1/<category>/<id>/<command>`. */
export interface CommandDoor {
  readonly category: string;
  /** What stands for `id` in the address. */
  readonly id: z.ZodType<string>;
  readonly idMeans: string;
  readonly commands: readonly CommandRoute[];
  /** The part of the data that the address says. */
  fromAddress(id: string): CommandData;
  /** Reads what the command needs from other streams. @throws Problem for an unknown reference */
  prepare(ledger: Ledger, asked: AskedCommand): Promise<Prepared>;
  /** The reference to claim before the command is asked, where it brings one. */
  claimOf?(asked: AskedCommand): Claim | undefined;
}

interface CommandUnion {
  readonly options: readonly z.ZodObject<{ type: z.ZodLiteral<string>; data: z.ZodObject }>[];
}

/** The commands of an aggregate's union, without the fields that the address says. */
export function routesOf(union: CommandUnion, said: readonly string[] = []): CommandRoute[] {
  return union.options.map(({ shape }) => {
    const kept = Object.entries(shape.data.shape).filter(([field]) => !said.includes(field));
    return { type: shape.type.value, data: z.strictObject(Object.fromEntries(kept)) };
  });
}

/** EndPlacement -> end-placement. */
export const kebab = (type: string): string =>
  type.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
