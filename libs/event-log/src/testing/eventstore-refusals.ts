import type { AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, type sendUnaryData, status } from '@grpc/grpc-js';

// What a server answers where it refuses, as the client tells one from another.
export type Answer = sendUnaryData<AppendResp>;

export const MAX_APPEND_BYTES = 1_048_576;

const exception = (name: string, more: Record<string, string> = {}): Metadata => {
  const metadata = new Metadata();
  metadata.set('exception', name);
  for (const [key, value] of Object.entries(more)) metadata.set(key, value);
  return metadata;
};

export const unknownPerson = { code: status.UNAUTHENTICATED, details: 'Authentication Failed' };
export const noLeader = { code: status.UNKNOWN, details: 'No leader info available in response' };

export const tooLarge: Parameters<Answer> = [
  {
    code: status.INVALID_ARGUMENT,
    details: 'Maximum Append Size Exceeded',
    metadata: exception('maximum-append-size-exceeded', {
      'maximum-append-size': String(MAX_APPEND_BYTES),
    }),
  },
];

export const accessDenied = {
  code: status.PERMISSION_DENIED,
  details: 'Access Denied',
  metadata: exception('access-denied'),
};

export const deleted = (stream: string): Parameters<Answer> => [
  {
    code: status.FAILED_PRECONDITION,
    details: `Event stream '${stream}' is deleted.`,
    metadata: exception('stream-deleted', { 'stream-name': stream }),
  },
];
