import type { DataOf, Stated } from '@ledger/kernel';
import type { VoiceExerciseEvent } from './voice.events.js';

export type Exercise = DataOf<VoiceExerciseEvent, 'VoiceExerciseOpened'>;
export type Response = DataOf<VoiceExerciseEvent, 'VoiceResponseReceived'>;

interface Known<T> {
  readonly value: T;
  readonly stated: Stated;
}

export interface KnownResponse extends Known<Response> {
  /** Undefined where none were given, or the key is destroyed. */
  readonly words: unknown;
}

/** An exercise as last known; `exercise` is null while only responses to it are recorded. */
export interface VoiceExercise {
  readonly exercise: Known<Exercise> | null;
  readonly responses: ReadonlyMap<string, KnownResponse>;
  /** The date of closing. */
  readonly closed: Known<string> | null;
}
