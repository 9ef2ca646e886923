import {
  SupportedMethod,
  SupportedMethods,
} from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  ReadReq,
  ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type { Metadata } from '@grpc/grpc-js';
import {
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import {
  type Wanted,
  appendAnswer,
  caughtUp,
  checkpoint,
  confirmation,
  eventMessage,
  expectedOf,
  nameOf,
  proposedOf,
  streamNotFound,
  wantedOf,
} from './eventstore-messages.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { type NodeState, clusterOf } from './eventstore-cluster.js';
import {
  type Answer,
  MAX_APPEND_BYTES,
  accessDenied,
  deleted,
  noLeader,
  tooLarge,
  unknownPerson,
} from './eventstore-refusals.js';
import { EventStoreStore, type HeldEvent } from './eventstore-store.js';

/** What becomes of an append that the server takes: for the tests of the guards. */
export type AppendFault = 'refuse' | 'lose-answer' | 'silence' | 'answer-late';

type BatchCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

export interface ServerSettings {
  /** A certificate and its key, PEM: with them it speaks TLS only. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

/**
 * An EventStoreDB in this process: it speaks the protocol over gRPC, from the services that the
 * client itself was generated from, so that the real client is what is tested.
 *
 * It imitates: appends one by one with every kind of expected revision, their idempotency for an
 * exact one, the conflict with the revision that the stream has, the largest append; reads of a stream
 * and of $all both ways, from a position that is included; subscriptions to $all from a position that
 * is left out, filtered by prefixes of stream names, with confirmation, checkpoints and caughtUp;
 * metadata streams and tombstones as events; positions with gaps; TLS with a certificate of the
 * test's; one node's word on whether it leads, and its refusal of those who ask for the leader.
 *
 * It does not imitate: access rights and passwords (but for two switches), more than one node,
 * elections, followers that lag, discs (all is lost with it), scavenging (metadata drops nothing),
 * links and projections, persistent subscriptions, subscriptions to one stream, other filters,
 * deletion through the protocol, idempotency where any revision is expected (a real server often
 * knows such a retry, and promises nothing), and any timing. What becomes of an append in a batch
 * is left to the test.
 */
export class EventStoreServer {
  readonly store = new EventStoreStore();
  /** How often each method was called. */
  readonly calls = { append: 0, batchAppend: 0, read: 0, subscribe: 0 };
  /** Taken one by one, by the appends that come. */
  readonly appendFaults: AppendFault[] = [];
  /** Refuses reads of $all, as to someone who may not. */
  deniesAll = false;
  /** Refuses whoever does not say this for who they are, when it is set. */
  expects: string | undefined;
  /** What the one node says of itself to those who look for the cluster's leader. */
  state: NodeState = 'LEADER';
  /** Who each append, read and subscription said that it was, or undefined. */
  readonly authorizations: (string | undefined)[] = [];
  /** What a test tells a batch stream to do with its first request. */
  onBatch: (call: BatchCall, request: BatchAppendReq) => void = () => {};
  readonly #server = new Server({ 'grpc.max_receive_message_length': 20_000_000 });
  readonly #subscriptions = new Set<ServerWritableStream<ReadReq, ReadResp>>();
  readonly #sending = new Set<() => void>();
  #port = 0;

  static async start(settings: ServerSettings = {}): Promise<EventStoreServer> {
    const server = new EventStoreServer();
    await server.#listen(settings);
    return server;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=false`;
  }

  /** With which the client asks the server for the cluster's leader first. */
  get clusterUrl(): string {
    return `esdb://127.0.0.1:${this.#port},127.0.0.1:${this.#port}?tls=false`;
  }

  /** Ends every subscription with an error, as a server that goes down does. */
  breakSubscriptions(): void {
    for (const call of this.#subscriptions) {
      call.emit('error', { code: status.UNAVAILABLE, details: 'broken off' });
    }
    this.#subscriptions.clear();
  }

  /** Lets every subscription live and sends nothing more on it. */
  muteSubscriptions(): void {
    for (const forget of this.#sending) forget();
  }

  async stop(): Promise<void> {
    this.#server.forceShutdown();
  }

  #listen({ certificate }: ServerSettings): Promise<void> {
    this.#server.addService(StreamsService, {
      read: (call: ServerWritableStream<ReadReq, ReadResp>) => this.#read(call),
      append: (call: ServerReadableStream<AppendReq, AppendResp>, answer: Answer) =>
        this.#append(call, answer),
      batchAppend: (call: BatchCall) => this.#batchAppend(call),
      delete: unsupported,
      tombstone: unsupported,
    });
    this.#server.addService(ServerFeaturesService, { getSupportedMethods: features });
    this.#server.addService(GossipService, {
      read: (_: unknown, answer: sendUnaryData<ClusterInfo>) =>
        answer(null, clusterOf(this.state, this.#port)),
    });
    return new Promise((resolve, reject) => {
      const credentials = credentialsOf(certificate);
      this.#server.bindAsync('127.0.0.1:0', credentials, (error, port) => {
        this.#port = port;
        if (error) reject(error);
        else resolve();
      });
    });
  }

  #append(call: ServerReadableStream<AppendReq, AppendResp>, answer: Answer): void {
    this.calls.append += 1;
    const refused = this.#heard(call.metadata);
    if (refused) return answer(refused);
    const fault = this.appendFaults.shift();
    const requests: AppendReq[] = [];
    call.on('data', (request: AppendReq) => requests.push(request));
    call.on('end', () => {
      if (fault === 'refuse') return answer({ code: status.UNAVAILABLE, details: 'not now' });
      const result = this.#write(requests);
      if (fault === 'lose-answer') return answer({ code: status.UNAVAILABLE, details: 'lost' });
      if (fault === 'silence') return undefined;
      return setTimeout(() => answer(...result), fault === 'answer-late' ? 300 : 0);
    });
  }

  // Only the leader serves those who ask for it.
  #heard(metadata: Metadata) {
    const said = metadata.get('authorization')[0]?.toString();
    this.authorizations.push(said);
    if (this.expects !== undefined && said !== this.expects) return unknownPerson;
    const wantsLeader = metadata.get('requires-leader')[0] === 'true';
    return wantsLeader && this.state !== 'LEADER' ? noLeader : undefined;
  }

  #write([first, ...others]: readonly AppendReq[]): Parameters<Answer> {
    const options = first?.getOptions();
    if (!options) return [{ code: status.INVALID_ARGUMENT, details: 'no options' }];
    const bytes = others.reduce((sum, request) => sum + request.serializeBinary().length, 0);
    if (bytes > MAX_APPEND_BYTES) return tooLarge;
    const expected = expectedOf(options);
    const messages = others.flatMap((request) => request.getProposedMessage() ?? []);
    const stream = nameOf(options.getStreamIdentifier());
    const written = this.store.append(stream, expected, messages.map(proposedOf));
    if ('deleted' in written) return deleted(stream);
    return [null, appendAnswer(written, expected)];
  }

  #batchAppend(call: BatchCall): void {
    this.calls.batchAppend += 1;
    call.on('error', () => undefined);
    call.on('data', (request: BatchAppendReq) => this.onBatch(call, request));
    call.on('end', () => call.end());
  }

  #read(call: ServerWritableStream<ReadReq, ReadResp>): void {
    const wanted = wantedOf(call.request);
    const refused = this.#heard(call.metadata);
    if (refused) call.emit('error', refused);
    else if (wanted.subscribes) this.#subscribe(call, wanted);
    else this.#answerRead(call, wanted);
  }

  #answerRead(call: ServerWritableStream<ReadReq, ReadResp>, wanted: Wanted): void {
    this.calls.read += 1;
    const { stream, count } = wanted;
    const refused = this.#refusalOf(stream);
    if (refused) {
      call.emit('error', refused);
      return;
    }
    const held = stream === undefined ? this.store.all : this.store.stream(stream);
    if (stream !== undefined && held.length === 0) call.write(streamNotFound(stream));
    for (const event of chosen(held, wanted).slice(0, count)) call.write(eventMessage(event));
    call.end();
  }

  #refusalOf(stream: string | undefined) {
    if (stream === undefined) return this.deniesAll ? accessDenied : undefined;
    return this.store.isDeleted(stream) ? deleted(stream)[0] : undefined;
  }

  #subscribe(call: ServerWritableStream<ReadReq, ReadResp>, wanted: Wanted): void {
    this.calls.subscribe += 1;
    const { from = -1, prefixes } = wanted;
    const send = (event: HeldEvent) => {
      const matches = prefixes.some((prefix) => event.stream.startsWith(prefix));
      if (event.position > from && (matches || prefixes.length === 0)) {
        call.write(eventMessage(event));
      }
    };
    this.#subscriptions.add(call);
    call.write(confirmation('one'));
    for (const event of this.store.all) send(event);
    call.write(checkpoint(this.store.all.at(-1)?.position ?? 0));
    call.write(caughtUp());
    const forget = this.store.onEvent(send);
    this.#sending.add(forget);
    const over = () => {
      forget();
      this.#subscriptions.delete(call);
    };
    call.on('cancelled', over).on('close', over).on('error', over);
  }
}

