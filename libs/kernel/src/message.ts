/** A command or an event: a name and what it says. */
export interface Message {
  readonly type: string;
  readonly data: object;
}

/** The data of the message named T in the union M. */
export type DataOf<M extends Message, T extends M['type']> = Extract<M, { type: T }>['data'];
