import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { may } from '@ledger/access';
import { attendance } from '@ledger/attendance';
import { highNeedsSpend } from '@ledger/high-needs-spend';
import { pupilsByKeyStage } from '@ledger/pupils-by-key-stage';
import { worklist } from '@ledger/worklist';
import { academicYearOf, academicYearSpan, financialYearOf } from '@ledger/school-time';
import { AskedBy, type Caller, personOf } from '../../http/caller.js';
import { Needs } from '../../http/needs.js';
import { Page } from '../../http/reply.js';
import { type Ledger, TheLedger } from '../../ledger-door.js';
import type { Starting } from '../../questions/question-page.js';
import { Questions } from '../../questions/questions.js';
import { ownWorklist } from '../worklist/worklist.view.js';
import { type HomeFigures, homeView } from './home.view.js';

@ApiExcludeController()
@Controller()
export class HomePage {
  constructor(
    @TheLedger() private readonly ledger: Ledger,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  @Get()
  @Needs('signed-in')
  async show(@AskedBy() caller: Caller): Promise<Page> {
    const person = personOf(caller);
    const { position } = await this.ledger.log.head();
    const starting = await this.questions.starting();
    const isAsked = position > 0 && may(person, 'read-figures');
    const figures = isAsked ? await this.figures(caller, starting) : undefined;
    return new Page(
      'home/home.njk',
      homeView(person, { position, today: starting.today, figures }),
    );
  }

  private async figures(caller: Caller, { today, authority }: Starting): Promise<HomeFigures> {
    const on = today;
    const { from } = academicYearSpan(academicYearOf(today));
    const financialYear = financialYearOf(today);
    const [pupils, attended, spend, waiting] = await Promise.all([
      this.questions.answer(caller, pupilsByKeyStage, { authority, on }),
      this.questions.answer(caller, attendance, { authority, on, from, to: today }),
      this.questions.answer(caller, highNeedsSpend, { authority, on, financialYear }),
      this.questions.answer(caller, worklist, { authority, on, ...ownWorklist(personOf(caller)) }),
    ]);
    return {
      authority,
      pupils: pupils.totals as HomeFigures['pupils'],
      attendance: attended.totals as HomeFigures['attendance'],
      spend: spend.totals as HomeFigures['spend'],
      worklist: waiting.totals as HomeFigures['worklist'],
    };
  }
}
