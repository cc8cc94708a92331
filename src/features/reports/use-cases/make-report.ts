import { withOpenings } from '../../readings/feature.ts';
import { relativesOf } from '../../../core/measures/parts-of-totals.ts';
import { type Committee, leadOf } from '../../../core/measures/framework.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Person } from '../../../core/measures/people.ts';
import { isRouted } from '../../../core/measures/routing.ts';
import type { Narrative } from '../../narratives/rules/narrative.ts';
import { readPeriod } from '../../../core/periods/read-period.ts';
import type { Period } from '../../../core/periods/period.ts';
import { datesFor } from '../../readings/rules/due-rules.ts';
import { buildReport } from '../rules/build-report.ts';
import type { Report, ReportedFile, ReportFacts } from '../rules/report.ts';
import { isUnanswered, type MemberRequest } from '../../requests/rules/request.ts';
import { mapAtOnce } from '../../../core/at-once.ts';
import { readToday, type Services, type TodayContext } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';

const AT_ONCE = 8;

export type ReportRequest = {
  /** In any case, and as people write it. */
  readonly committee: string;
  readonly period: string;
  readonly draft: boolean;
  /** The only part that reads the whole register. */
  readonly whole: boolean;
  readonly onProgress?: (doing: string) => void;
};

export type ReportMade =
  | { readonly kind: 'made'; readonly report: Report }
  | { readonly kind: 'refused'; readonly problem: string; readonly cure: string };

export async function makeReport(services: Services, request: ReportRequest): Promise<ReportMade> {
  const context = await readToday(services);
  const { committees } = context.framework;
  const committee = committees.find(({ code }) => code.toLowerCase() === request.committee.trim().toLowerCase());
  if (committee === undefined) {
    const cure = `Choose one of: ${committees.map(({ code }) => code).join(', ')}.`;
    return { kind: 'refused', problem: `There is no committee ${request.committee}.`, cure };
  }
  const read = readPeriod(request.period);
  if (read.kind === 'unreadable') return { kind: 'refused', problem: read.problem, cure: read.cure };
  return { kind: 'made', report: buildReport(await gatherFacts(services, context, committee, read.period, request)) };
}

/**
 * One storage transaction for each measure of the remit, for each other one that is read with it or asked about, and
 * for each person; few for relatives; and three.
 */
export async function gatherFacts(
  services: Services,
  context: TodayContext,
  committee: Committee,
  period: Period,
  { draft, whole, onProgress = () => undefined }: Pick<ReportRequest, 'draft' | 'whole' | 'onProgress'>,
): Promise<ReportFacts> {
  onProgress(`reading the measures of ${committee.title}`);
  const remit = await openRemit(services, context, committee, period);
  if (whole) onProgress('reading the whole framework');
  const everything = whole ? await openAll(services, context) : undefined;
  const requests = await services.store.requests.ofCommittee(committee.code);
  const beside = await openBeside(services, remit, requests);
  const relatives = await openRelatives(services, context, [...beside.values(), ...(everything ?? [])]);
  const owners = await peopleOf(services, [
    ...remit.flatMap(({ measure }) => measure.owner ?? []),
    ...requests.flatMap((request) => (isUnanswered(request) ? (request.givenTo ?? []) : [])),
  ]);
  const narratives = await narrativesOf(services, context, period);
  const { framework, calendar, today } = context;
  return {
    committee,
    period,
    framework,
    today,
    draft,
    remit,
    beside,
    relatives,
    owners,
    requests,
    narratives,
    wantedOn: (measure, of) => datesFor(measure, of, framework.committees, calendar).targetDay,
    ...(everything && { whole: everything }),
  };
}

/**
 * Measures of the committee at the end of the period. A routing that the measure denies is left from a crash and
 * ignored.
 */
async function openRemit(
  { store }: Services,
  context: TodayContext,
  { code: committee }: Committee,
  period: Period,
): Promise<ReportedFile[]> {
  const routed = (await store.measures.ofCommittee(committee)).filter((routing) => isRouted(routing, period));
  const codes = [...new Map(routed.map((routing) => [routing.code.toUpperCase(), routing])).values()];
  const files = await mapAtOnce(codes, AT_ONCE, async ({ code, until }) => {
    const file = await store.measures.open(code);
    const isTheirs = file?.measure.committees.some((one) => one.toLowerCase() === committee.toLowerCase()) === true;
    return file === undefined || (until === undefined && !isTheirs) ? [] : [withOpenings(file, context).file];
  });
  return files.flat();
}

/** The remit and the measures that are read with it or asked about, by code in capitals. */
async function openBeside(
  { store }: Services,
  remit: readonly ReportedFile[],
  requests: readonly MemberRequest[],
): Promise<Map<string, ReportedFile>> {
  const known = new Map(remit.map((file) => [file.measure.code.toUpperCase(), file]));
  const asked = requests.flatMap(({ about }) => (about.kind === 'measure' ? [about.code.toUpperCase()] : []));
  const wanted = new Set([...remit.map(({ measure }) => measure.readWith.toUpperCase()), ...asked]);
  const missing = [...wanted].filter((code) => code !== '' && !known.has(code));
  const opened = await mapAtOnce(missing, AT_ONCE, (code) => store.measures.open(code));
  for (const file of opened) if (file !== undefined) known.set(file.measure.code.toUpperCase(), file);
  return known;
}

/** Measures that the copies depend on, without those that are known. */
async function openRelatives(
  { store }: Services,
  { framework }: TodayContext,
  files: readonly ReportedFile[],
): Promise<readonly MeasureFile[]> {
  const related = files.flatMap(({ measure }) => relativesOf(measure.code, framework.parts ?? []));
  const wanted = new Map(related.map((code) => [code.toUpperCase(), code]));
  for (const { measure } of files) wanted.delete(measure.code.toUpperCase());
  return wanted.size === 0 ? [] : store.measures.openMany([...wanted.values()]);
}

async function peopleOf({ store }: Services, keys: readonly PersonKey[]): Promise<Map<PersonKey, Person>> {
  const people = await mapAtOnce([...new Set(keys)], AT_ONCE, (key) => store.people.byKey(key));
  return new Map(people.flatMap((file) => (file === undefined ? [] : [[file.profile.key, file.profile] as const])));
}

/** By objective. A narrative that was opened, not written, and has no lead any more is left out. */
async function narrativesOf(
  { store }: Services,
  { framework }: TodayContext,
  period: Period,
): Promise<Map<string, Narrative>> {
  const files = await store.narratives.ofPeriod(period.text);
  return new Map(
    files
      .map(({ narrative }) => narrative)
      .filter(({ words, objective }) => words !== undefined || leadOf(framework, objective) !== undefined)
      .map((narrative) => [narrative.objective, narrative]),
  );
}

const openAll = ({ store }: Services, context: TodayContext): Promise<ReportedFile[]> =>
  Array.fromAsync(store.measures.all(), (file) => withOpenings(file, context).file);
