import { runRound } from '../../src/features/readings/use-cases/run-round.ts';
import { testClock } from '../support/azurite.ts';
import { registerWithoutMeasures, roundOf74 } from '../support/empty-register.ts';
import { cardOf, pressOf, textsOf } from '../support/fake-connector.ts';
import { fileHost } from '../support/file-host.ts';
import { OFFICER, OWNER, PERFORMANCE, runningProduct, type Teammate } from '../support/running-product.ts';
import { filledIn, mended, problemsIn, type Row, rowsIn, tools, withFiveErrors } from '../support/round-workbooks.ts';
import { sendReady } from '../support/send-ready.ts';
import { unzipped } from '../support/unzip.ts';

const WORDS = 'Two homes closed this summer, so more children came into care; we are adding foster carers.';
const PERIOD = '2026-09-30';

it('a six-month round of 74 measures, in Teams and two spreadsheets, without a terminal', async () => {
  const { measures, readings, owners } = roundOf74();
  const [, ...others] = owners;
  const cast = others.map((email, at): Teammate & { email: string } => ({
    id: `29:other-${at}`,
    aadObjectId: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`,
    name: email,
    email,
  }));
  const clock = testClock('2026-11-24T09:00:00Z');
  const addresses = Object.fromEntries(cast.map(({ id, email }) => [id, email]));
  const host = await fileHost();
  const product = await runningProduct({ clock, register: registerWithoutMeasures(), addresses });
  try {
    const presses = { team: 0, owners: 0, officer: 0 };
    const says = { team: 0, owners: 0, officer: 0 };
    const partOf = (who: Teammate) => (who === PERFORMANCE ? 'team' : who === OFFICER ? 'officer' : 'owners');
    const press = async (who: Teammate, data: Row, more: Row = {}, replyToId = product.last().id) => {
      presses[partOf(who)] += 1;
      await product.press(who, { ...data, ...more }, { replyToId });
    };
    const type = async (who: Teammate, text: string) => {
      says[partOf(who)] += 1;
      await product.type(who, text);
    };
    const drop = async (who: Teammate, name: string, bytes: Uint8Array) => {
      presses[partOf(who)] += 1;
      await product.type(who, '', host.drop(name, bytes));
    };
    const said = () => textsOf(product.lastCard()).join('\n');
    const fetched = async () => {
      const link = /"url":"([^"]+\/d\/[^"]+)"/.exec(JSON.stringify(product.lastCard()))?.[1] ?? '';
      const bytes = new Uint8Array(await (await fetch(link)).arrayBuffer());
      return { bytes, book: await tools.read('fetched.xlsx', bytes) };
    };
    const readingOf = async (code = '') =>
      (await product.services.store.measures.open(code))?.readings.find(({ period }) => period.text === PERIOD);

    for (const who of [PERFORMANCE, OWNER, OFFICER, ...cast]) await product.install(who);

    // The register, with five errors in it; they come back marked, are mended there, and it is applied.
    await drop(PERFORMANCE, 'Register.xlsx', await withFiveErrors({ measures, readings }));
    expect(said()).toMatch(/We found 5 problems in Register.xlsx, and changed nothing/);
    const { book: marked } = await fetched();
    expect(problemsIn(marked)).toHaveLength(5);
    await drop(PERFORMANCE, 'Register.xlsx', await mended(marked, { measures }));
    expect(said()).toMatch(/It would add 148 rows/);
    await press(PERFORMANCE, pressOf(product.lastCard(), 'applyImport'));
    expect(said()).toMatch(/Done: 148 rows added/);

    // The beat finds that the run would reach unusually many, and asks; the team presses Send.
    const held = await runRound(product.services, 'ask', { dry: false, confirm: false });
    expect(held.held).toBe(23);
    clock.set('2026-11-25T15:31:00Z');
    await sendReady(product);
    expect(product.last().conversation).toBe('a:performance');
    expect(said()).toMatch(/A run waits for you: it would reach 23 people/);
    await press(PERFORMANCE, pressOf(product.lastCard(), 'sendHeld'));
    clock.set('2026-12-01T16:00:00Z');
    await sendReady(product);
    const asks = new Map(product.connector.sent.map((sent) => [sent.conversation, sent]));
    expect(cast.every(({ id }) => asks.has(`a:${id.slice(3)}`))).toBe(true);

    // One owner answers 31 by one spreadsheet, from the button on their list.
    const list = asks.get('a:owner');
    expect(textsOf(cardOf(list)).join('\n')).toContain('31 figures of yours are wanted');
    await press(OWNER, pressOf(cardOf(list), 'readingsSheet'), {}, list?.id);
    const { book: mine } = await fetched();
    expect(rowsIn(mine)).toHaveLength(31);
    await drop(OWNER, 'Figures wanted.xlsx', await filledIn(mine, WORDS));
    expect(said()).toContain('31 figures taken from Figures wanted.xlsx. Thank you.');

    // The others answer on their cards: each form brings the next.
    for (const who of cast) {
      const ask = asks.get(`a:${who.id.slice(3)}`);
      let card = cardOf(ask);
      if (JSON.stringify(card).includes('"openReading"')) {
        await press(who, pressOf(card, 'openReading'), {}, ask?.id);
        card = product.lastCard();
      }
      for (let more = true; more; card = product.lastCard()) {
        await press(who, pressOf(card, 'submitReading'), { value: '498', soWhat: WORDS }, ask?.id);
        more = JSON.stringify(product.lastCard()).includes('"submitReading"');
      }
    }
    const answered = await Promise.all(measures.map(({ code }) => readingOf(code)));
    expect(answered.filter((reading) => reading?.soWhat === WORDS)).toHaveLength(74);

    // The round is released and locked, and one figure corrected, with a reason.
    await type(PERFORMANCE, 'release families');
    expect(said()).toMatch(/Release 74 figures of Families/);
    await press(PERFORMANCE, pressOf(product.lastCard(), 'releaseReadings'));
    await type(PERFORMANCE, 'lock FY2026/27-H1');
    await press(PERFORMANCE, pressOf(product.lastCard(), 'lockPeriod'));
    const code = measures[0]?.code ?? '';
    await type(PERFORMANCE, `correct ${code} ${PERIOD}`);
    const correction = pressOf(product.lastCard(), 'submitReading');
    await press(PERFORMANCE, correction, { value: '494', soWhat: WORDS, reason: 'One was counted twice.' });
    expect(await readingOf(code)).toMatchObject({ value: '494', reason: 'One was counted twice.' });
    await type(PERFORMANCE, `release ${code} ${PERIOD}`);
    await press(PERFORMANCE, pressOf(product.lastCard(), 'releaseReadings'));

    // The committee's officer has the report.
    await type(OFFICER, 'committee families');
    await press(OFFICER, pressOf(product.lastCard(), 'committeeDigestFile'));
    const { bytes } = await fetched();
    const word = unzipped(Buffer.from(bytes)).get('word/document.xml')?.toString() ?? '';
    expect(word).toContain('494');
    expect(word).toContain('One was counted twice');

    process.stdout.write(
      `A round of 74 measures and 23 owners: the team pressed or dropped ${presses.team} times and typed ${says.team} sentences; ` +
        `owners pressed or dropped ${presses.owners} times; the officer pressed ${presses.officer} and typed ${says.officer}.\n`,
    );
    expect(presses.team).toBeLessThanOrEqual(12);
    // 31 by one spreadsheet; a list to open and a form for each of the others.
    expect(presses.owners).toBeLessThanOrEqual(2 + 43 + 22);
  } finally {
    await product.close();
    await host.close();
  }
});
