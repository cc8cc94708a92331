import { coversOf } from '../../../messaging/rules/milestone-text.ts';
import { wordsOf } from '../../../core/readings/answer-words.ts';
import type { Message } from '../../../messaging/rules/message.ts';
import type { Revision } from '../../../core/readings/reading.ts';
import type { Services } from '../../../core/services.ts';

/**
 * Columns in reading order. `on`: `measure BSC-1`, or `person` and a random key; `about`: a period, or a message's key.
 */
const COLUMNS = ['at', 'by', 'what', 'on', 'about', 'before', 'after', 'reason', 'number', 'hash'] as const;
export type AuditRow = Readonly<Record<Exclude<(typeof COLUMNS)[number], 'number'>, string>> & {
  readonly number: number;
};

/** The audit in the order of time: revisions, acts, and messages with their outcome. Reads everything that is stored. */
export async function auditRows({ store }: Services): Promise<AuditRow[]> {
  const files = [
    ...(await Array.fromAsync(store.measures.all())),
    ...(await Array.fromAsync(store.measures.takenOut())),
  ];
  const rows: AuditRow[] = [];
  for (const { measure } of files) {
    const last = new Map<string, Revision>();
    for (const revision of await store.measures.revisions(measure.code)) {
      rows.push(revisionRow(measure.code, revision, last.get(revision.period.text)));
      last.set(revision.period.text, revision);
    }
  }
  for await (const { about = '', previousHash: _before, ...act } of store.acts.all()) rows.push({ ...act, about });
  for await (const message of store.outbox.all()) rows.push(messageRow(message));
  rows.sort((a, b) => (a.at === b.at ? a.number - b.number : a.at < b.at ? -1 : 1));
  return rows.map((row) => Object.fromEntries(COLUMNS.map((column) => [column, row[column]])) as AuditRow);
}

function revisionRow(code: string, revision: Revision, previous: Revision | undefined): AuditRow {
  const { period, by, at, reason = '', revision: number, hash, release, undone } = revision;
  const before = previous === undefined ? '' : wording(previous);
  const base = { on: `measure ${code}`, about: period.text, before, after: wording(revision), number, hash };
  const isRelease =
    release !== undefined && (release.at !== previous?.release?.at || release.act !== previous.release.act);
  if (isRelease) return { ...base, at: release.at, by: release.by, what: release.act, reason: release.reason ?? '' };
  if (undone !== undefined && undone.at !== previous?.undone?.at) {
    return { ...base, ...undone, what: 'undone', ...(revision.takenOut && { after: '' }), reason };
  }
  return { ...base, at, by, what: previous === undefined ? 'gave' : 'changedReading', reason };
}

const wording = (revision: Revision): string => {
  const { value, status, released } = revision;
  return JSON.stringify({ value, status, ...wordsOf(revision), released });
};

/** A message has no chain: its row changes, and says how it ended. */
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
