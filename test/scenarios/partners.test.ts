import { dropOldPages } from '../../src/features/records/use-cases/housekeep.ts';
import { day } from '../../src/core/calendar/day.ts';
import { exportRows } from '../../src/features/register/use-cases/export.ts';
import type { AuditEntry } from '../../src/core/audit-entry.ts';
import { TooManyConflicts } from '../../src/core/save-with-retry.ts';
import { recordAct } from '../../src/features/partners/use-cases/send-page.ts';
import { cardOf, pressOf, textsOf } from '../support/fake-connector.ts';
import { partnerRegister, PARTNER, VISITS } from '../support/partner-register.ts';
import { MANAGER, OWNER, PERFORMANCE, runningProduct, STRANGER, type Teammate } from '../support/running-product.ts';
import { sendReady } from '../support/send-ready.ts';
import { webPages } from '../support/web-page.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;
const WORDS = 'More than in spring, because two new groups began in Chopwell and Winlaton.';

let product: Product;
let now = new Date('2026-11-24T10:00:00Z');
beforeAll(async () => {
  const env = { PMIF_PUBLIC_URL: 'https://performance.example.gov.uk' };
  product = await runningProduct({ register: partnerRegister(), env, clock: { now: () => now } });
  ({ get, post } = webPages(product.server.url));
  await product.type(OWNER, 'due');
});
afterAll(() => product.close());

const said = () => textsOf(product.lastCard()).join('\n');
const pressed = async (verb: string, more: Record<string, string> = {}, who: Teammate = OWNER) => {
  await product.press(who, { ...pressOf(product.lastCard(), verb), ...more });
  return said();
};

let get: ReturnType<typeof webPages>['get'];
let post: ReturnType<typeof webPages>['post'];

/** Has the owner make a page, and takes its address from the card. */
async function makePage(why = 'Members asked in June.'): Promise<string> {
  await product.type(OWNER, VISITS);
  await pressed('askPartner');
  const text = await pressed('makePartnerPage', { why });
  return /https:\S+\/r\/[\w-]{32}/.exec(text)?.[0] ?? '';
}
const figure = { value: '412', soWhat: WORDS, method: 'From our visit book.', gap: '' };

