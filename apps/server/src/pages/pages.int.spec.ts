import { recordExample } from '../testing/example-files.js';
import { served, type Served } from '../testing/served.js';
import { type Agent, agentAs, submitted, tokenIn } from '../testing/signed-in.js';

let server: Served;
let auditor: Agent;
let commissioner: Agent;

beforeAll(async () => {
  server = await served();
  await recordExample(server);
  [auditor, commissioner] = [
    await agentAs(server, 'auditor'),
    await agentAs(server, 'commissioner'),
  ];
});
afterAll(() => server?.close());

const h1 = (html: string) =>
  (/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, ' ').trim();
/** Addresses of the page's links, as a browser reads them. */
const links = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
const linkTo = (html: string, wanted: RegExp) => {
  const found = links(html).find((href) => wanted.test(href));
  if (!found) throw new Error(`no link ${wanted.source} in ${links(html).join(' ')}`);
  return found;
};
const follow = async (agent: Agent, html: string, wanted: RegExp) => {
  const answer = await agent.get(linkTo(html, wanted));
  expect(answer.status).toBe(200);
  return answer.text;
};

describe('finding a pupil', () => {
  it('keeps the name out of every address and leads to the history', async () => {
    const { text } = await submitted(auditor, { from: '/pupils' }, { looked: 'quill zeb' });
    expect(text).toContain('1 pupil found');
    expect(links(text).join(' ')).not.toMatch(/quill|zeb/i);
    const history = await follow(auditor, text, /^\/pupils\/[0-9a-f-]{36}$/);
    expect(h1(history)).toContain('Zebedee Quillfeather');
    expect(history).toContain('Placement ordered with Invented Farm');
    expect(history).toContain('Attendance in the week of 3 November 2025: 3 marks');
  });

  it('finds by reference, and says so when there is nobody', async () => {
    const found = await submitted(auditor, { from: '/pupils' }, { looked: 'PU-1' });
    expect(found.text).toContain('Quillfeather');
    const none = await submitted(auditor, { from: '/pupils' }, { looked: 'nobody' });
    expect(none.text).toContain('No pupil has these names');
  });

  it('asks for something to look for', async () => {
    const { status, text } = await submitted(auditor, { from: '/pupils' }, { looked: ' ' });
    expect(status).toBe(422);
    expect(text).toContain('href="#looked"');
  });

  it('downloads what was found', async () => {
    const form = { from: '/pupils', to: '/pupils.csv' };
    const { text, headers } = await submitted(auditor, form, { looked: 'PU-1' });
    expect(headers['content-disposition']).toContain('pupils-found.csv');
    expect(text).toContain('PU-1,Quillfeather,Zebedee');
  });
});

