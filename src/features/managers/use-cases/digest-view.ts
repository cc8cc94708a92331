import { isBeyondUsual } from '../../analysis/rules/trend.ts';
import type { DigestItem } from '../rules/digest-items.ts';
import { pageOf } from '../../../core/page-of.ts';
import { dayInLondon } from '../../../core/calendar/day.ts';
import { isAcknowledged } from '../rules/acknowledge.ts';
import { whyNotReached } from '../../../messaging/rules/reach.ts';
import type { DigestNote, DigestPlace, DigestRow, Done, ManagerDigestView } from '../rules/views.ts';
import type { PersonKey } from '../../../core/measures/measure.ts';
import type { Topic } from '../../../messaging/rules/message.ts';
import type { DueReading } from '../../../core/readings/due-reading.ts';
import { may } from '../../../core/rights/relationships.ts';
import { readingFor, trendOf } from '../../readings/rules/of-measure.ts';
import type { Services, TodayContext } from '../../../core/services.ts';
import { type PeopleOfARun, peopleOfARun } from '../../../messaging/use-cases/read-people.ts';
import type { PersonFile } from '../../../messaging/people.ts';
import { itemsOf, type Managed, managedFile, withManager } from './managed.ts';

/** Rows on a page: a few screens of a phone, and far below the size limit of Teams. */
const ROWS = 8;

export type DigestContent = {
  readonly topics: readonly Pick<Topic, 'code' | 'period'>[];
  readonly place: DigestPlace;
  readonly note?: DigestNote;
};

/** The digest as it is now. Measures that the reader may not see any more are left out. */
export async function digestView(
  services: Services,
  context: TodayContext,
  reader: PersonFile,
  { topics, place, note }: DigestContent,
): Promise<ManagerDigestView> {
  const people = peopleOfARun(services);
  const codes = [...new Set(topics.map(({ code }) => code))];
  const opened = await Promise.all(codes.map((code) => openFor(services, context, reader, code, people)));
  const files = new Map(
    opened.flatMap((found) => (found === undefined ? [] : [[found.managed.file.measure.code, found]])),
  );
  const names = new Set<string>();
  const found = topics.flatMap(({ code, period }) => {
    const file = files.get(code);
    const due = file?.managed.file.due.find((known) => known.period.text === period);
    const name = JSON.stringify([code, period]);
    if (file === undefined || due === undefined || names.has(name)) return [];
    names.add(name);
    const item = file.items.find((known) => known.due === due);
    const { file: measured } = file.managed;
    const signal = item?.kind === 'received' && isBeyondUsual(trendOf(measured, readingFor(measured, due)));
    return [{ ...file, due, item, signal }];
  });
  const ordered = inDigestOrder(found);
  const all = ordered.map(({ managed, due, item, signal }) => ({
    kind: item?.kind ?? ('open' as const),
    wants: item?.wants ?? false,
    measure: managed.file.measure,
    due,
    service: managed.owner?.profile.service ?? '',
    ...(signal && { signal }),
  }));
  const { items, page, pages } = pageOf(ordered, place.page, ROWS);
  const rows = await Promise.all(items.map((one) => rowOf(one, reader, people)));
  return {
    kind: 'managerDigest',
    today: context.today,
    place: { ...place, page },
    pages,
    rows,
    all,
    ...(note && { note }),
  };
}

type Found = {
  readonly managed: Managed;
  readonly due: DueReading;
  readonly item: DigestItem | undefined;
  /** It came in, and its change is beyond the usual variation. */
  readonly signal: boolean;
};

async function openFor(
  services: Services,
  context: TodayContext,
  reader: PersonFile,
  code: string,
  people: PeopleOfARun,
) {
  const file = await services.store.measures.open(code);
  if (file === undefined) return undefined;
  const managed = await managedFile(file, people);
  return may('nudge', reader.profile, withManager(managed)) ? { managed, items: itemsOf(managed, context) } : undefined;
}

/** Received readings first, and among them those beyond the usual variation. */
function inDigestOrder(found: readonly Found[]): Found[] {
  const changed = found.filter(({ item }) => item?.kind === 'received');
  const rest = found.filter(({ item }) => item?.kind !== 'received');
  const signals = changed.filter(({ signal }) => signal);
  return [...byService(signals), ...byService(changed.filter(({ signal }) => !signal)), ...byService(rest)];
}

/** Groups the rows by service, which are apart in a digest that topics were added to. */
function byService<Row extends { readonly managed: Managed }>(rows: readonly Row[]): Row[] {
  const groups = Map.groupBy(rows, ({ managed }) => managed.owner?.profile.service ?? '');
  return [...groups.values()].flat();
}

async function rowOf({ managed, due, item }: Found, reader: PersonFile, people: PeopleOfARun): Promise<DigestRow> {
  const { file, owner } = managed;
  const reading = readingFor(file, due);
  const trend = trendOf(file, reading);
  const notReached = owner === undefined ? undefined : whyNotReached(owner);
  const done = async (by: PersonKey, at: string): Promise<Done> => {
    const on = dayInLondon(new Date(at));
    return by === reader.profile.key ? { on } : { on, by: (await people(by))?.profile.name ?? '' };
  };
  const { nudged } = due;
  const isContent = isAcknowledged(due, reading);
  const queries = await Promise.all(
    (due.queries ?? []).map(async ({ by, at, text, answers }) => ({
      ...(await done(by, at)),
      text,
      answers: await Promise.all(
        answers.map(async (answer) => ({ ...(await done(answer.by, answer.at)), text: answer.text })),
      ),
    })),
  );
  return {
    kind: item?.kind ?? 'open',
    ...(item?.why && { why: item.why }),
    measure: file.measure,
    due,
    ...(reading && { reading }),
    ...(trend && { trend }),
    service: owner?.profile.service ?? '',
    owner: owner?.profile.name ?? '',
    ...(notReached && { notReached }),
    ...(owner?.backOn !== undefined && { backOn: owner.backOn }),
    wants: item?.wants ?? false,
    acts: actsOn(item, isContent),
    ...(nudged &&
      item?.kind === 'stillToCome' && { nudged: { ...(await done(nudged.by, nudged.at)), goesOn: nudged.goesOn } }),
    ...(isContent && due.acknowledged && { acknowledged: await done(due.acknowledged.by, due.acknowledged.at) }),
    queries,
  };
}

/** The buttons of a row. A press of another button still gets an answer. */
function actsOn(item: DigestItem | undefined, isContent: boolean): DigestRow['acts'] {
  switch (item?.kind) {
    case 'stillToCome':
      if (item.why === 'away') return ['reassign'];
      return item.wants ? ['nudge', 'reassign'] : ['reassign'];
    case 'needsOwner':
    case 'unreachable':
      return ['reassign'];
    case 'received':
      return isContent ? ['query'] : ['acknowledge', 'query'];
    case 'putOff':
      return ['query'];
    case 'withdrawn':
    case undefined:
      return [];
  }
}
