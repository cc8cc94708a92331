import { analyse } from '../../analysis/rules/analyse.ts';
import { isBeyondUsual } from '../../analysis/rules/trend.ts';
import { relativesOf } from '../../../core/measures/parts-of-totals.ts';
import { isExempt, wordingOn } from '../../../core/measures/framework.ts';
import type { LiveMeasure } from '../../../core/measures/measure.ts';
import { SIGHTS } from '../../../core/rights/may.ts';
import { type Copy, copyFor, copyOfPeriod, namedInPeriod, type Original } from '../../small-numbers/rules/copy-for.ts';
import { hiddenFigures, reportedNarrative } from './open-text.ts';
import type { Entry, FrameworkChanges, ObjectivePart, Report, ReportedFile, ReportFacts } from './report.ts';
import { reportedRequests } from './report-requests.ts';
import { latestUpTo, pickReading, tellable, whyNoValue } from './why-no-value.ts';

/**
 * A committee's report for a period, as facts: its measures by objective, strategic before operational, each with its
 * released figure or a reason for none (docs/rules.md, "The shape of a report"). Exempt measures are left out.
 */
export function buildReport(given: ReportFacts): Report {
  const { framework, period, draft, remit, whole } = given;
  const facts = makingOf(given);
  const { code, title, remit: words, meetings } = given.committee;
  const meeting = meetings.find(({ takesPerformance }) => takesPerformance?.text === period.text)?.date;
  const hidden = hiddenIn(facts);
  return {
    organisation: framework.organisation,
    committee: { code, title, remit: words },
    period,
    madeOn: given.today,
    draft,
    ...(meeting !== undefined && { meeting }),
    remit: byObjective(remit, facts).map((part) => withNarrative(part, facts, hidden)),
    requests: reportedRequests(given.requests, {
      period,
      hidden,
      people: given.owners,
      titleOf: (about) => titleOf(about, facts),
    }),
    changes: changesIn(remit, facts),
    ...(whole && { whole: byObjective(whole, facts) }),
  };
}

/** Would be recognised in any text. */
export function hiddenInReport(given: ReportFacts): string[] {
  return hiddenIn(makingOf(given));
}

function hiddenIn(facts: Making): string[] {
  return hiddenFigures([...facts.remit, ...facts.beside.values()].map((file) => ({ file, copy: copyOf(file, facts) })));
}

export function wouldName(
  given: ReportFacts,
  code: string,
  period: string,
  { soWhat, nextSteps }: { readonly soWhat: string; readonly nextSteps: string },
): string[] {
  const file = given.beside.get(code.toUpperCase());
  if (file === undefined) return [];
  const facts = makingOf(given);
  const readings = file.readings.map((one) =>
    one.period.text === period ? { ...one, soWhat, nextSteps, saidIn: 0 } : one,
  );
  const context = { framework: facts.framework, relatives: relativesIn(file, facts) };
  const named = namedInPeriod({ measure: file.measure, readings }, SIGHTS.officer, context, period);
  return named.filter(({ field }) => field === 'soWhat' || field === 'nextSteps').map(({ text }) => text);
}

function makingOf(given: ReportFacts): Making {
  const files = [...given.relatives, ...(given.whole ?? []), ...given.beside.values(), ...given.remit];
  return { ...given, copies: new Map(), known: new Map(files.map((file) => [file.measure.code.toUpperCase(), file])) };
}

/** Each measure's safe copy is made once. */
type Making = ReportFacts & {
  readonly copies: Map<Original, Copy>;
  readonly known: ReadonlyMap<string, Original>;
};

function withNarrative(part: ObjectivePart, { narratives, draft }: Making, hidden: readonly string[]): ObjectivePart {
  const narrative = reportedNarrative(narratives.get(part.code), { draft, hidden });
  return narrative === undefined ? part : { ...part, narrative };
}

/** Undefined if open papers may not name the measure. */
function titleOf(code: string, { beside, framework }: Making): string | undefined {
  const known = beside.get(code.toUpperCase())?.measure ?? { code, title: code, exempt: false };
  return isExempt(known, framework.committees) ? undefined : known.title;
}

function changesIn(remit: readonly ReportedFile[], { framework }: Making): FrameworkChanges {
  const open = remit.map(({ measure }) => measure).filter((measure) => !isExempt(measure, framework.committees));
  return {
    proposed: open
      .filter(({ status }) => status === 'draft')
      .map(({ code, title, definition }) => ({ code, title, definition })),
    leaving: open
      .filter(({ status }) => status === 'paused' || status === 'retired')
      .map(({ code, title, status }) => ({ code, title, status })),
  };
}

