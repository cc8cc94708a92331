import type { Paper } from '../../domain/report/paper.ts';
import type { Report } from '../../domain/report/report.ts';
import { periodWords } from '../dates.ts';
import { sentence } from '../plain-text.ts';
import { methodAndSources, wholeFramework, wordsInFull } from './appendices.ts';
import { crossCuttingPart } from './narrative-part.ts';
import { pageOne } from './page-one.ts';
import { remitPart, shortCommittee } from './remit-part.ts';

export const DRAFT = 'Draft: not released';

/**
 * A committee's report as a paper: page one that stands alone, the remit by objective, what owners wrote in full, how to
 * read it and its sources, and the whole framework. Only what people said is told; no cause is made up.
 */
export function reportPaper(report: Report): Paper {
  const { committee, organisation, period, draft, remit, whole } = report;
  const when = sentence(periodWords(period));
  const crossCutting = crossCuttingPart(report);
  return {
    title: `${committee.title}: what the figures tell us, ${periodWords(period)}`,
    author: organisation.name,
    header: `${shortCommittee(committee.title)}. ${when}`,
    ...(draft && { warning: DRAFT }),
    blocks: [
      ...pageOne(report),
      ...crossCutting,
      ...remitPart(report, crossCutting.length > 0),
      ...wordsInFull(remit.flatMap((part) => part.entries)),
      ...methodAndSources(report),
      ...(whole === undefined ? [] : wholeFramework(whole)),
    ],
  };
}
