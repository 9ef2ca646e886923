import { Controller, Get, Inject, Query, type Type } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { AskedBy, type Caller } from '../http/caller.js';
import { Needs } from '../http/needs.js';
import { csvOf } from '../pages/paths.js';
import type { Asked } from './question-field.js';
import type { QuestionPage } from './question-page.js';
import { Questions } from './questions.js';

const Parameters = z.record(z.string(), z.string());
type Answers = 'page' | 'csv';

/** A controller for a page that asks a question: the page itself, and the same table as a file. */
export function questionController(question: QuestionPage): Type {
  class QuestionController {
    constructor(readonly questions: Questions) {}
  }
  Inject(Questions)(QuestionController, undefined, 0);
  addRoute(QuestionController, question, 'page');
  addRoute(QuestionController, question, 'csv');
  ApiExcludeController()(QuestionController);
  Controller()(QuestionController);
  return QuestionController;
}

function addRoute(controller: Type, question: QuestionPage, answers: Answers): void {
  const prototype = controller.prototype as object;
  const value = function (this: { questions: Questions }, caller: Caller, asked: Asked) {
    return this.questions[answers](caller, question, asked);
  };
  Object.defineProperty(prototype, answers, { value });
  Reflect.defineMetadata('design:paramtypes', [Object, Object], prototype, answers);
  AskedBy()(prototype, answers, 0);
  Query({ schema: Parameters })(prototype, answers, 1);
  const path = answers === 'csv' ? csvOf(question.path) : question.path;
  for (const mark of [Get(path), Needs(question.permission)]) mark(prototype, answers, { value });
}
