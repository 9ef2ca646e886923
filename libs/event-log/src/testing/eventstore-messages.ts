import { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import {
  type AppendReq,
  AppendResp,
  type BatchAppendReq,
  type ReadReq,
  ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, HeldEvent, Proposed, Written } from './eventstore-store.js';

export const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? new Uint8Array()).toString('utf8');

const identifierOf = (name: string) =>
  new StreamIdentifier().setStreamName(Buffer.from(name, 'utf8').toString('base64'));

export function eventMessage(event: HeldEvent): ReadResp {
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
    .setId(new UUID().setString(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(String(event.revision))
    .setPreparePosition(String(event.position))
    .setCommitPosition(String(event.position))
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded.getMetadataMap().set('type', event.type);
  recorded.getMetadataMap().set('content-type', event.contentType);
  recorded.getMetadataMap().set('created', event.created);
  const read = new ReadResp.ReadEvent().setEvent(recorded);
  return new ReadResp().setEvent(read.setCommitPosition(String(event.position)));
}

export const confirmation = (id: string): ReadResp =>
  new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const caughtUp = (): ReadResp => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());

export const checkpoint = (position: number): ReadResp =>
  new ReadResp().setCheckpoint(
    new ReadResp.Checkpoint()
      .setCommitPosition(String(position))
      .setPreparePosition(String(position)),
  );

export const streamNotFound = (name: string): ReadResp =>
  new ReadResp().setStreamNotFound(
    new ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(name)),
  );

type Message = AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage;

export const proposedOf = (message: Message): Proposed => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

export function expectedOf(options: AppendReq.Options): Expected {
  if (options.hasRevision()) return Number(options.getRevision());
  if (options.hasNoStream()) return 'none';
  return options.hasStreamExists() ? 'exists' : 'any';
}

export function appendAnswer(written: Written, expected: Expected): AppendResp {
  const answer = new AppendResp();
  if ('revision' in written) {
    const position = new AppendResp.Position()
      .setCommitPosition(String(written.position))
      .setPreparePosition(String(written.position));
    const success = new AppendResp.Success().setCurrentRevision(String(written.revision));
    return answer.setSuccess(success.setPosition(position));
  }
  const wrong = new AppendResp.WrongExpectedVersion();
  const current = 'current' in written ? written.current : -1;
  if (current < 0) wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentRevision(String(current));
  if (typeof expected === 'number') wrong.setExpectedRevision(String(expected));
  else wrong.setExpectedNoStream(new Empty());
  return answer.setWrongExpectedVersion(wrong);
}

/** Which events a read wants, and where it begins. */
export interface Wanted {
  readonly stream: string | undefined;
  readonly backwards: boolean;
  /** The first revision or position; undefined is the beginning or, backwards, the end. */
  readonly from: number | undefined;
  readonly fromEnd: boolean;
  readonly count: number;
  readonly subscribes: boolean;
  readonly prefixes: readonly string[];
}

type Options = ReadReq.Options;

export function wantedOf(request: ReadReq): Wanted {
  const options = request.getOptions();
  if (!options) throw new Error('The read has no options.');
  const stream = options.getStream();
  return {
    stream: stream && nameOf(stream.getStreamIdentifier()),
    backwards: options.getReadDirection() === 1,
    from: fromOf(options),
    fromEnd: (stream ?? options.getAll())?.hasEnd() === true,
    count: Number(options.getCount()),
    subscribes: options.hasSubscription(),
    prefixes: prefixesOf(options),
  };
}

function fromOf(options: Options): number | undefined {
  const stream = options.getStream();
  if (stream?.hasRevision()) return Number(stream.getRevision());
  const position = options.getAll()?.getPosition();
  return position && Number(position.getCommitPosition());
}

const prefixesOf = (options: Options) =>
  options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [];
