import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textsOf } from './fake-connector.ts';

/** The moment at which the store is looked at, and one four weeks later. */
export const NOW = '2026-12-16T16:00:00Z';
const LATER = '2027-01-12T12:00:00Z';
/** Where commands write their files. */
export const OUT = mkdtempSync(join(tmpdir(), 'pmif-shown-'));
const at = (name: string) => `${name}@example.gov.uk`;
const all = (names: readonly string[], command: (name: string) => readonly [string, readonly string[]]) =>
  Object.fromEntries(names.map(command));

const JOBS = ['ask', 'remind', 'manager-digest', 'narrative', 'requests', 'explain', 'committee-digest'];

/** The commands that are run over the store, by the file that holds what the earlier version printed. */
export const ASKED: Readonly<Record<string, readonly string[]>> = {
  ...all(['readings', 'revisions', 'due', 'messages', 'audit', 'requests', 'register'], (what) => [
    `export-${what}.json`,
    ['export', what, '--json'],
  ]),
  ...all(['manager', 'committee', 'public'], (who) => [
    `export-readings-for-${who}.csv`,
    ['export', 'readings', '--for', who],
  ]),
  'progress.json': ['progress', '--json'],
  ...all(['service.manager', 'complaints.manager', 'insight.manager', 'policy.officer.economy'], (who) => [
    `due-of-${who}.json`,
    ['due', '--owner', at(who), '--json'],
  ]),
  ...all(['EXAMPLE-CALLS', 'PMIF-LAC-N', 'SMALL-1'], (code) => [`analyse-${code}.json`, ['analyse', code, '--json']]),
  'analyse-SMALL-1-for-public.json': ['analyse', 'SMALL-1', '--for', 'public', '--json'],
  'doctor.json': ['doctor', '--json'],
  'explainers.json': ['explainers', '--json'],
  'reach.json': ['reach', '--json'],
  'hold.json': ['hold', '--json'],
  ...all(JOBS, (job) => [`dry-${job}.json`, ['run', job, '--dry', '--json']]),
  ...all(JOBS, (job) => [`dry-${job}-later.json`, ['run', job, '--dry', '--json', '--now', LATER]]),
  'dry-housekeep.txt': ['run', 'housekeep', '--dry'],
  'dry-power-bi.json': ['run', 'power-bi', '--dry', '--json'],
  'everything.json': ['export', 'everything', '--json', '--out', OUT],
  ...all(['families', 'hehc'], (committee) => [
    `report-${committee}.json`,
    [
      ...['report', '--committee', committee, '--period', 'FY2026/27-H1', '--draft', '--remit-only', '--json'],
      ...['--out', join(OUT, `report-${committee}.md`)],
    ],
  ]),
  'sheet.json': ['explain', 'customer-services', '--json', '--out', join(OUT, 'sheet.txt')],
  // From here on the store changes.
  ...all(['service.manager', 'crew.lead.refuse'], (who) => [`person-${who}.json`, ['person', at(who), '--json']]),
  'dry-deliver.json': ['run', 'deliver', '--dry', '--json'],
  'dry-deliver-later.json': ['run', 'deliver', '--dry', '--json', '--now', LATER],
  'resend.json': ['resend', '--dead', '--json'],
};

/**
 * An output as its file holds it. Left out are the instant of the command, for its clock runs on from the one that it is
 * given; the random tokens of links; and the folder of this test. Of a card, the texts and the data of buttons and charts.
 */
export function recorded(text: string): string {
  const plain = text
    .replaceAll(OUT, 'OUT')
    .replace(/(2026-12-16T16|2027-01-12T12):0\d:\d\d\.\d{3}Z/g, '$1:00Z')
    .replace(/\/([df])\/[\w.-]{20,}/g, '/$1/TOKEN');
  try {
    const value: unknown = JSON.parse(plain, (_name, one: unknown) => (isCard(one) ? shownBy(one) : one));
    return `${JSON.stringify(value, null, 1)}\n`;
  } catch {
    return plain;
  }
}

const isCard = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'AdaptiveCard';

/** The texts of a card, and the data of its buttons and charts. */
export const shownBy = (card: unknown) => ({ says: textsOf(card), presses: pressesOf(card) });

function pressesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(pressesOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name === 'data' ? [inner] : pressesOf(inner),
  );
}
