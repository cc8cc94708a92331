import { decideOpenings } from '../rules/due-rules.ts';
import { isLate } from '../rules/stages.ts';
import { type Services, type TodayContext, readToday } from '../../../core/services.ts';
import type { MeasureFile } from '../../../core/readings/measure-file.ts';

/** Every due reading without a complete answer, for `pmif due`. Stores nothing; reads the whole register. */
export async function listDue(services: Services, ownerEmail?: string): Promise<ReturnType<typeof linesOf>> {
  const context = await readToday(services);
  const addresses = new Map<string, string>();
  for await (const { profile } of services.store.people.all()) addresses.set(profile.key, profile.email);
  const lines: ReturnType<typeof linesOf> = [];
  for await (const file of services.store.measures.all()) {
    const owner = addresses.get(file.measure.owner ?? '') ?? '';
    if (ownerEmail !== undefined && owner.toLowerCase() !== ownerEmail.toLowerCase()) continue;
    lines.push(...linesOf(file, context, owner));
  }
  return lines.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.code.localeCompare(b.code));
}

function linesOf({ measure, due: known, ...file }: MeasureFile, context: TodayContext, owner: string) {
  const { open } = decideOpenings({ ...file, measure, due: known, ...context });
  return [...known, ...open]
    .filter(({ state }) => state !== 'answered')
    .map((due) => {
      const putOff = due.state === 'notReady' ? due.notReady : undefined;
      return {
        code: measure.code,
        period: due.period.text,
        state: isLate(due, context.today) ? 'late' : due.state,
        owner,
        opened: due.openedOn,
        dueOn: due.dueOn,
        reason: putOff === undefined ? '' : `${putOff.reason} until ${putOff.expectedOn}`,
        note: putOff?.note ?? '',
      };
    });
}
