import {
  StreamIdentifier,
  WrongExpectedVersion,
} from '@eventstore/db-client/generated/shared_pb.js';
import { Status } from '@eventstore/db-client/generated/status_pb.js';
import {
  type BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';

/** The answer to an append in a batch whose stream has moved on to the revision. */
export function conflictInBatch(request: BatchAppendReq, current: number): BatchAppendResp {
  const conflict = new WrongExpectedVersion()
    .setCurrentStreamRevision(String(current))
    .setExpectedStreamPosition('0');
  const type = Buffer.from('type.googleapis.com/event_store.client.WrongExpectedVersion');
  const details = Buffer.concat([bytes(1, type), bytes(2, conflict.serializeBinary())]);
  return new BatchAppendResp()
    .setCorrelationId(request.getCorrelationId())
    .setStreamIdentifier(new StreamIdentifier().setStreamName(''))
    .setError(Status.deserializeBinary(bytes(3, details)));
}

/** A field of a message as it is sent, up to 127 bytes long: of `Any` the client exports no class. */
const bytes = (field: number, content: Uint8Array) =>
  Buffer.concat([Buffer.from([field * 8 + 2, content.length]), content]);
