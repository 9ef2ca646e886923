import type { VoiceExercise } from './voice-exercise.state.js';

/** Fewer than this many may point at somebody. */
export const SMALLEST_SHOWN = 5;

/** How many responses to a question speak of a theme. */
export interface ThemeCount {
  readonly question: string;
  readonly theme: string;
  readonly responses: number;
}

/** The same beside the exercise before; null is a number too small to show, or one kept back with it. */
export interface ComparedTheme {
  readonly question: string;
  readonly theme: string;
  readonly responses: number | null;
  readonly before: number | null;
  readonly change: number | null;
}

/** Each theme of each question with its responses, as they are: for those who may see the responses. */
export function themesOf({ responses }: VoiceExercise): readonly ThemeCount[] {
  const counts = new Map<string, ThemeCount>();
  for (const { value } of responses.values())
    for (const theme of value.themes) {
      const key = keyOf({ question: value.question, theme });
      const known = counts.get(key)?.responses ?? 0;
      counts.set(key, { question: value.question, theme, responses: known + 1 });
    }
  return [...counts.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * The themes of an exercise beside those of the one before, question by question, fit to be shown:
 * no number from 1 to 4, nor one from which such a number could be worked out.
 */
export function comparedThemes(
  now: VoiceExercise,
  before: VoiceExercise,
): readonly ComparedTheme[] {
  const [counted, earlier] = [themesOf(now), themesOf(before)];
  const [shown, shownBefore] = [shownIn(counted), shownIn(earlier)];
  const rows = new Map([...counted, ...earlier].map((row) => [keyOf(row), row]));
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { question, theme }]) => {
      const [responses, past] = [shownAt(shown, key), shownAt(shownBefore, key)];
      const change = responses === null || past === null ? null : responses - past;
      return { question, theme, responses, before: past, change };
    });
}

type Shown = ReadonlyMap<string, number | null>;

const shownAt = (shown: Shown, key: string): number | null => {
  const number = shown.get(key);
  return number === undefined ? 0 : number;
};

function shownIn(counts: readonly ThemeCount[]): Shown {
  const questions = [...new Set(counts.map(({ question }) => question))];
  return new Map(
    questions.flatMap((asked) => shownOf(counts.filter(({ question }) => question === asked))),
  );
}

// One number alone kept back could be worked out from the sum, so the next smallest goes with it.
function shownOf(counts: readonly ThemeCount[]): [string, number | null][] {
  const bySize = [...counts].sort((a, b) => a.responses - b.responses);
  const small = bySize.filter(({ responses }) => responses < SMALLEST_SHOWN).length;
  const keptBack = new Set(bySize.slice(0, small === 1 ? 2 : small).map(keyOf));
  return counts.map((row) => [keyOf(row), keptBack.has(keyOf(row)) ? null : row.responses]);
}

const keyOf = ({ question, theme }: Pick<ThemeCount, 'question' | 'theme'>) =>
  JSON.stringify([question, theme]);
