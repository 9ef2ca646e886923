import { z } from 'zod';

/** The sealed part `identity` of an exclusion: the reference that the school or authority gave it. */
export const ExclusionIdentity = z.object({ suspensionRef: z.string() });

/** The sealed part `narrative` of an exclusion: what happened, in words. */
export const ExclusionNarrative = z.object({ circumstances: z.string() });
