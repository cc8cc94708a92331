import { analyse } from '../../../analysis/rules/analyse.ts';
import { easyIndicator, type EasyIndicator } from '../../../analysis/rules/easy-indicator.ts';
import type { LiveMeasure } from '../../../../core/measures/measure.ts';
import type { Reading } from '../../../../core/readings/reading.ts';
import type { StoredMeasure } from '../register.ts';

type Changed = {
  readonly code: string;
  readonly change: { readonly measure?: LiveMeasure; readonly readings?: readonly Reading[] };
};

/** Notes on new or changed indicators that are easy to meet (docs/rules.md, "Easy indicators"). They refuse nothing. */
export function easyIndicatorNotes(changed: readonly Changed[], stored: ReadonlyMap<string, StoredMeasure>): string[] {
  return changed.flatMap(({ code, change: { measure, readings = [] } }) => {
    const before = stored.get(code);
    if (measure === undefined || measure.indicatorValue === undefined) return [];
    if (before?.measure.indicatorValue === measure.indicatorValue) return [];
    const news = new Set(readings.map(({ period }) => period.text));
    const all = [...(before?.readings ?? []).filter(({ period }) => !news.has(period.text)), ...readings];
    const easy = easyIndicator(measure, analyse(measure, all));
    return easy === null ? [] : [`${code}: ${WHY[easy.reason](easy)} Is it the level that you would like to see?`];
  });
}

const WHY: Readonly<Record<EasyIndicator['reason'], (easy: EasyIndicator) => string>> = {
  baselineMet: ({ indicator, baseline }) =>
    `the indicator of ${indicator} was met already when the framework began (${[baseline?.value, baseline?.period].filter(Boolean).join(', ')}).`,
  chanceMeetsIt: ({ indicator }) =>
    `the indicator of ${indicator} lies within the usual ups and downs, so chance alone meets it now and then.`,
  alwaysMet: ({ indicator }) =>
    `the indicator of ${indicator} is met throughout the usual ups and downs, with nothing done.`,
};
