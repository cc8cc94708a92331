import { analyse } from '../analysis/analyse.ts';
import type { Analysis } from '../analysis/analyse.ts';
import { wordingOn } from '../measures/framework.ts';
import type { LiveMeasure } from '../measures/measure.ts';
import type { Reading, Revision } from '../readings/reading.ts';
import { latestUpTo, pickReading, tellable } from './pick-reading.ts';
import type { Entry, ObjectivePart, Report, ReportedFile, ReportFacts, Told } from './report.ts';
import { safeCopy } from './safe-copy.ts';
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

/** Exempt by its own word, or by that of any committee it goes to: it stands in no open paper. */
function isExempt(measure: LiveMeasure, committees: ReportFacts['framework']['committees']): boolean {
  const same = (code: string) => code.toLowerCase() === measure.code.toLowerCase();
  return measure.exempt || committees.some(({ exempt }) => exempt.some(same));
}

function entryOf(file: ReportedFile, facts: ReportFacts): Entry {
  const { measure } = file;
  const owner = facts.owners.get(measure.owner ?? '');
  const beside = besideOf(measure, facts);
  const codes = measure.committees.map((code) => code.toLowerCase());
  const committees = facts.framework.committees.filter(({ code }) => codes.includes(code.toLowerCase()));
  return {
    measure,
    ...(owner && { owner: { name: owner.name, service: owner.service } }),
    ...outcomeOf(file, facts),
    ...(beside && { beside }),
    committees: committees.map(({ title }) => title),
    alsoTo: committees.filter(({ code }) => code !== facts.committee.code).map(({ title }) => title),
  };
}

function outcomeOf(file: ReportedFile, facts: ReportFacts): Pick<Entry, 'told' | 'none' | 'last'> {
  const { measure } = file;
  const readings = tellable(file.readings, facts.draft);
  const picked = pickReading(readings, facts.period);
  if (picked === undefined) {
    const last = latestUpTo(shownOnly(readings, file, facts), facts.period);
    return { none: whyNoValue(file, facts), ...(last && { last }) };
  }
  const safe = safeCopy(picked, measure, facts.framework.smallNumber);
  if (safe.kind === 'hidden') return { none: { reason: 'hidden', below: safe.below, reading: safe.reading } };
  const analysis = analyse(measure, shownOnly(readings, file, facts), { like: picked.period });
  const before = firstReported(picked, file, facts);
  return { told: { reading: picked, analysis, signal: isSignal(analysis), ...(before && { before }) } };
}

/** History without what is hidden: a mean, a change or a point of a chart would give it away. */
function shownOnly(readings: readonly Reading[], { measure }: ReportedFile, { framework }: ReportFacts): Reading[] {
  return readings.filter((reading) => safeCopy(reading, measure, framework.smallNumber).kind === 'shown');
}

function isSignal({ trend }: Analysis): boolean {
  return trend !== undefined && !USUAL.includes(trend.verdict);
}

/** The figure that was reported before the one that stands, with the reason that the change was given. */
function firstReported(reading: Reading, { measure }: ReportedFile, facts: ReportFacts): Told['before'] {
  const revisions = (facts.revisions.get(measure.code) ?? []).filter(
    ({ period, released }) => period.text === reading.period.text && (released || facts.draft),
  );
  const last = revisions.findLastIndex(({ value }) => value !== reading.value);
  const before = revisions[last];
  if (before === undefined || isHidden(before, measure, facts)) return undefined;
  return { value: before.value, reason: revisions[last + 1]?.reason ?? reading.reason ?? '' };
}

function besideOf(measure: LiveMeasure, facts: ReportFacts): Entry['beside'] {
  const file = facts.beside.get(measure.readWith.toUpperCase());
  if (file === undefined || isExempt(file.measure, facts.framework.committees)) return undefined;
  const reading = latestUpTo(tellable(file.readings, facts.draft), facts.period);
  if (reading === undefined || isHidden(reading, file.measure, facts)) return undefined;
  return { measure: file.measure, reading };
}

function isHidden(reading: Reading | Revision, measure: LiveMeasure, { framework }: ReportFacts): boolean {
  return safeCopy(reading, measure, framework.smallNumber).kind === 'hidden';
}

const LEVELS = ['strategic', 'operational'];

/** Strategic, operational, whatever else; then by title. */
function strategicFirst(a: Entry, b: Entry): number {
  const rank = ({ measure }: Entry) => (LEVELS.includes(measure.level) ? LEVELS.indexOf(measure.level) : LEVELS.length);
  return rank(a) - rank(b) || a.measure.title.localeCompare(b.measure.title, 'en-GB');
}
