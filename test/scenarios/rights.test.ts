import { createHash } from 'node:crypto';
import { MAY } from '../../src/core/rights/may.ts';
import { ACTIONS } from '../../src/features.ts';
import { cardOf, textsOf } from '../support/fake-connector.ts';
import {
  ACTORS,
  type ActorName,
  codeOf,
  committeeOf,
  COLLEAGUES_ADDRESS,
  emailOf,
  NAMES,
  OBJECTIVES,
  PERIOD,
  reset,
  type Side,
  SIDES,
  teammate,
  writeActors,
} from '../support/rights-actors.ts';
import { runningProduct } from '../support/running-product.ts';
import { askForPage, sendByPage } from '../support/send-by-page.ts';
import { registerOf } from '../support/small-register.ts';

type Needed = keyof typeof MAY | 'everyone';
type How = 'submit' | 'execute' | 'typed';
type Cell = {
  readonly what: string;
  readonly how: How;
  readonly who: ActorName;
  readonly side: Side;
  readonly needed: Needed;
  readonly act: Record<string, unknown>;
  /** It is done in a channel. */
  readonly inChannel?: boolean;
};

/** What each verb's card would carry; whatever it does not read it must not mind. */
function dataOf(verb: string, who: ActorName, side: Side, request: string): Record<string, string> {
  const code = codeOf(who, side);
  const subject: Partial<Record<string, string>> = {
    ...{ openNarrative: '', submitNarrative: '', saveNarrative: '', releaseNarratives: 'FY2026/27-H1' },
    ...{ sendHeld: 'ask', openRequest: request },
  };
  const narrative = ['openNarrative', 'submitNarrative', 'saveNarrative'].includes(verb);
  return {
    ...{ verb, measure: code, period: PERIOD, card: '1', step: 'confirm', rest: '', group: code, request },
    ...{ value: '490', soWhat: 'Two homes closed, so more children came into care.', nextSteps: 'More carers.' },
    ...{ reason: 'notPublished', expectedOn: '2026-12-10', note: 'A note of mine, for the record.' },
    ...{
      to: COLLEAGUES_ADDRESS,
      dueOn: '2026-12-10',
      as: 'committee',
      code: committeeOf(who),
      text: 'Why is that so?',
    },
    subject: narrative ? `${OBJECTIVES[side]}|FY2026/27-H1` : (subject[verb] ?? code),
  };
}

type Sentence = (code: string, request: string, committee: string) => string;

/** How each command is typed, by its name in the table of actions; a command that is missing here fails the test. */
const TYPED: Readonly<Record<string, Sentence>> = {
  due: () => 'due',
  team: () => 'team',
  thanks: () => 'thanks',
  unsubscribe: () => 'stop',
  change: () => 'undo',
  help: () => 'help',
  away: () => 'away until 2026-12-20',
  back: () => 'back',
  answer: (code) => `${code} 491 because two homes closed this summer`,
  notReady: (code) => `not ready ${code} until 2026-12-10`,
  notMine: (code) => `not mine ${code}`,
  open: (code) => code,
  narrative: () => 'narrative',
  narratives: () => 'narratives',
  analysis: (code) => `analysis ${code}`,
  reach: () => 'reach',
  pause: () => 'pause',
  resume: () => 'resume',
  legalHold: (code) => `legal hold ${code} because of a complaint`,
  committeeAsked: () => 'committee asked Why is there nothing on culture?',
  gap: () => 'gap Why is there nothing on culture?',
  myRequests: () => 'my requests',
  requests: () => 'requests',
  request: (_code, request) => `request ${request}`,
  spreadsheet: () => 'export register',
  release: (code) => `release ${code}`,
  withdraw: (code) => `withdraw ${code} ${PERIOD} because it is wrong`,
  lock: (code) => `lock ${code} ${PERIOD}`,
  unlock: (code) => `unlock ${code} ${PERIOD} because it is wrong`,
  correct: (code) => `correct ${code} ${PERIOD}`,
  openByHand: (code) => `open ${code} ${PERIOD}`,
  move: (code) => `move ${code} from families to other from 2027-01-01`,
  progress: () => 'progress',
  readingsSheet: () => 'these as a spreadsheet',
  upload: () => 'upload',
  link: () => 'link',
  thrive: () => 'thrive',
  sheet: (code) => `sheet ${code}`,
  committee: (_code, _request, committee) => `committee ${committee}`,
  'link here': (code) => `link here ${code}`,
  'unlink here': () => 'unlink here',
};
const IN_A_CHANNEL = ['linkCommittee', 'linkGroup'];

