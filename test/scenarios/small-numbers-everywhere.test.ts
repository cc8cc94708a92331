import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { odata, openTable } from '../../src/storage/engine/table.ts';
import { exportRows, mayHave } from '../../src/features/register/use-cases/export.ts';
import { runManagerDigest } from '../../src/features/managers/use-cases/run-manager-digest.ts';
import { runPowerBi } from '../../src/features/power-bi/use-cases/run-power-bi.ts';
import { runExplain } from '../../src/features/thrive/use-cases/run-explain.ts';
import { explainCommand } from '../../src/cli/explain.ts';
import { testClock, testStorage } from '../support/azurite.ts';
import { cardOf, pressOf, type Sent, textsOf } from '../support/fake-connector.ts';
import { pdfWords } from '../support/pdf-words.ts';
import { PLANTED, plantedRegister } from '../support/planted-register.ts';
import {
  MANAGER,
  OFFICER,
  OWNER,
  PERFORMANCE,
  runningProduct,
  STRANGER,
  type Teammate,
} from '../support/running-product.ts';
import { sendReady } from '../support/send-ready.ts';
import { unzipped } from '../support/unzip.ts';
import { webPages } from '../support/web-page.ts';

const LEAD: Teammate = { id: '29:lead', aadObjectId: '00000000-0000-4000-8000-000000000061', name: 'Team Leader' };
/** A manager of other people's measures. */
const ELSEWHERE: Teammate = { id: '29:head', aadObjectId: '00000000-0000-4000-8000-000000000081', name: 'Elsewhere' };
const TEAM = '19:families@thread.tacv2';
const YOUNG = '19:young@thread.tacv2';
const inChannel = (id: string) => ({
  conversation: { id: `${id};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: 'tenant' },
  channelData: { tenant: { id: 'tenant' }, team: { id: '19:general@thread.tacv2' }, channel: { id } },
});

const QUESTION = 'Why are there 61 young people in care?';
const clock = testClock('2026-11-24T10:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'planted-files-'));
let product: Awaited<ReturnType<typeof runningProduct>>;
beforeAll(async () => {
  product = await runningProduct({
    ...{ clock, register: plantedRegister(), env: { PMIF_PUBLIC_URL: 'http://127.0.0.1:9' } },
    addresses: {
      [LEAD.id]: 'team.leader.customer.services@example.gov.uk',
      [ELSEWHERE.id]: 'head.of.housing@example.gov.uk',
    },
  });
  for (const who of [OWNER, MANAGER, OFFICER, PERFORMANCE, LEAD, ELSEWHERE]) await product.install(who);
  await product.type(OFFICER, '<at>Performance</at> committee families', inChannel(TEAM));
  await product.type(PERFORMANCE, '<at>Performance</at> link here young', inChannel(YOUNG));
  await product.type(OWNER, 'due');
  await product.type(
    OWNER,
    'PLANT-CARE 67 because two homes opened this summer, so fewer young people came into care.',
  );
});
afterAll(() => product.close());

/** Everything of a message, a page or a file, as text in which a planted number would be found. */
const textOf = (value: unknown) =>
  (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\\[nrt]/g, ' ').replace(/&#\d+;/g, ' ');
const leakIn = (value: unknown) => {
  const text = textOf(value);
  const at = PLANTED.exec(text);
  return at === null ? undefined : text.slice(Math.max(0, at.index - 60), at.index + 40);
};
const said = () => textsOf(product.lastCard()).join('\n');
/** Whoever may see small numbers of these measures: nobody else may have been sent one. */
const MAY_KNOW = [OWNER, MANAGER, PERFORMANCE].map(({ id }) => `a:${id.slice(3)}`);
const toOthers = () => product.connector.sent.filter(({ conversation }) => !MAY_KNOW.includes(conversation));
/** What somebody typed comes back to themselves, and nowhere else. */
let typedUntil = 0;
const leaks = () =>
  toOthers()
    .slice(typedUntil)
    .flatMap((sent) => leakIn(textOf(sent.activity).replaceAll(QUESTION, '')) ?? []);
const to = (conversation: string): Sent[] =>
  product.connector.sent.filter((one) => one.conversation.startsWith(conversation));
const press = (
  who: Teammate,
  verb: string,
  more: Record<string, string> = {},
  where = (_: Record<string, string>) => true,
) => product.press(who, { ...pressOf(product.lastCard(), verb, where), ...more });
const fetched = async (link: string) =>
  Buffer.from(await (await fetch(link.replace('http://127.0.0.1:9', product.server.url))).arrayBuffer());
/** A file as its readers have it; pictures by what their alternative texts and labels say. */
const fileText = (file: Buffer) =>
  file.subarray(0, 2).toString() === 'PK'
    ? (unzipped(file).get('word/document.xml')?.toString('utf8') ?? '')
    : file.toString('utf8');
/** Markup without the numbers of which it is drawn. */
const wordsOf = (markup: string) => {
  const named = [...markup.matchAll(/(?:alt|descr|aria-label|title)="([^"]*)"/g)].map(([, text]) => text);
  return [markup.replace(/<style.*?<\/style>/gs, ' ').replace(/<[^>]*>/g, ' '), ...named].join(' ');
};

describe('a planted number of people is found by no wrong reader', () => {
  it('in the officer’s preview, on any page, before anything is released', async () => {
    await product.type(OFFICER, 'committee families');
    expect(said()).toContain('Families');
    while (textsOf(product.lastCard()).length > 0) {
      expect(leakIn(product.lastCard())).toBeUndefined();
      if (!JSON.stringify(product.lastCard()).includes('"The next page"') && !said().includes('All measures')) break;
      const page = /"page":"(\d+)"/.exec(JSON.stringify(product.lastCard()))?.[1] ?? '1';
      const next = String(Number(page) + 1);
      if (!JSON.stringify(product.lastCard()).includes(`"page":"${next}"`)) break;
      await press(OFFICER, 'showCommitteeDigest', {}, (data) => data.page === next);
    }
    expect(leaks()).toEqual([]);
  });

  it('in words that an officer would put in their place: they are held up, with the sentence and the cure', async () => {
    await product.type(OFFICER, 'committee families');
    await press(OFFICER, 'editCommitteeDigest', {}, ({ measure }) => measure === '');
    await press(OFFICER, 'editCommitteeDigest', { note: 'A good half-year. There are sixty-seven in care now.' });
    expect(said()).toContain('“There are sixty-seven in care now.” has a number in it that others may not see');
    expect(said()).toContain('Please say it without the number.');
    await press(OFFICER, 'editCommitteeDigest', { note: 'A good half-year.' });
    expect(said()).toContain('Your words open page one now.');
  });

  it('in the answer to a member’s request, and in what was asked as a paper has it', async () => {
    await product.type(OFFICER, `committee asked ${QUESTION}`);
    const asked = { note: QUESTION, asked: 'families|', role: 'councillor', name: '', measure: 'PLANT-CARE' };
    await press(OFFICER, 'raiseGap', asked, ({ step }) => step === 'confirm');
    const [request] = await product.services.store.requests.unanswered();
    expect(request?.text).toContain('61');
    await product.type(PERFORMANCE, `request ${request?.id ?? ''}`);
    await press(PERFORMANCE, 'answerRequest');
    await press(PERFORMANCE, 'answerRequest', { note: 'Two homes opened. Between 61-67 now.', step: 'confirm' });
    expect(said()).toContain('“Between 61-67 now.” has a number in it that others may not see');
    expect((await product.services.store.requests.open(request?.id ?? ''))?.request.answer).toBeUndefined();
    await press(PERFORMANCE, 'answerRequest', { note: 'Two homes opened this summer.', step: 'confirm' });
    expect((await product.services.store.requests.open(request?.id ?? ''))?.request.answer?.text).toContain(
      'Two homes',
    );
  });

  it('in what an objective’s lead writes for the report', async () => {
    const words = { challenges: 'We had 1 067 calls and 73 young people in care.', achievements: 'Two homes.' };
    await product.type(PERFORMANCE, 'narratives');
    const form = { verb: 'submitNarrative', subject: 'PO1|FY2026/27-H1', card: '1', ...words };
    await product.press(PERFORMANCE, { ...form, actions: '', resources: '', crossCutting: '' });
    expect(said()).toContain('“We had 1 067 calls and 73 young people in care.” has a number in it');
    const files = await product.services.store.narratives.ofPeriod('FY2026/27-H1');
    expect(files.find(({ narrative }) => narrative.objective === 'PO1')?.narrative.words).toBeUndefined();
  });

  it('in what employees read: the explainer in their channel, its sheet, its text and its team talk', async () => {
    typedUntil = toOthers().length;
    await runExplain(product.services, { dry: false, confirm: true });
    clock.set('2026-11-24T15:31:00Z');
    await sendReady(product);
    const draft = to('a:lead').at(-1);
    expect(textsOf(cardOf(draft)).join(' ')).toContain('118');
    expect(leaks()).toEqual([]);
    const approve = (note: string) => {
      const [card] = to('a:lead').slice(-1);
      return product.press(LEAD, { ...pressOf(cardOf(card), 'approveExplainer'), note }, { replyToId: card?.id });
    };
    await approve('All seventy-three of them help.');
    expect(textsOf(cardOf(to('a:lead').at(-1))).join(' ')).toContain(
      '“All seventy-three of them help.” has a number in it',
    );
    typedUntil = toOthers().length;
    await approve('Your visits help.');
    await runExplain(product.services, { dry: false, confirm: true });
    clock.set('2026-11-25T15:31:00Z');
    await sendReady(product);
    expect(textsOf(cardOf(to(YOUNG).at(-1))).join(' ')).toContain('118');
    for (const name of ['sheet.pdf', 'sheet.html', 'sheet.txt', 'talk.html']) {
      const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
      await explainCommand(product, 'wall', join(folder, name), true).finally(() => log.mockRestore());
      const file = readFileSync(join(folder, name));
      const text = name.endsWith('.pdf') ? pdfWords(file) : wordsOf(file.toString('utf8'));
      expect(text).toContain('118');
      expect(leakIn(text)).toBeUndefined();
    }
    await product.type(LEAD, 'link young');
    await product.type(STRANGER, 'link young');
    expect(leaks()).toEqual([]);
  });

  it('on a partner’s page, with its history and where it began', async () => {
    const { get } = webPages(product.server.url);
    await product.type(OWNER, 'PLANT-CARE');
    await press(OWNER, 'askPartner');
    await press(OWNER, 'makePartnerPage', { why: 'Members asked.' });
    const address = /https?:\S+\/r\/[\w-]{32}/.exec(said())?.[0];
    const page = wordsOf((await get(address ?? '')).body);
    expect(page).toContain('118');
    expect(leakIn(page)).toBeUndefined();
  });

  it('in the released digest: its card, its Word document and its page for an e-mail', async () => {
    typedUntil = toOthers().length;
    await product.type(OFFICER, 'committee families');
    await press(OFFICER, 'releaseCommitteeDigest');
    await press(OFFICER, 'releaseCommitteeDigest', {}, ({ step }) => step === 'confirm');
    expect(said()).toContain('Released');
    clock.set('2026-11-26T11:00:00Z');
    await sendReady(product);
    const [paper] = to(TEAM).slice(-1);
    expect(textsOf(cardOf(paper)).join(' ')).toContain('For the meeting on 10 December 2026.');
    const links = JSON.stringify(cardOf(paper)).match(/http:[^"]*\/d\/[^"]*/g) ?? [];
    expect(links).toHaveLength(2);
    for (const file of await Promise.all(links.map(fetched))) {
      const text = wordsOf(fileText(file));
      expect(text).toContain('Young people in care');
      expect(text).toContain('Two homes opened this summer.');
      expect(leakIn(text)).toBeUndefined();
    }
    expect(leaks()).toEqual([]);
  });

  it('by the wrong manager, a stranger or an officer who types for it', async () => {
    for (const who of [OFFICER, STRANGER, ELSEWHERE, LEAD]) {
      for (const text of ['progress', 'due', 'analysis PLANT-CARE', 'PLANT-CARE', 'release PLANT-CARE 2026-09-30'])
        await product.type(who, text);
      for (const verb of ['openReading', 'showAnalysis', 'showDigest', 'progress', 'changeReading', 'letStand'])
        await product.press(who, {
          verb,
          measure: 'PLANT-CARE',
          period: '2026-09-30',
          subject: 'measures|PLANT-CARE|2026-09-30',
          card: '1',
        });
    }
    for (const day of ['2026-12-01', '2026-12-08']) {
      clock.set(`${day}T12:00:00Z`);
      await runManagerDigest(product.services, { dry: false, confirm: true });
      await sendReady(product);
    }
    expect(leaks()).toEqual([]);
  });

  it('by searching for it in any chat', async () => {
    for (const query of ['young', 'referrals', 'placed', 'apprentices', 'carers', '61', '67', '73']) {
      const { body } = await product.post(
        product.activityOf(STRANGER, {
          ...{ type: 'invoke', name: 'composeExtension/query' },
          value: {
            commandId: 'findMeasure',
            parameters: [{ name: 'search', value: query }],
            queryOptions: { skip: 0, count: 25 },
          },
          conversation: { id: '19:some-chat@thread.v2', conversationType: 'groupChat' },
        }),
      );
      expect(leakIn(body)).toBeUndefined();
    }
  });

  it('in the table for dashboards, with its means and limits', async () => {
    await runPowerBi(product.services, { dry: false });
    const storage = { kind: 'connectionString', value: await testStorage() } as const;
    const table = await openTable(storage, `${product.config.tablePrefix}powerbi`);
    const rows = await Array.fromAsync(table.list(odata`PartitionKey ge ${''}`));
    const care = rows.filter(({ partition }) => partition === 'PLANT-CARE');
    expect(care.map(({ columns }) => [columns.value, columns.hidden])).toEqual([
      ...[
        [undefined, true],
        [undefined, true],
        [undefined, true],
      ],
      [118, false],
      [undefined, true],
    ]);
    for (const { columns } of care) expect(columns.mean ?? 118).toBe(118);
    for (const row of rows) expect(leakIn(row.columns)).toBeUndefined();
  });

  it('until somebody of the performance team records in Teams why it may stand: who, when and why are in the audit', async () => {
    await product.type(OWNER, 'PLANT-FEW 2 because one of the two posts was filled late, so fewer began this year.');
    await product.type(PERFORMANCE, 'release PLANT-FEW FY2025/26');
    const file = await product.services.store.measures.open('PLANT-FEW');
    const period = file?.readings.at(-1)?.period.text ?? '';
    const subject = `measures|PLANT-FEW|${period}`;
    await product.press(PERFORMANCE, { verb: 'letStand', subject, what: 'figure' });
    await press(PERFORMANCE, 'letStand', { reason: 'Posts are no secret.' }, ({ step }) => step === 'confirm');
    const acts = await exportRows(product.services, 'audit');
    const [act] = acts.filter(({ what }) => what === 'overridden');
    expect(JSON.stringify(act)).toContain('Posts are no secret.');
    expect(JSON.stringify(act)).toContain('figure may stand');
  });

  it('in an export that is made for them; the others are made for nobody else', async () => {
    for (const reader of ['committee', 'public'] as const) {
      for (const what of ['revisions', 'due', 'messages', 'audit', 'requests'] as const) {
        expect(mayHave(what, reader)).toBe(false);
        await expect(exportRows(product.services, what, { reader, hidden: () => '' })).rejects.toThrow(
          'has no copy for',
        );
      }
    }
  });
});
