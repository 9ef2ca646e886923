import { randomBytes } from 'node:crypto';
import type { Person } from './person.js';

/** What the server remembers between two requests of one browser. */
export interface Session {
  /** 256 random bits; the cookie holds nothing else. */
  readonly id: string;
  /** Stands in every form, so that no other site can send one. */
  readonly csrf: string;
  readonly person?: Person;
  readonly startedMs: number;
  seenMs: number;
  /** What a page keeps for the next one, such as a file that was checked and not yet submitted. */
  readonly kept: Map<string, unknown>;
}

export interface Sessions {
  /** A new session with new secrets; the old one, if given, ends (no fixation). */
  start(person?: Person, oldId?: string): Session;
  /** The live session of that id; undefined when there is none or it has expired. */
  find(id: string | undefined): Session | undefined;
  end(id: string): void;
}

export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
  /** The oldest session goes when there are more. */
  readonly most: number;
}

const minuteMs = 60_000;
const usual: SessionLimits = { idleMs: 30 * minuteMs, absoluteMs: 720 * minuteMs, most: 10_000 };
const secret = () => randomBytes(32).toString('base64url');

/** Sessions in this process's memory: a restart signs everybody out. `now` is in milliseconds. */
export function memorySessions(limits: SessionLimits = usual, now: () => number = Date.now) {
  const live = new Map<string, Session>();
  const expired = (session: Session) =>
    now() - session.seenMs > limits.idleMs || now() - session.startedMs > limits.absoluteMs;

  const makeRoom = () => {
    for (const [id, session] of live) {
      if (live.size < limits.most && !expired(session)) return;
      live.delete(id);
    }
  };
  const start = (person?: Person, oldId?: string): Session => {
    if (oldId) live.delete(oldId);
    makeRoom();
    const times = { startedMs: now(), seenMs: now(), kept: new Map<string, unknown>() };
    const session = { id: secret(), csrf: secret(), ...times, ...(person && { person }) };
    live.set(session.id, session);
    return session;
  };
  const find = (id: string | undefined) => {
    const session = id === undefined ? undefined : live.get(id);
    if (!session) return undefined;
    if (expired(session)) {
      live.delete(session.id);
      return undefined;
    }
    session.seenMs = now();
    return session;
  };
  const end = (id: string) => void live.delete(id);
  return { start, find, end } satisfies Sessions;
}
