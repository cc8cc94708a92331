import type { Actor } from '../../../core/audit-entry.ts';
import { readToday, type Services } from '../../../core/services.ts';
import { type Released, releaseReadings } from './release-readings.ts';
import type { Which } from '../rules/which.ts';
import { findWhich, periodsIn } from './which-readings.ts';

export type ReleaseRun =
  | { readonly kind: 'done'; readonly period: string; readonly released: readonly Released[] }
  | { readonly kind: 'refused'; readonly problem: string; readonly cure: string };

/** `dry` says what would be released and what blocks it. */
export async function findAndRelease(services: Services, by: Actor, which: Which, dry: boolean): Promise<ReleaseRun> {
  const found = await findWhich(services, await readToday(services), which);
  if (found.kind === 'refused') return found;
  const names = found.files.flatMap((file) =>
    periodsIn(file, found.period, which).map((period) => ({ code: file.measure.code, period })),
  );
  const released = await releaseReadings(services, by, names, { dry, files: found.files });
  return { kind: 'done', period: found.period.text, released };
}
