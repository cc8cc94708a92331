import type { DueReading } from '../../../core/readings/due-reading.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';
import { RightsMayHaveChanged, saveWithRetry } from '../../../core/save-with-retry.ts';
import type { Services } from '../../../core/services.ts';
import type { MeasureDue } from '../rules/of-measure.ts';
import type { MeasureChange } from '../store.ts';

export type DecidedChange<Outcome> = { readonly outcome: Outcome; readonly change?: MeasureChange | undefined };

/** Decides on a measure's file and stores what changes; after a conflict it decides again on the newer version. */
export async function changeMeasure<Outcome>(
  { store }: Pick<Services, 'store'>,
  opened: MeasureFile,
  decide: (file: MeasureFile) => DecidedChange<Outcome>,
): Promise<Outcome> {
  const { code } = opened.measure;
  const load = async () => (await store.measures.open(code)) ?? opened;
  return saveWithRetry<MeasureFile, Outcome>({ what: `measure ${code}`, opened, load }, async (file) => {
    const { outcome, change } = decide(file);
    return change === undefined || (await store.measures.save(file, change)) === 'saved' ? outcome : 'conflict';
  });
}

export type ChangedDue<Outcome> = MeasureDue & { readonly outcome: Outcome };

/**
 * The same for one due reading; returns the measure and the due reading as they are stored afterwards. Throws
 * {@link RightsMayHaveChanged} where the measure passed to other people, or was locked, since it was opened: the right
 * was checked on the version before.
 */
export async function changeDue<Outcome>(
  services: Pick<Services, 'store'>,
  { file: opened, due }: MeasureDue,
  decide: (due: DueReading, file: MeasureFile) => DecidedChange<Outcome>,
): Promise<ChangedDue<Outcome>> {
  const dueIn = (file: MeasureFile) => file.due.find(({ period }) => period.text === due.period.text);
  return changeMeasure(services, opened, (file) => {
    const current = dueIn(file) ?? due;
    if (rightsRestOn(file, current) !== rightsRestOn(opened, due)) throw new RightsMayHaveChanged();
    const { outcome, change } = decide(current, file);
    const after = change === undefined ? file : applied(file, change);
    return { outcome: { file: after, due: dueIn(after) ?? current, outcome }, change };
  });
}

const rightsRestOn = ({ measure }: MeasureFile, { lockedOn }: DueReading): string =>
  [measure.owner, measure.deputy, measure.manager, lockedOn].join(' ');

/** The file as the store has it after a change, without reading it again. */
function applied(file: MeasureFile, change: MeasureChange): MeasureFile {
  const replace = <Item extends { period: { text: string } }>(list: readonly Item[], news: readonly Item[] = []) =>
    [...list.filter((old) => !news.some((item) => item.period.text === old.period.text)), ...news].sort((a, b) =>
      a.period.text < b.period.text ? -1 : 1,
    );
  const { drafts = [], dropDrafts = [] } = change;
  const gone = new Set([...dropDrafts, ...drafts].map(({ period, by }) => `${period}|${by}`));
  return {
    ...file,
    measure: change.measure ?? file.measure,
    readings: replace(file.readings, change.readings),
    due: replace(file.due, change.due),
    drafts: [...file.drafts.filter(({ period, by }) => !gone.has(`${period}|${by}`)), ...drafts],
  };
}
