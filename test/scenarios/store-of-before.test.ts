import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { freshTable, testStorage } from '../support/azurite.ts';
import { cardOf, fakeConnector } from '../support/fake-connector.ts';
import { ASKED, NOW, OUT, recorded, shownBy } from '../support/shown-before.ts';
import { pmif, putRows, type StoredEntity, storedBefore, TEAMS_ADDRESS } from '../support/stored-before.ts';

/** A store that an earlier version wrote, and what that version showed of it: see test/fixtures/stores/README.md. */
const BEFORE = 'test/fixtures/stores/a5afa62';
const before = storedBefore(join(BEFORE, 'store.json.gz'));
const FILES = readdirSync(BEFORE).filter((name) => !name.endsWith('.gz'));
/** Writes the expected files anew, for words that change on purpose. */
const REWRITES = process.env.PMIF_REWRITE_EXPECTED === 'yes';

/** Kinds that a job sends, and kinds that answer what a person did. */
const SCHEDULED = [
  ...['ask', 'reminder', 'narrative', 'managerDigest', 'nudge', 'requestReminder'],
  ...['explainer', 'explainerDraft', 'committeeDigest'],
];
const REPLIES = [
  ...['query', 'queryAnswer', 'acknowledged', 'handover', 'handedOn', 'extension', 'heldRun', 'partnerFigure'],
  ...['requestNews', 'requestGiven', 'groupQuestion', 'groupAnswer', 'reply', 'committeePaper', 'digestEdited'],
];
const STATES = ['queued', 'sending', 'delivered', 'failed', 'skipped', 'unknown', 'dead'];

/** Every form of `covers[].stage` in that version, with the kinds of message that have it. */
const STAGES: Readonly<Record<string, readonly string[]>> = {
  ask: ['ask'],
  reminder: ['reminder'],
  late: ['reminder'],
  narrative: ['ask', 'narrative'],
  narrativeReminder: ['narrative', 'reminder'],
  narrativeLate: ['narrative'],
  'draft GROUP': ['ask', 'explainerDraft'],
  nudge: ['nudge'],
  needsOwner: ['managerDigest'],
  notMine: ['managerDigest'],
  unreachable: ['managerDigest'],
  stillToCome: ['managerDigest'],
  'away DAY': ['managerDigest'],
  'received rN': ['managerDigest'],
  'notReady DAY': ['managerDigest'],
  withdrawn: ['committeePaper', 'managerDigest'],
  'query N': ['query'],
  'answer N N': ['queryAnswer'],
  'acknowledged rN': ['acknowledged'],
  handover: ['handover'],
  handedOn: ['handedOn'],
  'until DAY': ['extension'],
  raised: ['requestNews'],
  acknowledged: ['requestNews'],
  given: ['requestNews'],
  answered: ['requestNews'],
  done: ['requestNews'],
  reopened: ['requestNews'],
  drafted: ['requestNews'],
  wentLive: ['requestNews'],
  'given DAY': ['requestGiven'],
  'reminder DAY': ['requestReminder'],
  'late DAY': ['requestReminder'],
  held: ['heldRun'],
  'partner N': ['partnerFigure'],
  explained: ['explainer'],
  'question ID': ['groupQuestion'],
  'answer ID': ['groupAnswer'],
  reply: ['reply'],
  ready: ['committeeDigest'],
  again: ['committeeDigest'],
  released: ['committeePaper'],
  'edited COMMITTEE DAY': ['digestEdited'],
};

const formOf = (stage: string): string =>
  stage
    .replace(/\d{4}-\d\d-\d\d/, 'DAY')
    .replace(/\b[0-9a-f]{20}\b/, 'ID')
    .replace(/(?<= r?)\d+\b/g, 'N')
    .replace(/^draft .+/, 'draft GROUP')
    .replace(/^edited \S+/, 'edited COMMITTEE');

const expected = (name: string) => readFileSync(join(BEFORE, name), 'utf8');
/** Columns that came later. */
const LATER = ['unit_kind'];
const asBefore = (key: string, value: unknown) => (LATER.includes(key) ? undefined : value);
/** Parsed where it has a format, so that a difference is shown where it is; the order of keys means nothing. */
function comparable(name: string, text: string): unknown {
  if (name.endsWith('.json')) return JSON.parse(text, asBefore);
  if (name.endsWith('.yaml')) return parseYaml(text);
  if (!name.endsWith('.csv')) return text;
  return JSON.parse(JSON.stringify(parseCsv(text, { columns: true, bom: true })), asBefore);
}

