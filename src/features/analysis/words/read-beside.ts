import type { Measure } from '../../../core/measures/measure.ts';
import type { Reading } from '../../../core/readings/reading.ts';
import { periodWords } from '../../../core/words/dates.ts';
import { formatValue } from '../../../core/words/numbers.ts';
import { shown } from '../../../core/words/plain-text.ts';

/** For readers who may not see everything: from the safe copy. */
export type Latest = { readonly measure: Measure; readonly reading: Reading | undefined };

/**
 * docs/rules.md, "Figures and a measure of experience": "Repairs on the first visit 92%; tenants satisfied 64%." Empty
 * if either has no figure; with periods if they differ.
 */
export function readBesideWords(mine: Latest, beside: Latest): string {
  const [own, other] = [mine.reading, beside.reading];
  if (own === undefined || other === undefined) return '';
  const differ = own.period.text !== other.period.text;
  const figure = ({ measure }: Latest, { value, period }: Reading) =>
    `${shown(measure.title, 160)} ${shown(formatValue(value, measure), 60)}${differ ? ` (${periodWords(period)})` : ''}`;
  return `${figure(mine, own)}; ${figure(beside, other)}.`;
}

/** It may explain part of a change (docs/rules.md, "Measures of perception"). Empty for other measures. */
export function methodWords({ perception }: Pick<Measure, 'perception'>, reading: Reading): string {
  if (!perception) return '';
  const [method, sample] = [reading.method.trim(), reading.sample.trim()];
  if (method === '' && sample === '') return 'How people were asked is not recorded.';
  const asked = method === '' ? 'Method not recorded' : `Method: ${shown(method, 200)}`;
  return `${asked}; ${sample === '' ? 'how many answered is not recorded' : `sample: ${shown(sample, 100)}`}.`;
}
