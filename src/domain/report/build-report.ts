import { analyse } from '../analysis/analyse.ts';
import type { Analysis } from '../analysis/analyse.ts';
import { isExempt } from '../measures/exempt.ts';
import { wordingOn } from '../measures/framework.ts';
import type { LiveMeasure } from '../measures/measure.ts';
import type { Reading } from '../readings/reading.ts';
import { SIGHTS } from '../rights.ts';
import { type Copy, copyFor, copyOfPeriod } from '../small-numbers/copy-for.ts';
import { latestUpTo, pickReading, tellable } from './pick-reading.ts';
import type { Entry, ObjectivePart, Report, ReportedFile, ReportFacts, Told } from './report.ts';
import { whyNoValue } from './why-no-value.ts';

/** What one movement beyond the usual is called in an analysis; see `Verdict`. */
const USUAL: readonly string[] = ['first', 'difference', 'usualMove', 'within'];

/**
 * A committee's report for a period, as facts: measures routed to it by objective, strategic before operational; for each
 * its released figure, or which of six reasons it has none. Exempt measures never stand in it.
 */
export function buildReport(facts: ReportFacts): Report {
  const { committee, framework, period, today, draft, remit, whole } = facts;
  const { code, title, remit: words } = committee;
  return {
    organisation: framework.organisation,
    committee: { code, title, remit: words },
    ...{ period, madeOn: today, draft },
    remit: byObjective(remit, facts),
    ...(whole && { whole: byObjective(whole, facts) }),
  };
}

function byObjective(files: readonly ReportedFile[], facts: ReportFacts): ObjectivePart[] {
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

/** A draft is not yet a measure; a retired one is reported for the periods that it has a figure for. */
function isReported({ measure, readings }: ReportedFile, { framework, period, draft }: ReportFacts): boolean {
  if (isExempt(measure, framework.committees) || measure.status === 'draft') return false;
  return measure.status !== 'retired' || pickReading(tellable(readings, draft), period) !== undefined;
}

function entryOf(file: ReportedFile, facts: ReportFacts): Entry {
  const copy = copyOf(file, facts);
  const { measure } = copy;
  const owner = facts.owners.get(measure.owner ?? '');
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

/** The copy for a report's readers: a draft has what is not released, and its small numbers hidden all the same. */
function copyOf(file: ReportedFile, { draft, framework }: ReportFacts): Copy {
  return copyFor(file, draft ? SIGHTS.officer : SIGHTS.committee, framework.smallNumber);
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
  const before = firstReported(reading);
  const withheld = copy.withheld.get(picked.period.text)?.includes('soWhat') === true && ({ withheld: true } as const);
  return { told: { reading, analysis, signal: isSignal(analysis), ...(before && { before }), ...withheld } };
}

function isSignal({ trend }: Analysis): boolean {
  return trend !== undefined && !USUAL.includes(trend.verdict);
}

/** The figure that was reported before the one that stands, with the reason that the change was given. */
function firstReported({ reportedBefore, reason = '' }: Reading): Told['before'] {
  return reportedBefore && { value: reportedBefore.value, reason };
}

function besideOf(measure: LiveMeasure, facts: ReportFacts): Entry['beside'] {
  const file = facts.beside.get(measure.readWith.toUpperCase());
  if (file === undefined || isExempt(file.measure, facts.framework.committees)) return undefined;
  const copy = copyOf(file, facts);
  const latest = latestUpTo(tellable(file.readings, facts.draft), facts.period);
  const safe = latest && copyOfPeriod(copy, latest.period.text);
  return safe?.kind === 'shown' ? { measure: copy.measure, reading: safe.reading } : undefined;
}

const LEVELS = ['strategic', 'operational'];

/** Strategic, operational, whatever else; then by title. */
function strategicFirst(a: Entry, b: Entry): number {
  const rank = ({ measure }: Entry) => (LEVELS.includes(measure.level) ? LEVELS.indexOf(measure.level) : LEVELS.length);
  return rank(a) - rank(b) || a.measure.title.localeCompare(b.measure.title, 'en-GB');
}