/** The events that a read gives, its first one included. */
function chosen(held: readonly HeldEvent[], wanted: Wanted): readonly HeldEvent[] {
  const { stream, backwards, from, fromEnd } = wanted;
  const place = ({ revision, position }: HeldEvent) => (stream === undefined ? position : revision);
  const start = from ?? (backwards ? Infinity : 0);
  if (backwards) return held.filter((event) => place(event) <= start).toReversed();
  return fromEnd ? [] : held.filter((event) => place(event) >= start);
}

const credentialsOf = (certificate: ServerSettings['certificate']) => {
  if (!certificate) return ServerCredentials.createInsecure();
  const pair = {
    cert_chain: Buffer.from(certificate.cert),
    private_key: Buffer.from(certificate.key),
  };
  return ServerCredentials.createSsl(null, [pair]);
};

const unsupported = (_: unknown, answer: sendUnaryData<never>) =>
  answer({ code: status.UNIMPLEMENTED, details: 'not imitated' });

/** Says that batches are taken, as a real server does: the client then wants to use them. */
function features(_: ServerUnaryCall<unknown, unknown>, answer: sendUnaryData<SupportedMethods>) {
  const method = new SupportedMethod()
    .setServiceName('event_store.client.streams.streams')
    .setMethodName('batchappend');
  answer(null, new SupportedMethods().setMethodsList([method]).setEventStoreServerVersion('24.10'));
}