/** Said to whoever may not; everything else was let through. */
const REFUSED =
  /^(This one is for somebody else|That is for |A committee’s digest is for its officers|A spreadsheet of the register is for|Sending a spreadsheet is for|A committee officer or the performance team can|The performance team, or whoever leads|This is the bot of)/m;
const BROKEN = 'That did not go through just now.';
const CHANNEL = '19:channel@thread.tacv2';

let product: Awaited<ReturnType<typeof runningProduct>>;
let requests: Map<string, string>;
beforeAll(async () => {
  const addresses = Object.fromEntries(
    NAMES.filter((name) => name !== 'stranger').map((name) => [teammate(name).id, emailOf(name)]),
  );
  product = await runningProduct({ register: registerOf('head.of.service@example.gov.uk'), addresses });
  requests = await writeActors(product.services);
});
afterAll(() => product.close());

/** What the table says: somebody may where one of their standings does. */
function isAllowed({ needed, who, side }: Cell): boolean {
  const isStranger = who === 'stranger';
  if (needed === 'everyone') return !isStranger;
  const standings: readonly string[] = [
    'anyone',
    ...(isStranger ? [] : ['anybody', ...ACTORS[who].roles]),
    // Of some measure, whichever this is about.
    ...(ACTORS[who].own.some((one: string) => one === 'owner' || one === 'deputy') ? ['answers'] : []),
    ...(side === 'own' && !isStranger ? [...ACTORS[who].own, 'asker', 'given'] : []),
  ];
  return MAY[needed].some((allowed) => standings.includes(allowed));
}

/** Where nothing that somebody can be to a thing of theirs counts, whose it is makes no difference: that is one cell. */
function sideCounts({ needed }: Cell): boolean {
  const own = ['owner', 'deputy', 'manager', 'lead', 'group-lead', 'asker', 'given'];
  return needed !== 'everyone' && MAY[needed].some((standing) => own.includes(standing));
}

function cellsOf(who: ActorName): Cell[] {
  return SIDES.flatMap((side) => {
    const request = requests.get(`${who} ${side}`) ?? '';
    const pressed = Object.entries(ACTIONS.presses).flatMap(([verb, { right }]): Cell[] => {
      const data = dataOf(verb, who, side, request);
      const inChannel = verb === 'tiePlace' || verb === 'untiePlace';
      const cell = { what: verb, who, side, needed: right, inChannel };
      const action = { type: 'Action.Execute', verb, data };
      return [
        { ...cell, how: 'submit', act: { value: data } },
        {
          ...cell,
          how: 'execute',
          act: { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } },
        },
      ];
    });
    const typed = [...ACTIONS.commands, ...ACTIONS.lastCommands].map(({ command, right }): Cell => {
      const say = TYPED[command];
      if (say === undefined) throw new Error(`How is ${command} typed? Say so above.`);
      const text = say(codeOf(who, side), request, committeeOf(who));
      return {
        what: text,
        how: 'typed',
        who,
        side,
        needed: right,
        act: { text },
        inChannel: IN_A_CHANNEL.includes(right),
      };
    });
    const nonsense: Cell = {
      what: 'nonsense',
      how: 'typed',
      who,
      side,
      needed: 'everyone',
      act: { text: 'the weather is fine today' },
    };
    return [...pressed, ...typed, nonsense].filter((cell) => side === 'others' || sideCounts(cell));
  });
}

