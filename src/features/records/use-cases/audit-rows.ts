import { coversOf } from '../../../messaging/rules/milestone-text.ts';
import { wordsOf } from '../../../core/readings/answer-words.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import type { Revision } from '../../../core/readings/reading.ts';
import type { Services } from '../../../core/services.ts';

/**
 * One line of the audit: who, what, when, before and after. `on` is what was changed (`measure BSC-1`, `person` and a random
 * key), `about` which part of it (a period, a message's key).
 */
export type AuditRow = {
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly on: string;
  readonly about: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly number: number;
  readonly hash: string;
};

/**
 * The whole audit in the order of time: every revision of a reading, every act, and every message with what became of it. People stand in
 * it by their random keys. Reads everything that is stored.
 */
export async function auditRows({ store }: Services): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  const codes: string[] = [];
  for await (const { measure } of store.measures.all()) codes.push(measure.code);
  for await (const { measure } of store.measures.takenOut()) codes.push(measure.code);
  for (const code of codes) {
    const last = new Map<string, Revision>();
    for (const revision of await store.measures.revisions(code)) {
      rows.push(revisionRow(code, revision, last.get(revision.period.text)));
      last.set(revision.period.text, revision);
    }
  }
  for await (const { about = '', previousHash: _before, ...act } of store.acts.all()) rows.push({ ...act, about });
  for await (const message of store.outbox.all()) rows.push(messageRow(message));
  return rows.sort((a, b) => (a.at === b.at ? a.number - b.number : a.at < b.at ? -1 : 1)).map(inOrder);
}

/** Its columns as somebody reads them: when, who, what. */
const inOrder = ({ at, by, what, on, about, before, after, reason, number, hash }: AuditRow): AuditRow => ({
  at,
  by,
  what,
  on,
  about,
  before,
  after,
  reason,
  number,
  hash,
});

function revisionRow(code: string, revision: Revision, before: Revision | undefined): AuditRow {
  const { period, by, at, reason = '', revision: number, hash, release } = revision;
  const base = { on: `measure ${code}`, about: period.text, after: wording(revision), number, hash };
  const isRelease = release !== undefined && (release.at !== before?.release?.at || release.act !== before.release.act);
  if (isRelease) {
    const { act, by: actor, at: when, reason: why = '' } = release;
    return {
      ...base,
      at: when,
      by: actor,
      what: act,
      before: before === undefined ? '' : wording(before),
      reason: why,
    };
  }
  const { undone } = revision;
  if (undone !== undefined && undone.at !== before?.undone?.at) {
    const was = before === undefined ? '' : wording(before);
    return { ...base, ...undone, what: 'undone', before: was, ...(revision.takenOut && { after: '' }), reason };
  }
  return {
    ...base,
    at,
    by,
    what: before === undefined ? 'gave' : 'changedReading',
    before: before === undefined ? '' : wording(before),
    reason,
  };
}

const wording = (revision: Revision): string => {
  const { value, status, released } = revision;
  return JSON.stringify({ value, status, ...wordsOf(revision), released });
};

/** A message has no chain: it changes on its way, and its row says how it ended. */
function messageRow(message: Message): AuditRow {
  const { key, kind, to, state, reason, notBefore } = message;
  return {
    at: notBefore,
    by: 'product',
    what: `message ${kind}`,
    on: `person ${to}`,
    about: key,
    before: '',
    after: JSON.stringify({ state, covers: coversOf(message) }),
    reason,
    number: 0,
    hash: '',
  };
}
