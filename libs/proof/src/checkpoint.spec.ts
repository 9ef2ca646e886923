import fc from 'fast-check';
import { CheckpointMalformed, checkpointBody, parseCheckpoint } from './checkpoint.js';

const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const body = `placement-ledger/simulated/1\n15368405\n${root}\n`;

describe('a checkpoint', () => {
  it('is three lines: origin, size and root', () => {
    const checkpoint = {
      origin: 'placement-ledger/simulated/1',
      size: 15_368_405,
      root: Buffer.from(root, 'base64'),
    };
    expect(checkpointBody(checkpoint)).toBe(body);
    expect(parseCheckpoint(body)).toEqual(checkpoint);
  });

  it('reads as it was written', () =>
    fc.assert(
      fc.property(
        fc.stringMatching(/^[^\n]+$/),
        fc.maxSafeNat(),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (origin, size, bytes) => {
          const checkpoint = { origin, size, root: Buffer.from(bytes) };
          expect(parseCheckpoint(checkpointBody(checkpoint))).toEqual(checkpoint);
        },
      ),
    ));

  it.each([
    ['', 'is empty'],
    [`\n1\n${root}\n`, 'has no origin'],
    [`a\n01\n${root}\n`, 'has a size with a leading zero'],
    [`a\n-1\n${root}\n`, 'has a negative size'],
    [`a\n9007199254740992\n${root}\n`, 'has a size beyond 2^53 - 1'],
    [`a\n1\n${root.slice(0, -4)}\n`, 'has a short root'],
    [`a\n1\n${root.slice(0, -2)}9=\n`, 'has a root with bits to spare'],
    [`a\n1\n${root}`, 'has no end'],
    [`a\n1\n${root}\nmore\n`, 'goes on'],
  ])('is refused when it %j: %s', (text) => {
    expect(() => parseCheckpoint(text)).toThrow(CheckpointMalformed);
  });
});
