import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ExplainerFile, Explainers } from '../features/thrive/store.ts';
import type { Secrets } from '../core/secrets.ts';
import type { PersonKey } from '../core/measures/measure.ts';
import type { Recipient } from '../messaging/rules/message.ts';
import type { Answers } from '../features/thrive/rules/clarity.ts';
import type { Explainer, Step } from '../features/thrive/rules/explainer.ts';
import type { GroupQuestion } from '../features/thrive/rules/question.ts';
import type { ExplainerName } from '../features/thrive/rules/views.ts';
import { fromRow, toColumns } from './engine/entity.ts';
import type { StoredRow } from './engine/entity.ts';
import { after, fitsKey, key } from './engine/keys.ts';
import { collect } from './engine/streams.ts';
import { odata } from './engine/table.ts';
import type { Act, Table } from './engine/table.ts';

/** A group's partition: its explainers, and under `vote` who said what to which, as keyed hashes. */
const groupPartition = (group: string): string => key('thrive', group.toUpperCase());
const explainerRow = ({ code, period }: ExplainerName): string => key('explainer', code, period);
const QUESTIONS = 'thriveQuestions';
const OWN_GROUPS = 'thriveOwn';
const TRIES = 20;

const text = z.string();
const step: z.ZodType<Step> = z.object({
  what: z.enum(['drafted', 'written', 'approved', 'reopened', 'sent', 'dropped']),
  by: text.transform((value) => value as PersonKey),
  at: text,
  sentence: text,
});
const name = z.object({ group: text, code: text, period: text });
const explainerShape: z.ZodType<Explainer> = name.extend({
  state: z.enum(['draft', 'approved', 'sent', 'dropped']),
  sentence: text,
  form: z.number(),
  history: z.array(step),
  answers: z.object({ clear: z.number(), notQuite: z.number() }),
});
const questionShape: z.ZodType<GroupQuestion> = z.object({
  id: text,
  about: name,
  text,
  askedAt: text,
  mayShare: z.boolean(),
  author: text.transform((value) => value as Recipient).exactOptional(),
  answer: z.object({ text, by: text.transform((value) => value as PersonKey), at: text }).exactOptional(),
});
const voteShape = z.object({ said: z.enum(['clear', 'notQuite']) });

/** Explainers in the table. */
export function tableExplainers(table: Table, secrets: Secrets): Explainers {
  const hashed = async (...parts: readonly string[]): Promise<string> =>
    createHmac('sha256', await secrets.of('thrive'))
      .update(JSON.stringify(parts))
      .digest('hex')
      .slice(0, 32);
  const open = async (wanted: ExplainerName): Promise<ExplainerFile | undefined> => {
    if (!fitsKey('explainer', wanted.code, wanted.period) || !fitsKey('thrive', wanted.group)) return undefined;
    const stored = await table.get(groupPartition(wanted.group), explainerRow(wanted));
    return stored && { explainer: fromRow(stored, explainerShape), version: stored.etag };
  };
  const put = (explainer: Explainer, how: 'insert' | { readonly version: string }): Act => {
    const row = { row: explainerRow(explainer), columns: toColumns(explainer) };
    return how === 'insert' ? { act: 'insert', ...row } : { act: 'replace', ...row, etag: how.version };
  };
  return {
    open,
    async ofGroup(group) {
      if (!fitsKey('thrive', group)) return [];
      return inTime(await collect(table.list(explainersIn(odata`PartitionKey eq ${groupPartition(group)}`))));
    },
    async begin(explainer) {
      const { outcome } = await table.transact(groupPartition(explainer.group), [put(explainer, 'insert')]);
      return outcome === 'done' ? 'saved' : 'there';
    },
    async save({ version }, explainer) {
      const { outcome } = await table.transact(groupPartition(explainer.group), [put(explainer, { version })]);
      return outcome === 'done' ? 'saved' : 'conflict';
    },
    async say(wanted, who, said) {
      const row = key('vote', wanted.code, wanted.period, await hashed(who, wanted.group, wanted.code, wanted.period));
      const partition = groupPartition(wanted.group);
      for (let tries = 0; tries < TRIES; tries += 1) {
        const file = await open(wanted);
        if (file === undefined) return undefined;
        const before = await table.get(partition, row);
        const was = before && fromRow(before, voteShape).said;
        const { answers } = file.explainer;
        if (was === said) return answers;
        const now: Answers = {
          clear: answers.clear + Number(said === 'clear') - Number(was === 'clear'),
          notQuite: answers.notQuite + Number(said === 'notQuite') - Number(was === 'notQuite'),
        };
        const columns = toColumns({ said });
        const vote: Act = before
          ? { act: 'replace', row, columns, etag: before.etag }
          : { act: 'insert', row, columns };
        const count = put({ ...file.explainer, answers: now }, file);
        if ((await table.transact(partition, [count, vote])).outcome === 'done') return now;
      }
      throw new Error(`an explainer changed ${TRIES} times while one answer was counted`);
    },
    async *all() {
      const [from, to] = ['thrive|', after('thrive')];
      for await (const row of table.list(explainersIn(odata`PartitionKey ge ${from} and PartitionKey lt ${to}`)))
        yield fromRow(row, explainerShape);
    },
    async ask(asked, who) {
      const { group, code, period } = asked.about;
      const id = createHash('sha256')
        .update(await hashed(who, group, code, period, asked.text))
        .digest('hex')
        .slice(0, 20);
      const question = { ...asked, id };
      const { outcome } = await table.transact(QUESTIONS, [
        { act: 'insert', row: key(id), columns: toColumns(question) },
      ]);
      return { question, isNew: outcome === 'done' };
    },
    async question(id) {
      const stored = /^[0-9a-f]{1,40}$/.test(id) ? await table.get(QUESTIONS, key(id)) : undefined;
      return stored && { question: fromRow(stored, questionShape), version: stored.etag };
    },
    async saveQuestion({ version }, question) {
      const columns = toColumns(question);
      const { outcome } = await table.transact(QUESTIONS, [
        { act: 'replace', row: key(question.id), columns, etag: version },
      ]);
      return outcome === 'done' ? 'saved' : 'conflict';
    },
    async *questions() {
      const files = (await collect(table.list(odata`PartitionKey eq ${QUESTIONS}`))).map((row) => ({
        question: fromRow(row, questionShape),
        version: row.etag,
      }));
      files.sort((a, b) => a.question.askedAt.localeCompare(b.question.askedAt));
      yield* files;
    },
    async ownGroup(who) {
      const stored = await table.get(OWN_GROUPS, key(await hashed('own', who)));
      return stored && fromRow(stored, z.object({ group: text })).group;
    },
    async chooseGroup(who, group) {
      const row = key(await hashed('own', who));
      await table.transact(OWN_GROUPS, [{ act: 'put', row, columns: toColumns({ group }) }]);
    },
  };
}

function explainersIn(partition: string): string {
  const [from, to] = ['explainer|', after('explainer')];
  return `${partition} and ${odata`RowKey ge ${from} and RowKey lt ${to}`}`;
}

function inTime(rows: readonly StoredRow[]): Explainer[] {
  const begun = ({ history }: Explainer) => history[0]?.at ?? '';
  return rows.map((row) => fromRow(row, explainerShape)).sort((a, b) => begun(a).localeCompare(begun(b)));
}
