import type { FoundSpreadsheet } from '../../domain/spreadsheets/found.ts';
import { filledRows } from '../../domain/spreadsheets/readings-form.ts';
import type { View } from '../../domain/views.ts';
import type { Inbound } from '../inbound.ts';
import type { Needs, Visit } from '../needs.ts';
import type { KeptDocument } from '../ports.ts';
import { exportRegister } from './export-register.ts';
import { choicesOf, importView, QUESTIONS } from './import-view.ts';
import { type Plan, planImport } from './plan-import.ts';
import { takeReadings } from './take-readings.ts';
import { mayUseTheRegister, notYours, spreadsheetsOf } from './tools.ts';

type Press = NonNullable<Inbound['press']>;
/** Letters that a card may carry as choices. */
const MOST_SAID = 2_000;
/** An import that began so long ago was broken off, and holds nobody up (milliseconds). */
const BROKEN_OFF = 120_000;
const TURN = 'import';
const VERBS = ['applyImport', 'askImport', 'applyReadings', 'leaveImport', 'exportRegister'];

/** Presses on a dropped register's card, and the button that gives a copy of it; undefined for any other. */
export async function pressOnImport(visit: Visit, { verb, data }: Press): Promise<View | undefined> {
  if (!VERBS.includes(verb)) return undefined;
  if (verb === 'leaveImport') return { kind: 'notice', about: { what: 'importLeft' } };
  if (verb !== 'applyReadings' && !mayUseTheRegister(visit)) return notYours(visit);
  if (verb === 'exportRegister') return exportRegister(visit);
  const id = data.subject ?? '';
  const kept = id.length > 100 ? undefined : await visit.needs.store.documents.open(id);
  if (kept === undefined || kept.to !== visit.person.person.key)
    return { kind: 'notice', about: { what: 'importGone' } };
  const said = `${(data.said ?? '').replace(/[^km]/g, '').slice(0, MOST_SAID)}${chosenOn(data)}`;
  const found = await spreadsheetsOf(visit.needs).read(kept.name, kept.bytes);
  const waiting = { id, kept, said, seen: data.seen ?? '' };
  if (verb !== 'applyReadings') return settle(visit, waiting, found);
  return takeReadings(visit, kept, filledRows(found) ?? [], { ...waiting, choices: choicesOf(said) });
}

/** The choices of the card's own questions, in their order; as many as it says that it has. */
function chosenOn(data: Press['data']): string {
  const questions = Math.min(QUESTIONS, Number(data.questions) || 0);
  return Array.from({ length: questions }, (_question, at) => (data[`q${at}`] === 'mine' ? 'm' : 'k')).join('');
}

type Waiting = { readonly id: string; readonly kept: KeptDocument; readonly said: string; readonly seen: string };

/**
 * Goes on to the next questions, or writes. What was planned when the card was made is planned again now: where anything
 * else is asked or would change than the card said, the card comes anew and nothing is written. Two who apply at once
 * take turns, so that the second sees what the first has changed.
 */
async function settle(visit: Visit, { id, kept, said, seen }: Waiting, found: FoundSpreadsheet): Promise<View> {
  const turn = await visit.needs.store.leases.read(TURN);
  const plan = await planImport(visit, found, choicesOf(said));
  const about = { id, file: kept.name, plan };
  if (plan.problems.length > 0 || plan.seen !== seen) {
    const nothingLeft = plan.asked.length === 0 && plan.changes.length === 0;
    return importView(about, { state: nothingLeft ? 'same' : 'moved', said: '' });
  }
  if (said.length < plan.asked.length) return importView(about, { state: 'ready', said });
  const now = visit.needs.clock.now().getTime();
  const { lease } = turn ?? {};
  const isTaken = lease !== undefined && lease.holder !== '' && now - lease.count * 1000 < BROKEN_OFF;
  const mine = { holder: visit.person.person.key, count: Math.floor(now / 1000), wantedBy: '' };
  const version = isTaken ? undefined : await visit.needs.store.leases.write(TURN, mine, turn?.version);
  if (version === undefined) return importView(about, { state: 'busy', said });
  try {
    await write(visit.needs, plan);
  } finally {
    await visit.needs.store.leases.write(TURN, { ...mine, holder: '' }, version);
  }
  return importView(about, { state: plan.changes.length === 0 ? 'same' : 'applied', said });
}

async function write({ store }: Needs, { comparison }: Plan): Promise<void> {
  if (comparison !== undefined && comparison.changed > 0)
    await store.register.write(comparison.change, () => undefined);
}