/** The store in tables of its own; the first command that opens it migrates it. */
async function loaded(more: readonly StoredEntity[] = [], teams = TEAMS_ADDRESS) {
  const [connection, table] = [await testStorage(), freshTable()];
  const rows = (of: readonly StoredEntity[]) =>
    JSON.parse(JSON.stringify(of).replaceAll(TEAMS_ADDRESS, teams)) as readonly StoredEntity[];
  for (const [name, own] of Object.entries(before.tables)) await putRows(connection, table + name, rows(own));
  await putRows(connection, table, rows(more));
  return { connection, table, now: NOW };
}

/** A message of a dry delivery; its card is null where nothing is left to say. */
type Dry = { readonly kind: string; readonly card: { readonly says: readonly string[] } | null };

describe('a store that version a5afa62 wrote', () => {
  const shown = new Map<string, string>();
  beforeAll(async () => {
    const ran = await pmif(await loaded(), Object.values(ASKED));
    Object.keys(ASKED).forEach((name, index) => shown.set(name, recorded(ran[index]?.out ?? '')));
    for (const name of readdirSync(OUT)) shown.set(name, recorded(readFileSync(join(OUT, name), 'utf8')));
    if (REWRITES) for (const [name, text] of shown) writeFileSync(join(BEFORE, name), text);
  }, 240_000);

  it('holds every kind of message, every state, and every form of its topics', () => {
    const rows = (before.tables[''] ?? []).filter(({ rowKey }) => rowKey.startsWith('msg|'));
    const forms = new Map<string, Set<unknown>>();
    for (const { coversJson, kind } of rows) {
      for (const { stage } of JSON.parse(String(coversJson)) as { stage: string }[])
        forms.set(formOf(stage), (forms.get(formOf(stage)) ?? new Set()).add(kind));
    }
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set([...SCHEDULED, ...REPLIES]));
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(STATES));
    expect(Object.fromEntries([...forms].map(([form, kinds]) => [form, [...kinds].sort()]))).toEqual(STAGES);
  });

  it('is asked for every file of what that version showed', () => {
    expect([...shown.keys()].sort()).toEqual([...FILES].sort());
  });

  it.each(FILES)('shows the same as before in %s', (name) => {
    expect(comparable(name, shown.get(name) ?? '')).toEqual(comparable(name, expected(name)));
  });

  it('sends what waits, in the same words and once', async () => {
    const connector = await fakeConnector();
    const over = await loaded([], connector.url);
    const deliver = ['run', 'deliver', '--json'];
    const [first] = await pmif(over, [deliver]);
    const { messages } = JSON.parse(expected('dry-deliver.json')) as { messages: Dry[] };
    const waiting = messages.flatMap(({ card }) => (card === null ? [] : [JSON.stringify(card.says)]));
    const sent = connector.sent.map((one) => JSON.stringify(shownBy(cardOf(one)).says));
    expect(sent.filter((says) => !waiting.includes(says))).toEqual([]);
    const counts = { delivered: 37, failed: {}, skipped: { answered: 3 }, unknown: 1, waiting: 0 };
    expect(JSON.parse(first?.out ?? '{}')).toMatchObject({ targeted: messages.length, ...counts });
    expect(sent).toHaveLength(counts.delivered);
    const [second] = await pmif(over, [deliver]);
    expect(JSON.parse(second?.out ?? '{}')).toMatchObject({ delivered: 0 });
    expect(connector.sent).toHaveLength(sent.length);
    await connector.close();
  }, 240_000);

  it('is still paused where it was paused: only replies go', async () => {
    const [ran] = await pmif(await loaded(before.paused), [['run', 'deliver', '--dry', '--json']]);
    const { messages } = JSON.parse(ran?.out ?? '{}') as { messages: Dry[] };
    expect(new Set(messages.map(({ kind }) => kind))).toEqual(new Set(REPLIES));
  }, 240_000);

  it('is restored from a backup of that version', async () => {
    const over = { connection: await testStorage(), table: freshTable(), now: NOW };
    const names = ['export-messages.json', 'export-readings.json', 'doctor.json', 'dry-deliver.json'];
    const [restored, ...shownAgain] = await pmif(over, [
      ['restore', join(BEFORE, 'backup.gz'), '--json'],
      ...names.map((name) => ASKED[name] ?? []),
    ]);
    expect(JSON.parse(restored?.out ?? '{}')).toMatchObject({ kind: 'restored' });
    const again = names.map((name, index) => comparable(name, recorded(shownAgain[index]?.out ?? '')));
    expect(again).toEqual(names.map((name) => comparable(name, expected(name))));
  }, 240_000);
});
