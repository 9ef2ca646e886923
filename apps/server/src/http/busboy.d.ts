// What we use of busboy, which brings no types of its own.
declare module 'busboy' {
  import type { IncomingHttpHeaders } from 'node:http';
  import type { Readable, Writable } from 'node:stream';

  interface Limits {
    readonly files?: number;
    readonly fileSize?: number;
    readonly fields?: number;
    readonly fieldSize?: number;
    readonly parts?: number;
  }
  interface FileFacts {
    readonly filename?: string;
  }
  export interface Busboy extends Writable {
    on(event: 'field', see: (name: string, value: string) => void): this;
    on(event: 'file', see: (name: string, stream: Readable, facts: FileFacts) => void): this;
    on(event: string, see: (...given: never[]) => void): this;
  }
  function busboy(options: { headers: IncomingHttpHeaders; limits: Limits }): Busboy;
  export default busboy;
}
