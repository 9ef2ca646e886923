import supertest from 'supertest';
import type { Served } from './served.js';

export type Agent = ReturnType<typeof supertest.agent>;

/** The CSRF token of a page's form. */
export const tokenIn = (html: string): string =>
  /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** A browser without JavaScript that signed in as the demonstration person of that role. */
export async function agentAs({ url }: Served, role: string): Promise<Agent> {
  const agent = supertest.agent(url);
  const csrf = tokenIn((await agent.get('/sign-in')).text);
  const answer = await agent
    .post('/sign-in')
    .type('form')
    .send({ csrf, person: `demonstration-${role}` });
  expect([answer.status, answer.headers['location']]).toEqual([303, '/']);
  return agent;
}

/** Sends a form of a page with that page's token. */
export async function submitted(
  agent: Agent,
  { from, to }: { from: string; to?: string },
  fields: Readonly<Record<string, string>>,
) {
  const csrf = tokenIn((await agent.get(from)).text);
  return agent
    .post(to ?? from)
    .type('form')
    .send({ ...fields, csrf });
}
