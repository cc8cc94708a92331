import { saidIn } from '../../../core/readings/published.ts';
import type { OpenText } from '../../reports/rules/open-text.ts';
import type { Report, Told } from '../../reports/rules/report.ts';
import type { Digest, DigestEdit } from './digest.ts';

/** An edit applies to one figure and its words: an owner's later change wins. */
export function editOf({ edits }: Digest, code: string, { reading }: Pick<Told, 'reading'>): DigestEdit | undefined {
  return edits
    .filter((edit) => edit.code.toLowerCase() === code.toLowerCase() && edit.period === reading.period.text)
    .find(({ revision }) => revision === saidIn(reading));
}

/** Checks words for hidden figures, which officers do not know. */
export type MayStand = {
  readonly opening: (text: string) => boolean;
  readonly item: (code: string, period: string, words: Pick<DigestEdit, 'soWhat' | 'nextSteps'>) => boolean;
};

/** Words that name a hidden figure are left out and block the release (`leftOutOf`). */
export function withEdits(report: Report, digest: Digest, mayStand: MayStand): Report {
  const edited = report.remit.map((part) => ({
    ...part,
    entries: part.entries.map((entry) => {
      const edit = entry.told && editOf(digest, entry.measure.code, entry.told);
      if (entry.told === undefined || edit === undefined) return entry;
      const may = mayStand.item(edit.code, edit.period, edit);
      const { soWhat, nextSteps } = may ? edit : { soWhat: '', nextSteps: '' };
      const { withheld: _withheld, ...told } = entry.told;
      const reading = { ...told.reading, soWhat, nextSteps };
      return { ...entry, told: { ...told, reading, edited: true as const, ...(!may && { withheld: true as const }) } };
    }),
  }));
  const opening = digest.opening.trim();
  const mayOpen = opening !== '' && mayStand.opening(opening);
  return { ...report, remit: edited, ...(mayOpen && { opening }) };
}

/** Words that block a release because they name a hidden figure, except owners', by where they occur. */
export type LeftOut =
  | { readonly what: 'opening' }
  | { readonly what: 'edit' | 'narrative'; readonly title: string }
  | { readonly what: 'answer'; readonly id: string };

export function leftOutOf({ remit, requests, opening }: Report, digest: Digest): LeftOut[] {
  const isOut = (text: OpenText | undefined) => text?.kind === 'withheld';
  const entries = remit.flatMap((part) => part.entries);
  return [
    ...(digest.opening.trim() !== '' && opening === undefined ? [{ what: 'opening' } as const] : []),
    ...entries
      .filter(({ told }) => told?.edited && told.withheld)
      .map(({ measure }) => ({ what: 'edit', title: measure.title }) as const),
    ...remit
      .filter(({ narrative }) => narrative?.kind === 'written' && narrative.boxes.some(({ words }) => isOut(words)))
      .map(({ title }) => ({ what: 'narrative', title }) as const),
    // A member's question is not reworded: the paper says that it is left out.
    ...requests
      .filter(({ answer, weDid }) => isOut(answer) || isOut(weDid))
      .map(({ request: { id } }) => ({ what: 'answer', id }) as const),
  ];
}
