import { Body, Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { IdentityProvider, Sessions, SignInStart } from '@ledger/access';
import type { Response } from 'express';
import { z } from 'zod';
import { AskedBy, type Caller } from '../../http/caller.js';
import { Needs } from '../../http/needs.js';
import { FormRefused, Page, SeeOther } from '../../http/reply.js';
import { forgetSession, sendSession } from '../../http/sessions.js';
import { IDENTITY, SESSIONS } from '../../ledger-door.js';
import { paths } from '../paths.js';
import { signInView } from './sign-in.view.js';

const Answer = z.record(z.string(), z.string());

@ApiExcludeController()
@Controller()
export class SignInPage {
  constructor(
    @Inject(IDENTITY) private readonly identity: IdentityProvider,
    @Inject(SESSIONS) private readonly sessions: Sessions,
  ) {}

  @Get('sign-in')
  @Needs('anyone')
  async show(@AskedBy() caller: Caller, @Res({ passthrough: true }) response: Response) {
    if (caller.person) throw new SeeOther(paths.home);
    const start = await this.identity.begin();
    if (start.kind === 'redirect') throw new SeeOther(start.location);
    // The form's token needs a session before anybody is signed in.
    const session = caller.session ?? this.sessions.start();
    sendSession(response, session);
    return page(start, session.csrf);
  }

  @Post('sign-in')
  @Needs('anyone')
  async enter(
    @AskedBy() caller: Caller,
    @Body({ schema: Answer }) answer: z.infer<typeof Answer>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<never> {
    const person = await this.identity.complete(answer);
    if (person) {
      sendSession(response, this.sessions.start(person, caller.session?.id));
      throw new SeeOther(paths.home);
    }
    const start = await this.identity.begin();
    const error = 'Choose who you want to be';
    throw new FormRefused(page(start, caller.session?.csrf ?? '', error));
  }

  @Post('sign-out')
  @HttpCode(303)
  @Needs('signed-in')
  leave(@AskedBy() caller: Caller, @Res({ passthrough: true }) response: Response): never {
    if (caller.session) this.sessions.end(caller.session.id);
    forgetSession(response);
    response.setHeader('Clear-Site-Data', '"cache", "storage"');
    throw new SeeOther(paths.signIn);
  }
}

const page = (start: SignInStart, csrf: string, error?: string) =>
  new Page('sign-in/sign-in.njk', signInView(start, csrf, error));
