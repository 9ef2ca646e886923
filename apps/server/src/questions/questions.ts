import { Injectable } from '@nestjs/common';
import { answerFigure, BadParameters, type FigureResult } from '@ledger/ledger';
import { writeCsv } from '@ledger/exports';
import type { Figure } from '@ledger/read-model';
import { type Caller, personOf } from '../http/caller.js';
import { readAs } from '../http/read-as.js';
import { CsvFile, FormRefused, Page } from '../http/reply.js';
import { type Ledger, TheLedger } from '../ledger-door.js';
import { withQuery } from '../pages/paths.js';
import { type Asked, errorSummary, type FieldFault, formFields } from './question-field.js';
import type { AnyFigure, QuestionPage, Starting } from './question-page.js';

const given = (asked: Asked): Asked =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value.trim() !== ''));

/** Answers the pages' questions. */
@Injectable()
export class Questions {
  constructor(@TheLedger() private readonly ledger: Ledger) {}

  /** The page with its answer. @throws FormRefused when a field is wrong */
  async page(caller: Caller, page: QuestionPage, query: Asked): Promise<Page> {
    const asked = await this.complete(page, query);
    const here = withQuery(page.path, asked);
    const answer = this.answer(caller, page.figure, { ...asked, ...page.fixed });
    const result = await answer.catch(refuse(page, asked));
    return new Page(page.template, {
      ...page.view(result, asked, here),
      ...formOf(page, asked),
      asked: { on: result.on, knownAt: result.knownAt, position: result.position },
    });
  }

  /** The same table as a file. */
  async csv(caller: Caller, page: QuestionPage, query: Asked): Promise<CsvFile> {
    const asked = await this.complete(page, query);
    const { rows } = await this.answer(caller, page.figure, { ...asked, ...page.fixed });
    const plain = page.flat ? page.flat(rows) : rows;
    return new CsvFile(page.figure.name, writeCsv(page.figure.columns, plain));
  }

  /** Any figure or list, as this person may read it. @throws BadParameters */
  answer(caller: Caller, figure: AnyFigure, asked: Asked): Promise<FigureResult> {
    const person = personOf(caller);
    const figures = new Map([[figure.name, figure as Figure]]);
    const ledger = { ...readAs(person, this.ledger), figures };
    return answerFigure(ledger, { name: figure.name, asked: given(asked), scope: person.scope });
  }

  async starting(): Promise<Starting> {
    const [first] = await this.ledger.log.readAll(0, 1);
    return { today: await this.ledger.today(), authority: first?.meta.authority ?? '' };
  }

  private async complete(page: QuestionPage, query: Asked): Promise<Asked> {
    return { ...given(page.start(await this.starting())), ...given(query) };
  }
}

/** The form again with what is wrong; any other error goes on. */
const refuse =
  (page: QuestionPage, asked: Asked) =>
  (error: unknown): never => {
    if (!(error instanceof BadParameters)) throw error;
    const faults = error.issues;
    const errors = errorSummary(page.fields, faults);
    throw new FormRefused(new Page(page.template, { ...formOf(page, asked, faults), errors }));
  };

/** The form, and what its address holds besides its fields. */
function formOf(page: QuestionPage, asked: Asked, faults: readonly FieldFault[] = []) {
  const shown = new Set(page.fields.map(({ name }) => name));
  const hidden = Object.fromEntries(Object.entries(asked).filter(([name]) => !shown.has(name)));
  return { action: page.path, fields: formFields(page.fields, asked, faults), hidden };
}