describe('a partner gives one figure on a page of its own', () => {
  it('from the sponsor’s form to the page it appeared on', async () => {
    await product.type(OWNER, VISITS);
    expect(said()).toContain('Send to Gateshead Older');
    expect(await pressed('askPartner')).toContain(`Send to ${PARTNER}`);
    const made = pressOf(product.lastCard(), 'makePartnerPage');
    const card = await pressed('makePartnerPage', { why: 'Members asked <b>in June</b>.' });
    const address = /https:\S+\/r\/[\w-]{32}/.exec(card)?.[0] ?? '';
    // The same press again, as Teams sends it at times: the same page.
    await product.press(OWNER, { ...made, why: 'Members asked <b>in June</b>.' });
    expect(said()).toContain(address);

    const page = await get(address);
    expect(page.status).toBe(200);
    expect(page.body).toContain('Older people who were visited at home by a volunteer');
    expect(page.body).toContain('Members asked &lt;b&gt;in June&lt;/b&gt;.');
    expect(page.body).toMatch(/March 2026<\/th><td>395 people/);
    expect(page.body).not.toMatch(/<td>3 people/); // a small number is nobody's business outside
    expect(page.body).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';[^,]*$/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');

    const refused = await post(address, { ...figure, value: 'about four hundred' });
    expect(refused.status).toBe(200);
    expect(refused.body).toContain('Not sent yet');
    expect(refused.body).toContain('about four hundred');
    const asked = await post(address, { ...figure, soWhat: 'ok' });
    expect(asked.body).toContain('Could you say a little more');

    const sent = await post(address, { ...figure, gap: 'Nobody counts who waits for a visit.' });
    expect(sent.status).toBe(303);
    expect((await post(address, { ...figure, gap: 'Nobody counts who waits for a visit.' })).to).toBe(sent.to); // pressed twice
    expect((await get(sent.to)).body).toContain('It was sent');
    const [gap] = await product.services.store.requests.unanswered();
    expect(gap).toMatchObject({
      text: 'Nobody counts who waits for a visit.',
      askedBy: { name: PARTNER, role: 'partner' },
    });

    await sendReady(product);
    expect(said()).toContain('412 people');
    expect(said()).toContain('From our visit book.');
    expect(await pressed('returnPartner', { note: 'Is that each person once?' })).toContain('Sent back');
    const again = await get(sent.to);
    expect(again.body).toContain('Is that each person once?');
    expect(again.body).toContain('value="412"');
    expect((await post(sent.to, { ...figure, value: '410' })).to).toBe(sent.to);
    await sendReady(product);
    expect(said()).toContain('410 people');
    const accept = pressOf(product.lastCard(), 'acceptPartner');
    expect(await pressed('acceptPartner')).toContain('Accepted');
    await product.press(OWNER, accept);
    const [reading] = (await exportRows(product.services, 'readings')).filter(
      ({ period }) => period === 'FY2026/27-H1',
    );
    expect(reading).toMatchObject({ value: '410', soWhat: WORDS, suppliedBy: PARTNER, revision: 1 });
    expect((await get(sent.to)).body).toContain('accepted it');

    await release();
    const published = await get(sent.to);
    expect(published.body).toContain('Your figure is published');
    expect(published.body).toContain(`Figure from ${PARTNER}.`);
    expect(published.body).toContain('10 December 2026');
  });

  it.each([
    ['guessed', () => Promise.resolve('/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')],
    ['no token at all', () => Promise.resolve('/r/%3Cscript%3E')],
    ['endless', () => Promise.resolve(`/r/${'a'.repeat(3000)}`)],
    [
      'used',
      async () => {
        const address = await makePage();
        expect((await post(address, figure)).status).toBe(303);
        return address;
      },
    ],
  ])('an address that is %s opens the same polite page', async (_how, addressOf) => {
    const address = await addressOf();
    const gone = await get('/r/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB');
    const other = { ...figure, value: '7' };
    for (const page of [await get(address), await post(address, other)]) {
      expect({ status: page.status, body: page.body }).toEqual({ status: 404, body: gone.body });
    }
  });

  it('a revoked one, one that a new page replaced, and one whose round is over open it too, in the same time', async () => {
    const gone = await get('/r/BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB');
    await clearPage();
    const first = await makePage();
    const second = await makePage();
    expect((await get(second)).status).toBe(200);
    await product.type(OWNER, VISITS);
    await pressed('askPartner');
    expect(await pressed('revokePartner')).toContain('is closed');
    const third = await makePage();
    const before = now;
    const late = await (async () => {
      now = new Date('2027-03-01T10:00:00Z');
      return get(third);
    })();
    now = before;
    for (const page of [await get(first), await get(second), late]) {
      expect({ status: page.status, body: page.body }).toEqual({ status: 404, body: gone.body });
    }
    // Each waits as long before it is refused, whatever was found.
    for (const address of [first, '/r/CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC']) {
      const started = performance.now();
      await get(address);
      expect(performance.now() - started).toBeGreaterThanOrEqual(149);
    }
  });

  it.each([
    ['the manager', MANAGER, 'This one is for somebody else'],
    ['a stranger', STRANGER, 'not listed'],
    ['the performance team', PERFORMANCE, 'Send to'],
  ])('%s asks for a page', async (_who, who, words) => {
    await clearPage();
    await product.press(who, { verb: 'askPartner', measure: VISITS, period: 'FY2026/27-H1', card: '1' });
    expect(said()).toContain(words);
  });

  it('hostile words of a partner are text on the page, on the card and in the export', async () => {
    await clearPage();
    const hostile = '</textarea><script>alert(1)</script> ${1+1} {{DATE(2026-01-01)}} " onfocus="x';
    const address = await makePage(hostile);
    const page = await get(address);
    expect(page.body).not.toMatch(/<script|onfocus="x/);
    const long = await post(address, { value: hostile, soWhat: 'x'.repeat(5000), method: hostile, gap: '' });
    expect(long.body).not.toMatch(/<script|<\/textarea><scr|onfocus="x/);
    expect(long.body).toContain('x'.repeat(5000));
    const sent = await post(address, { ...figure, soWhat: `${WORDS} ${hostile}`, method: hostile });
    expect((await get(sent.to)).body).not.toMatch(/<script|onfocus="x/);
    await sendReady(product);
    expect(JSON.stringify(cardOf(product.last()))).toContain('<script>alert(1)</script> ${1+1}');
    expect(product.last().activity.attachments?.[0]?.content).toMatchObject({ type: 'AdaptiveCard' });
  });

  it('pages are removed eighteen months after they were sent, and what was accepted stays', async () => {
    await clearPage();
    await makePage();
    const before = now;
    now = new Date('2028-05-20T10:00:00Z');
    expect(await dropOldPages(product.services, { today: day('2028-05-20'), now })).toBe(0);
    now = new Date('2028-06-20T10:00:00Z');
    expect(await dropOldPages(product.services, { today: day('2028-06-20'), now })).toBe(1);
    expect(await dropOldPages(product.services, { today: day('2028-06-20'), now })).toBe(0);
    now = before;
    expect(await product.services.store.partnerPages.about(VISITS, 'FY2026/27-H1')).toBeUndefined();
  });

  it('a decision that could not be stored is never said to be made, and can be made again', async () => {
    await clearPage();
    const address = await makePage();
    expect((await post(address, figure)).status).toBe(303);
    await sendReady(product);
    const decide = pressOf(product.lastCard(), 'returnPartner');
    const { partnerPages } = product.services.store;
    const save = jest.spyOn(partnerPages, 'save').mockResolvedValue('conflict');
    await product.press(OWNER, { ...decide, note: 'Is that each person once?' });
    expect(save).toHaveBeenCalled();
    save.mockRestore();
    expect(said()).not.toContain('Sent back');
    expect((await partnerPages.about(VISITS, 'FY2026/27-H1'))?.page.state).toBe('given');
    await product.press(OWNER, { ...decide, note: 'Is that each person once?' });
    expect(said()).toContain('Sent back');
  });

  it('an act about a page that could not be added to the audit is a fault that is seen', async () => {
    const { measures } = product.services.store;
    const file = (await measures.open(VISITS))!;
    const act: AuditEntry = {
      what: 'closed',
      about: 'page',
      by: 'product',
      at: now.toISOString(),
      before: '',
      after: '',
      reason: '',
    };
    const save = jest.spyOn(measures, 'save').mockResolvedValue('conflict');
    await expect(recordAct(product.services, file, act)).rejects.toThrow(TooManyConflicts);
    save.mockRestore();
    await recordAct(product.services, file, act);
    expect((await product.services.store.acts.latest({ kind: 'measure', key: VISITS }, 1))[0]).toMatchObject(act);
  });

  it('takes no body of another kind, and none without an end', async () => {
    const address = `${product.server.url}/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;
    const send = (body: string, type: string) =>
      fetch(address, { method: 'POST', body, headers: { 'content-type': type } });
    expect((await send('{}', 'application/json')).status).toBe(415);
    expect((await send(`value=${'1'.repeat(300_000)}`, 'application/x-www-form-urlencoded')).status).toBe(413);
  });
});

/** Marks the reading as released, as the performance team does. */
async function release() {
  const file = (await product.services.store.measures.open(VISITS))!;
  const readings = file.readings
    .filter(({ released }) => !released)
    .map((reading) => ({ ...reading, released: true, revision: reading.revision + 1 }));
  await product.services.store.measures.save(file, { readings });
}

/** Closes whatever page there is, so that a new one can be made. */
async function clearPage() {
  const stored = await product.services.store.partnerPages.about(VISITS, 'FY2026/27-H1');
  if (stored !== undefined)
    await product.services.store.partnerPages.save({ ...stored.page, state: 'revoked' }, stored);
}
