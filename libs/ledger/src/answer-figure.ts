import type { Figure, ReaderScope } from '@ledger/read-model';
import { openFields } from '@ledger/vault';
import { BadParameters, Frame, parseParameters } from './figure-question.js';
import type { Ledger } from './ledger.js';

export interface FigureQuestion {
  readonly name: string;
  /** The parameters as text; `on`, `knownAt` and `minPosition` among them. */
  readonly asked: Readonly<Record<string, string>>;
  readonly scope: ReaderScope;
  /** How long to wait for the projection, in milliseconds; by default thirty seconds. */
  readonly timeoutMs?: number;
}

export interface FigureResult {
  readonly figure: string;
  /** The date on which the figure is true. */
  readonly on: string;
  /** As asked; null when the figure is as known now. */
  readonly knownAt: string | null;
  /** The log position that `knownAt` stands for. */
  readonly position: number;
  readonly rows: readonly object[];
  readonly totals: object;
}

/** There is no figure of that name. */
export class UnknownFigure extends Error {
  override name = 'UnknownFigure';
}

/**
 * Answers a figure, personal fields opened.
 * @throws UnknownFigure | BadParameters
 */
export async function answerFigure(
  ledger: Ledger,
  question: FigureQuestion,
): Promise<FigureResult> {
  const figure = figureNamed(ledger, question.name);
  const { on, knownAt, minPosition, ...own } = question.asked;
  const frame = parseParameters(Frame, { on, knownAt, minPosition });
  const day = frame.on ?? (await ledger.today());
  const params = parseParameters(figure.params, await named(ledger, { ...own, on: day }));
  const request = {
    scope: question.scope,
    timeoutMs: question.timeoutMs ?? 30_000,
    ...(frame.knownAt === undefined ? {} : { knownAt: frame.knownAt }),
    ...(frame.minPosition === undefined ? {} : { minPosition: frame.minPosition }),
  };
  const { position, result } = await ledger.readModel.view(figure.projection, request, (view) =>
    figure.run(view, params),
  );
  const { rows, totals } = await openFields(ledger.vault, result);
  return { figure: figure.name, on: day, knownAt: frame.knownAt ?? null, position, rows, totals };
}

/** The figure of that name. @throws UnknownFigure, naming those there are */
export function figureNamed(ledger: Ledger, name: string): Figure {
  const figure = ledger.figures.get(name);
  if (figure) return figure;
  const names = [...ledger.figures.keys()].join(', ');
  throw new UnknownFigure(`There is no figure ${name}. There are: ${names}.`);
}

// Outside references stay out of the read models: they are turned into the random ids here.
const REFERENCES = { pupilRef: ['pupil', 'pupilId'], planRef: ['plan', 'planId'] } as const;

async function named(
  ledger: Ledger,
  asked: Record<string, string>,
): Promise<Record<string, string>> {
  let params = asked;
  for (const [field, [kind, id]] of Object.entries(REFERENCES)) {
    const { [field]: ref, ...rest } = params;
    if (ref === undefined) continue;
    const found = (await ledger.references.find(kind, [ref])).get(ref);
    if (!found) throw new BadParameters([{ field, message: `no ${kind} has this reference` }]);
    params = { ...rest, [id]: found.id };
  }
  return params;
}