/** Does it, and says what the person was told. */
async function told(cell: Cell, channelOf: ActorName = cell.who): Promise<string> {
  const who = teammate(cell.who);
  // Everybody in a channel of their own, for all act at once.
  const channel = `${CHANNEL}-${teammate(channelOf).id.slice(3)}`;
  const place = {
    conversation: { id: channel, conversationType: 'channel', isGroup: true, tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' }, channel: { id: channel }, team: { id: '19:team' } },
  };
  const chat = cell.inChannel === true ? channel : `a:${who.id.slice(3)}`;
  const before = product.connector.sent.length;
  const { status } = await product.post(
    product.activityOf(who, {
      ...cell.act,
      ...(cell.how === 'typed' ? {} : { replyToId: '7' }),
      ...(cell.inChannel === true ? place : {}),
    }),
  );
  const sent = product.connector.sent.slice(before).findLast(({ conversation }) => conversation.startsWith(chat));
  return `${status} ${textsOf(cardOf(sent)).join('\n')}`.replace(/^200 /, '');
}

const nameOf = ({ what, how, who, side }: Cell) => `${what} (${how}) by ${who} on ${side}`;

/** A hash of everything but people's own rows (their conversation, the list last shown, what they asked to be told). */
async function everythingElse(): Promise<string> {
  const hash = createHash('sha256');
  for await (const { partition, row, columns } of product.backupServices.archive.rows()) {
    if (/^(m\||framework|requests|pause|store|held|ties|narrative|run|digest)/.test(partition))
      hash.update(JSON.stringify([partition, row, columns]));
  }
  return hash.digest('hex');
}

/** Each person does one thing after the other, and all people at once. Returns the cells that came out otherwise. */
async function tryAll(allowed: boolean): Promise<{ tried: number; wrong: string[] }> {
  const wrong: string[] = [];
  let tried = 0;
  await Promise.all(
    NAMES.map(async (who) => {
      for (const cell of cellsOf(who).filter((one) => isAllowed(one) === allowed)) {
        if (allowed) await reset(product.services, who, cell.side);
        const said = await told(cell);
        tried += 1;
        const refused = REFUSED.test(said);
        if (refused === allowed || said.includes(BROKEN) || /^\d{3} /.test(said))
          wrong.push(`${nameOf(cell)}: ${said.slice(0, 120)}`);
      }
    }),
  );
  return { tried, wrong };
}

describe('everybody, with every press and every typed command, on what is theirs and what is not', () => {
  it('is refused what the rights table does not give them, and nothing is stored', async () => {
    // A place that reads for a committee already, so that there is something to untie.
    for (const who of NAMES) {
      const tie = { how: 'typed', side: 'own', needed: 'linkCommittee', inChannel: true } as const;
      const what = `committee ${committeeOf(who)}`;
      await told({ ...tie, what, who: 'performance team', act: { text: what } }, who);
    }
    const before = await everythingElse();
    const { tried, wrong } = await tryAll(false);
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(500);
    expect(await everythingElse()).toBe(before);
  });

  it('is let through where the table gives it', async () => {
    const { tried, wrong } = await tryAll(true);
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(300);
  });

  it('sends files from a page of their own where it gives that; what comes of it is said to them alone', async () => {
    const allowed: string[] = [];
    for (const who of NAMES) {
      await reset(product.services, who, 'own');
      const path = await askForPage(product, teammate(who));
      if (path === '') continue;
      allowed.push(who);
      const before = product.connector.sent.length;
      const file = { name: 'measures.csv', bytes: new TextEncoder().encode('code,title,direction,frequency\n') };
      expect((await sendByPage(product, path, file)).status).toBe(303);
      const told = product.connector.sent.slice(before);
      expect(new Set(told.map(({ conversation }) => conversation))).toEqual(
        new Set([`a:${teammate(who).id.slice(3)}`]),
      );
      expect(textsOf(cardOf(told.at(-1))).join()).toMatch(
        who === 'performance team' ? /measures\.csv says what is stored already|problem/ : REFUSED,
      );
    }
    expect(allowed).toEqual(['owner', 'deputy', 'performance team']);
  });
});