function byObjective(files: readonly ReportedFile[], facts: Making): ObjectivePart[] {
  const entries = files.filter((file) => isReported(file, facts)).map((file) => entryOf(file, facts));
  const known = facts.framework.objectives.map(({ code }) => code);
  const codes = [...new Set([...known, ...entries.map(({ measure }) => measure.policyObjective)])];
  return codes
    .map((code) => ({
      code,
      title: wordingOn(facts.framework.objectives, code, facts.period.end) ?? code,
      entries: entries.filter(({ measure }) => measure.policyObjective === code).sort(strategicFirst),
    }))
    .filter((part) => part.entries.length > 0);
}

/** Drafts are not reported. Retired measures are, for periods with a figure. */
function isReported({ measure, readings }: ReportedFile, { framework, period, draft }: ReportFacts): boolean {
  if (isExempt(measure, framework.committees) || measure.status === 'draft') return false;
  return measure.status !== 'retired' || pickReading(tellable(readings, draft), period) !== undefined;
}

function entryOf(file: ReportedFile, facts: Making): Entry {
  const copy = copyOf(file, facts);
  const { measure } = copy;
  const owner = measure.owner && facts.owners.get(measure.owner);
  const beside = besideOf(measure, facts);
  const codes = measure.committees.map((code) => code.toLowerCase());
  const committees = facts.framework.committees.filter(({ code }) => codes.includes(code.toLowerCase()));
  return {
    measure,
    ...(owner && { owner: { name: owner.name, service: owner.service } }),
    ...outcomeOf(file, copy, facts),
    ...(beside && { beside }),
    committees: committees.map(({ title }) => title),
    alsoTo: committees.filter(({ code }) => code !== facts.committee.code).map(({ title }) => title),
  };
}

/** A draft report shows unreleased readings, but hides small numbers too. */
function copyOf(file: ReportedFile, facts: Making): Copy {
  const { draft, framework, copies } = facts;
  const context = { framework, relatives: relativesIn(file, facts) };
  const copy = copies.get(file) ?? copyFor(file, draft ? SIGHTS.officer : SIGHTS.committee, context);
  copies.set(file, copy);
  return copy;
}

function relativesIn({ measure }: Original, { framework, known }: Pick<Making, 'framework' | 'known'>): Original[] {
  return relativesOf(measure.code, framework.parts ?? []).flatMap((code) => known.get(code.toUpperCase()) ?? []);
}

function outcomeOf(file: ReportedFile, copy: Copy, facts: ReportFacts): Pick<Entry, 'told' | 'none' | 'last'> {
  const picked = pickReading(tellable(file.readings, facts.draft), facts.period);
  if (picked === undefined) {
    const last = latestUpTo(copy.shown, facts.period);
    return { none: whyNoValue(file, facts), ...(last && { last }) };
  }
  const safe = copyOfPeriod(copy, picked.period.text);
  if (safe?.kind === 'hidden') return { none: { reason: 'hidden', ...safe } };
  const reading = safe?.reading ?? picked;
  const analysis = analyse(copy.measure, copy.shown, { like: picked.period });
  const { reportedBefore, reason = '' } = reading;
  const before = reportedBefore && { value: reportedBefore.value, reason };
  const withheld = copy.withheld.get(picked.period.text)?.includes('soWhat') === true && ({ withheld: true } as const);
  return { told: { reading, analysis, signal: isBeyondUsual(analysis.trend), ...(before && { before }), ...withheld } };
}

function besideOf(measure: LiveMeasure, facts: Making): Entry['beside'] {
  const file = facts.beside.get(measure.readWith.toUpperCase());
  if (file === undefined || isExempt(file.measure, facts.framework.committees)) return undefined;
  const copy = copyOf(file, facts);
  const latest = latestUpTo(tellable(file.readings, facts.draft), facts.period);
  const safe = latest && copyOfPeriod(copy, latest.period.text);
  return safe?.kind === 'shown' ? { measure: copy.measure, reading: safe.reading } : undefined;
}

const LEVELS = ['strategic', 'operational'];

/** Strategic, operational, others; then by title. */
function strategicFirst(a: Entry, b: Entry): number {
  const rank = ({ measure }: Entry) => (LEVELS.includes(measure.level) ? LEVELS.indexOf(measure.level) : LEVELS.length);
  return rank(a) - rank(b) || a.measure.title.localeCompare(b.measure.title, 'en-GB');
}
