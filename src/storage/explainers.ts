import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ExplainerFile, Explainers } from '../features/thrive/store.ts';
import type { Secrets } from '../core/store.ts';
import type { Recipient } from '../messaging/rules/message.ts';
import type { Answers } from '../features/thrive/rules/reach-and-clarity.ts';
import type { Explainer, HistoryEntry } from '../features/thrive/rules/explainer.ts';
import type { GroupQuestion } from '../features/thrive/rules/question.ts';
import type { ExplainerName } from '../features/thrive/rules/views.ts';
import { saveWithRetry } from '../core/save-with-retry.ts';
import { fitsKey, inPartition, key, partitionsOf, rowsOf } from './engine/keys.ts';
import type { AzureTable } from './engine/table.ts';
import { recordsOf } from './engine/versioned-record.ts';
import { personKey, text } from './engine/fields.ts';
import { rowsIn } from './engine/read-many.ts';

/** A group's partition: its explainers, and as `vote` rows who answered what to which, as keyed hashes. */
const groupPartition = (group: string): string => key('thrive', group.toUpperCase());
const explainerRow = ({ code, period }: ExplainerName): string => key('explainer', code, period);
const QUESTIONS = 'thriveQuestions';
const OWN_GROUPS = 'thriveOwn';
/** A large group may answer at the same moment, right after the message. */
const VOTE_TRIES = 20;

const step: z.ZodType<HistoryEntry> = z.object({
  what: z.enum(['drafted', 'written', 'approved', 'reopened', 'sent', 'dropped']),
  by: personKey,
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
  answer: z.object({ text, by: personKey, at: text }).exactOptional(),
});
const voteShape = z.object({ said: z.enum(['clear', 'notQuite']) });
const ownGroupShape = z.object({ group: text });

export function tableExplainers(table: AzureTable, secrets: Secrets): Explainers {
  const explainers = recordsOf(table, explainerShape);
  const questions = recordsOf(table, questionShape);
  const votes = recordsOf(table, voteShape);
  const ownGroups = recordsOf(table, ownGroupShape);
  const hashed = async (...parts: readonly string[]): Promise<string> =>
    createHmac('sha256', await secrets.of('thrive'))
      .update(JSON.stringify(parts))
      .digest('hex')
      .slice(0, 32);
  const open = async (wanted: ExplainerName): Promise<ExplainerFile | undefined> => {
    if (!fitsKey('explainer', wanted.code, wanted.period) || !fitsKey('thrive', wanted.group)) return undefined;
    const found = await explainers.read(groupPartition(wanted.group), explainerRow(wanted));
    return found && { explainer: found.value, version: found.version };
  };
  const save = (explainer: Explainer, version?: string) =>
    explainers.save(groupPartition(explainer.group), explainerRow(explainer), explainer, version);
  return {
    open,
    async ofGroup(group) {
      if (!fitsKey('thrive', group)) return [];
      return inTime(await explainers.list(`${inPartition(groupPartition(group))} and ${rowsOf('explainer')}`));
    },
    begin: async (explainer) => ((await save(explainer)) === 'saved' ? 'saved' : 'there'),
    save: ({ version }, explainer) => save(explainer, version),
    async say(wanted, who, said) {
      const row = key('vote', wanted.code, wanted.period, await hashed(who, wanted.group, wanted.code, wanted.period));
      const partition = groupPartition(wanted.group);
      const what = `explainer ${wanted.group} ${wanted.code} ${wanted.period}`;
      return saveWithRetry({ what, load: () => open(wanted), tries: VOTE_TRIES }, async (file) => {
        if (file === undefined) return undefined;
        const before = await votes.read(partition, row);
        const was = before?.value.said;
        const { answers } = file.explainer;
        if (was === said) return answers;
        const now: Answers = {
          clear: answers.clear + Number(said === 'clear') - Number(was === 'clear'),
          notQuite: answers.notQuite + Number(said === 'notQuite') - Number(was === 'notQuite'),
        };
        const { outcome } = await table.transact(partition, [
          explainers.guarded(explainerRow(wanted), { ...file.explainer, answers: now }, file.version),
          votes.guarded(row, { said }, before?.version),
        ]);
        return outcome === 'done' ? now : 'conflict';
      });
    },
    async *all() {
      for await (const row of table.list(`${partitionsOf('thrive')} and ${rowsOf('explainer')}`))
        yield explainers.of(row).value;
    },
    async ask(asked, who) {
      const { group, code, period } = asked.about;
      const id = createHash('sha256')
        .update(await hashed(who, group, code, period, asked.text))
        .digest('hex')
        .slice(0, 20);
      const question = { ...asked, id };
      return { question, isNew: (await questions.save(QUESTIONS, key(id), question, undefined)) === 'saved' };
    },
    async question(id) {
      const found = /^[0-9a-f]{1,40}$/.test(id) ? await questions.read(QUESTIONS, key(id)) : undefined;
      return found && { question: found.value, version: found.version };
    },
    saveQuestion: ({ version }, question) => questions.save(QUESTIONS, key(question.id), question, version),
    async *questions() {
      const files = (await rowsIn(table, QUESTIONS)).map((row) => questions.of(row));
      files.sort((a, b) => a.value.askedAt.localeCompare(b.value.askedAt));
      for (const { value: question, version } of files) yield { question, version };
    },
    ownGroup: async (who) => (await ownGroups.read(OWN_GROUPS, key(await hashed('own', who))))?.value.group,
    chooseGroup: async (who, group) => ownGroups.put(OWN_GROUPS, key(await hashed('own', who)), { group }),
  };
}

function inTime(explainers: readonly Explainer[]): Explainer[] {
  const begun = ({ history }: Explainer) => history[0]?.at ?? '';
  return [...explainers].sort((a, b) => begun(a).localeCompare(begun(b)));
}