describe('from a figure down to its events', () => {
  it('key stage -> placements -> history -> event', async () => {
    const figure = (await auditor.get('/pupils-by-key-stage?on=2025-12-01')).text;
    expect(figure).toContain('100.0%');
    const placements = await follow(auditor, figure, /placements\?.*keyStage=KS4/);
    expect(placements).toContain('PL-1');
    const history = await follow(auditor, placements, /^\/pupils\/.*on=2025-12-01/);
    const event = await follow(auditor, history, /^\/events\/\d+$/);
    expect(event).toContain('Recorded at');
    expect(event).toContain('an import file, row');
  });

  it('improvement plan -> the actions of an area, as they stood on the day', async () => {
    const board = await agentAs(server, 'board-member');
    const plan = (await board.get('/improvement-plan?on=2025-12-17')).text;
    expect(h1(plan)).toBe('Improvement plan AP-2025');
    expect(plan).toContain('The board last met on 5 November 2025.');
    expect(plan).toContain('Completed, removed from the plan');
    const actions = await follow(board, plan, /actions\?.*priorityArea=Commissioning/);
    expect(actions).toContain('Agree a specification');
    const before = (await board.get('/improvement-plan?on=2025-12-16&planRef=AP-2025')).text;
    expect(before).toContain('No action has moved.');
    const unknown = await board.get('/improvement-plan?planRef=NONE');
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('no plan has this reference');
  });

  it('spend -> placements, with totals in pounds', async () => {
    const asked = '/high-needs-spend?financialYear=2025-26&on=2025-12-31';
    const figure = (await auditor.get(asked)).text;
    expect(figure).toContain('£2,890.00');
    const placements = await follow(auditor, figure, /placements\?.*costCentre=CC1/);
    expect(placements).toContain('£2,470.00');
    expect(placements).toContain('£420.00');
  });

  it('attendance -> enrolments -> marks -> event', async () => {
    const figure = (await auditor.get('/attendance?from=2025-11-01&to=2025-11-30')).text;
    const enrolments = await follow(auditor, figure, /enrolments\?.*key=P2/);
    const marks = await follow(auditor, enrolments, /marks\?.*pupilId=/);
    const event = await follow(auditor, marks, /^\/events\/\d+$/);
    expect(h1(event)).toContain('AttendanceMarked');
  });

  it('every table downloads as CSV', async () => {
    for (const page of [
      '/pupils-by-key-stage',
      '/attendance',
      '/high-needs-spend',
      '/projections',
    ]) {
      const { text } = await auditor.get(page);
      const file = await auditor.get(linkTo(text, /\.csv/));
      expect([page, file.status, file.headers['content-type']]).toEqual([
        page,
        200,
        'text/csv; charset=utf-8',
      ]);
    }
    const csv = await auditor.get('/pupils-by-key-stage.csv?on=2025-12-01');
    expect(csv.text).toContain('KS4,1,100');
  });

  it('keeps both dates in its links', async () => {
    const figure = (await auditor.get('/pupils-by-key-stage?on=2025-12-01&knownAt=2090-01-01'))
      .text;
    expect(linkTo(figure, /keyStage=KS4/)).toMatch(/on=2025-12-01.*knownAt=2090-01-01/);
    expect(figure).toContain('as known at 1 January 2090');
  });

  it('shows a board member events and figures without a name', async () => {
    const board = await agentAs(server, 'board-member');
    const placements = (await board.get('/pupils-by-key-stage/placements?on=2025-12-01')).text;
    expect(placements).toContain('withheld');
    const history = await follow(board, placements, /^\/pupils\//);
    expect(placements + history).not.toMatch(/Quillfeather|PU-1/);
    expect((await board.get('/pupils')).status).toBe(403);
  });
});

describe('a question that is wrong', () => {
  it('shows what is wrong at its field and keeps what was typed', async () => {
    const { status, text } = await auditor.get(
      '/high-needs-spend?financialYear=lately&on=2025-12-31',
    );
    expect(status).toBe(422);
    expect(text).toContain('There is a problem');
    expect(text).toContain('href="#financialYear"');
    expect(text).toContain('value="lately"');
  });

  it('escapes what was typed', async () => {
    const { text } = await auditor.get(
      '/attendance?authority=%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
    );
    expect(text).not.toContain('<script');
  });
});

describe('importing on a page', () => {
  const csv = 'urn,name,authority,phase\n109350,New Academy,801,secondary\nbad,X,801,secondary\n';
  const check = async (content: string) => {
    const csrf = tokenIn((await commissioner.get('/imports')).text);
    return commissioner
      .post('/imports')
      .field('csrf', csrf)
      .field('kind', 'schools')
      .attach('file', Buffer.from(content), 'schools.csv');
  };

  it('checks first, records on submit, and shows the receipt with its errors', async () => {
    const before = await server.ledger.log.head();
    const checked = await check(csv);
    expect(checked.status).toBe(303);
    const receipt = checked.headers['location'] ?? '';
    const page = (await commissioner.get(receipt)).text;
    expect(page).toContain('Nothing is recorded yet');
    expect(page).toContain('Refused rows');
    expect((await server.ledger.log.head()).position).toBe(before.position);

    expect((await submitted(commissioner, { from: receipt }, {})).status).toBe(303);
    expect(h1((await commissioner.get(receipt)).text)).toBe('Import recorded');
    expect((await server.ledger.log.head()).position).toBeGreaterThan(before.position);
    expect((await commissioner.get(`${receipt}.csv`)).text).toContain('3,urn,');
  });

  it('says when no file was chosen, and shows a receipt to nobody else', async () => {
    const csrf = tokenIn((await commissioner.get('/imports')).text);
    const none = await commissioner.post('/imports').field('csrf', csrf).field('kind', 'schools');
    expect([none.status, none.text.includes('Choose a CSV file')]).toEqual([422, true]);
    const receipt = (await check(csv)).headers['location'] ?? '';
    const other = await agentAs(server, 'commissioner');
    expect((await other.get(receipt)).status).toBe(404);
  });
});

describe('the homes', () => {
  it('differ for auditor, board and finance, and are plain for others', async () => {
    const said = new Map<string, string>();
    for (const role of ['auditor', 'board-member', 'finance-officer', 'school']) {
      const { text } = await (await agentAs(server, role)).get('/');
      said.set(role, /govuk-body-l">(.*?)</.exec(text)?.[1] ?? '');
    }
    expect(new Set(said.values()).size).toBe(4);
  });
});
