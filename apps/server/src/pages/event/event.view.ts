import { dateText, instantText, tableView } from '@ledger/govuk';
import { catalogue } from '@ledger/ledger';
import type { OpenedEvent } from '../../api/opened-event.js';
import { csvOf, paths } from '../paths.js';
import { valueText } from './value-text.js';

export const streamColumns = [
  { name: 'position', label: 'Position', kind: 'integer' },
  { name: 'type', label: 'Event', kind: 'text' },
  { name: 'effectiveOn', label: 'True from', kind: 'date' },
  { name: 'recordedAt', label: 'Recorded at', kind: 'instant' },
  { name: 'by', label: 'By', kind: 'text' },
] as const;

export const streamRows = (events: readonly OpenedEvent[]) =>
  events.map(({ position, type, recordedAt, meta }) => ({
    ...{ position, type, recordedAt, effectiveOn: meta.effectiveOn },
    by: `${meta.actor.id}, ${meta.actor.role}`,
  }));

const sentenceOf = (type: string) => catalogue().find((kind) => kind.type === type)?.sentence;

interface Line {
  readonly key: string;
  readonly value: string;
  readonly href?: string;
}

const given = (lines: readonly (Line | undefined)[]) =>
  lines.filter((line): line is Line => line !== undefined && line.value !== '');

/** One event with both its times, its envelope, what it says, and the other events of its stream. */
export function eventView(event: OpenedEvent, stream: readonly OpenedEvent[]) {
  return {
    title: `${event.type}, position ${event.position}`,
    sentence: sentenceOf(event.type),
    times: timesOf(event),
    envelope: given([...whoAndWhy(event, stream), ...technical(event)]),
    says: saidBy(event),
    personal: personalOf(event),
    raw: JSON.stringify(event, null, 2),
    stream: tableView({
      caption: 'Events of the same stream',
      columns: streamColumns,
      rows: streamRows(stream),
      links: { position: ({ position }) => paths.event(position) },
      csv: csvOf(paths.event(event.position)),
    }),
  };
}

const timesOf = ({ meta, recordedAt }: OpenedEvent): readonly Line[] => [
  { key: 'True from', value: dateText(meta.effectiveOn) },
  { key: 'Recorded at', value: `${instantText(recordedAt)} (${recordedAt})` },
];

function whoAndWhy({ meta }: OpenedEvent, stream: readonly OpenedEvent[]): (Line | undefined)[] {
  const { actor, source, reason, decisionRef, decidedOn, decidedBy, corrects } = meta;
  const corrected = stream.find(({ eventId }) => eventId === corrects);
  return [
    { key: 'By', value: `${actor.id}, ${actor.role}, ${actor.organisation}` },
    { key: 'From', value: sourceText(source) },
    reason === 'sealed' ? undefined : { key: 'Reason', value: reason ?? '' },
    corrected && {
      key: 'Corrects',
      value: `${corrected.type}, position ${corrected.position}`,
      href: paths.event(corrected.position),
    },
    {
      key: 'Decision',
      value: [decisionRef, decidedOn && dateText(decidedOn)].filter(Boolean).join(', '),
    },
    { key: 'Decided by', value: decidedBy ? valueText(decidedBy) : '' },
    { key: 'Authority', value: meta.authority },
  ];
}

export function sourceText({ kind, fileHash, row }: OpenedEvent['meta']['source']): string {
  const names = {
    screen: 'a page',
    api: 'the API',
    'command-line': 'the command line',
    policy: 'a policy',
  };
  if (kind !== 'import') return names[kind];
  return `an import file, row ${row ?? ''}, SHA-256 ${fileHash ?? ''}`;
}

const technical = ({ streamId, revision, eventId, schemaVersion, meta }: OpenedEvent): Line[] => [
  { key: 'Stream', value: `${streamId}, revision ${revision}` },
  { key: 'Event id', value: `${eventId}, schema version ${schemaVersion}` },
  { key: 'Request', value: `${meta.requestId}, correlation ${meta.correlationId}` },
  { key: 'Caused by', value: meta.causationId ?? '' },
  { key: 'Read to decide', value: meta.basis ? valueText(meta.basis) : '' },
];

const saidBy = ({ data }: OpenedEvent): readonly Line[] =>
  Object.entries(data).map(([key, value]) => ({ key, value: valueText(value) }));

function personalOf({ personal, sealedClasses }: OpenedEvent): readonly Line[] {
  if (personal.length === 0)
    return sealedClasses.map((key) => ({ key, value: 'Withheld from your role, or removed' }));
  return personal.flatMap((part) =>
    Object.entries(part.values).map(([key, value]) => ({ key, value: valueText(value) })),
  );
}
