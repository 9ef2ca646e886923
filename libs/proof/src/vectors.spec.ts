import { EMPTY_ROOT, leafHash } from './hashing.js';
import { consistencyProof, inclusionProof, rootAt } from './proofs.js';
import { wholeTree } from './testing/plain-tree.js';
import { verifyConsistency, verifyInclusion } from './verification.js';

// The published vectors of RFC 6962's reference implementation; RFC 9162 hashes the same way.
const entries = [
  ...['', '00', '10', '2021', '3031', '40414243'],
  ...['5051525354555657', '606162636465666768696a6b6c6d6e6f'],
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaf1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const leaves2to4 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const leaves4to8 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const leaf4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const leaves4to6 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const leaves6to8 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const leaves = entries.map((entry) => leafHash(bytes(entry)));
const { read } = wholeTree(leaves);
const root = (size: number) => bytes(roots[size] ?? '');

describe('the published vectors', () => {
  it.each(roots.map((hex, size) => [size, hex] as const))(
    'give the root of %i leaves',
    async (size, hex) => {
      expect((await rootAt(read, size)).toString('hex')).toBe(hex);
    },
  );

  it('give the root of no leaves', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe(roots[0]);
  });

  it.each([
    [0, 1, []],
    [0, 8, [leaf1, leaves2to4, leaves4to8]],
    [5, 8, [leaf4, leaves6to8, roots[4]]],
    [2, 3, [roots[2]]],
    [1, 5, [roots[1], leaves2to4, leaf4]],
  ])('prove that leaf %i is in the tree of %i', async (index, size, path) => {
    const proof = await inclusionProof(read, { index, size });
    expect(proof.map((hash) => hash.toString('hex'))).toEqual(path);
    const leaf = leaves[index] ?? EMPTY_ROOT;
    expect(verifyInclusion({ leaf, index, size, root: root(size) }, proof)).toBe(true);
  });

  it.each([
    [1, 1, []],
    [1, 8, [leaf1, leaves2to4, leaves4to8]],
    [6, 8, [leaves4to6, leaves6to8, roots[4]]],
    [2, 5, [leaves2to4, leaf4]],
  ])('prove that the tree of %i is the beginning of the tree of %i', async (from, to, path) => {
    const proof = await consistencyProof(read, { from, to });
    expect(proof.map((hash) => hash.toString('hex'))).toEqual(path);
    const claim = {
      from: { size: from, root: root(from) },
      to: { size: to, root: root(to) },
    };
    expect(verifyConsistency(claim, proof)).toBe(true);
  });
});
