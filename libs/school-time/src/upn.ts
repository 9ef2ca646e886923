/** What a unique pupil number says; the authority and establishment are those that issued it. */
export interface Upn {
  readonly upn: string;
  readonly temporary: boolean;
  readonly authority: string;
  readonly establishment: string;
  readonly year: string;
  readonly serial: string;
}

export type UpnReading =
  | ({ readonly ok: true } & Upn)
  | { readonly ok: false; readonly fault: 'upn-wrong-shape' | 'upn-wrong-check-letter' };

// I, O and S are left out of the alphabet.
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const shape = /^([A-Z])(\d{3})(\d{4})(\d{2})(\d{2}[\dA-Z])$/;

/** The check letter of the twelve characters that follow it, or null when they cannot have one. */
export function upnCheckLetter(rest: string): string | null {
  let sum = 0;
  for (const [at, character] of [...rest].entries()) {
    const value = /\d/.test(character) ? Number(character) : letters.indexOf(character);
    if (value < 0) return null;
    sum += value * (at + 2);
  }
  return letters[sum % letters.length] ?? null;
}

/** Reads a UPN, spaces at the ends and lower case forgiven. Any authority code may have issued it. */
export function parseUpn(text: string): UpnReading {
  const upn = text.trim().toUpperCase();
  const [, check, authority, establishment, year, serial] = shape.exec(upn) ?? [];
  if (!authority || !establishment || !year || !serial)
    return { ok: false, fault: 'upn-wrong-shape' };
  if (upnCheckLetter(upn.slice(1)) !== check) return { ok: false, fault: 'upn-wrong-check-letter' };
  const temporary = /[A-Z]$/.test(serial);
  return { ok: true, upn, temporary, authority, establishment, year, serial };
}
