/** Weekly patterns that meet and miss each other. */
export const patterns = [
  '1111111111',
  '1111110000',
  '0000001111',
  '1010101010',
  '0000000000',
  '0100000001',
];

/** Codes of every category, and one that was withdrawn. */
export const codes = ['/', 'L', 'K', 'I', 'C2', 'O', 'U', 'Y1', 'X', '#', 'H'];

/** The later of two dates. */
export const latest = (a: string, b: string): string => (a > b ? a : b);

/** The days that everything random happens on: 1 September and half term are among them. */
export const firstDay = '2025-08-25';
export const lastDay = '2025-11-16';

export const one = <T>(list: readonly T[], pick: number): T | undefined => list[pick % list.length];
