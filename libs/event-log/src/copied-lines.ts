import { hash } from 'node:crypto';
import { isAscii } from 'node:buffer';
import { LogBroken } from '@ledger/kernel';
import { fieldText, instant } from '@ledger/postgres';
import { CopiedEvent, type CopiedTexts } from './copied-event.js';
import { digestsOf, entryOf } from './entry.js';

/** The columns as they are copied. The envelope and the data are last: their digest is of both. */
export const copiedColumns = `position, leaf, sealed, type, stream_id, revision, event_id,
  schema_version, recorded_at, envelope, data`;
const TYPE = 3;
const ENVELOPE = 9;
const FIELDS = 11;
const LINE_FEED = 10;

/** A line of a copy: an event, and its leaf in hex. */
export interface CopiedLine {
  readonly event: CopiedEvent;
  readonly leaf: string;
}

/** What lines are of, and which position the first must have. */
export interface Expected {
  readonly logId: string;
  readonly first: number;
}

/**
 * The events of whole lines, each with a leaf made anew from what stands there.
 * @throws LogBroken at the first position that is missing, or whose stored leaf is another
 */
export function copiedLines(bytes: Buffer, { logId, first }: Expected): readonly CopiedLine[] {
  const text = bytes.toString('latin1');
  const cut = { bytes, text, isAscii: isAscii(bytes) };
  const lines: CopiedLine[] = [];
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    lines.push(lineOf({ ...cut, start, end }, { logId, first: first + lines.length }));
    start = end + 1;
  }
  return lines;
}

/** A line among others; `text` has a character for each byte. */
interface Cut {
  readonly bytes: Buffer;
  readonly text: string;
  readonly isAscii: boolean;
  readonly start: number;
  readonly end: number;
}

interface Read {
  readonly texts: CopiedTexts;
  /** The digest of envelope and data, of the sealed text, and the stored leaf: all in hex. */
  readonly content: string;
  readonly sealed: string;
  readonly leaf: string;
}

function lineOf(cut: Cut, { logId, first }: Expected): CopiedLine {
  const { texts, content, sealed, leaf } = readOf(cut);
  const { position } = texts;
  if (position !== first) throw new LogBroken(first, `position ${position} stands there`);
  const made = hash('sha256', `\0${entryOf(logId, texts, { content, sealed })}`, 'hex');
  if (made === leaf) return { event: new CopiedEvent(texts), leaf };
  throw new LogBroken(first, 'it is not the event that its leaf was made of');
}

// A backslash stands before what the copy writes otherwise: after the leaf and the null it is rare.
function readOf(cut: Cut): Read {
  const starts = fieldStarts(cut);
  return isPlain(cut, starts) ? readPlain(cut, starts) : readAny(cut);
}

const isPlain = (cut: Cut, starts: readonly number[]) =>
  cut.isAscii && !isWithin(cut, '\\', starts[TYPE] ?? cut.end);

const isWithin = ({ text, end }: Cut, character: string, from: number) => {
  const found = text.indexOf(character, from);
  return found >= 0 && found < end;
};

// Each field's start, and one past the end.
function fieldStarts({ text, start, end }: Cut): readonly number[] {
  const starts = [start];
  for (let field = 1; field < FIELDS; field += 1)
    starts.push(text.indexOf('\t', starts[field - 1]) + 1);
  starts.push(end + 1);
  return starts;
}

const fieldIn = ({ text }: Cut, starts: readonly number[], place: number): string =>
  text.slice(starts[place], (starts[place + 1] ?? 0) - 1);

function readPlain(cut: Cut, starts: readonly number[]): Read {
  const { bytes, end } = cut;
  const field = (place: number) => fieldIn(cut, starts, place);
  const texts = textsOf(field);
  // The digest is of the two with a line feed between them, where the copy has a tab.
  const between = (starts[ENVELOPE + 1] ?? 0) - 1;
  bytes[between] = LINE_FEED;
  const content = hash('sha256', bytes.subarray(starts[ENVELOPE], end), 'hex');
  const sealed = texts.sealed === null ? '-' : hash('sha256', texts.sealed, 'hex');
  return { texts, content, sealed, leaf: leafIn(field(1)) };
}

function readAny({ bytes, start, end }: Cut): Read {
  const fields = bytes.toString('utf8', start, end).split('\t');
  const texts = textsOf((place) => fields[place] ?? '');
  return { texts, ...digestsOf(texts), leaf: leafIn(fields[1] ?? '') };
}

function textsOf(field: (place: number) => string): CopiedTexts {
  return {
    position: Number(field(0)),
    sealed: fieldText(field(2)),
    type: typeIn(textIn(field(TYPE))),
    streamId: textIn(field(4)),
    revision: Number(field(5)),
    eventId: field(6),
    schemaVersion: Number(field(7)),
    recordedAt: instantIn(field(8)),
    envelope: textIn(field(ENVELOPE)),
    data: textIn(field(ENVELOPE + 1)),
  };
}

// There are few types: each is one text, whatever it was cut out of.
const types = new Map<string, string>();

function typeIn(text: string): string {
  const known = types.get(text);
  if (known !== undefined) return known;
  const apart = Buffer.from(text).toString();
  types.set(apart, apart);
  return apart;
}

const LENGTH = '2026-11-22 17:38:00.500000+00'.length;

const instantIn = (text: string) =>
  text.length === LENGTH && text.endsWith('+00')
    ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z`
    : instant(text);

/** `\\x3f..` as copied. */
const leafIn = (field: string) => field.slice(3);

const textIn = (field: string): string => fieldText(field) ?? '';
