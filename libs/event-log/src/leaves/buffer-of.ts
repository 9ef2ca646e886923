/** The same bytes as a Buffer, without a copy: what comes from another thread is none. */
export const bufferOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
