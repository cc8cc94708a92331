import type { Cover, Paper } from '../rules/paper.ts';
import type { Report } from '../rules/report.ts';
import { longDay, periodWords } from '../../../core/words/dates.ts';
import { sentence } from '../../../core/words/plain-text.ts';
import { methodAndSources, moreMeasures, morePictures, wholeFramework, wordsInFull } from './appendices.ts';
import { crossCuttingPart } from './narrative-part.ts';
import { roomFor } from './page-budget.ts';
import { pageOne } from './page-one.ts';
import { remitPart, shortCommittee } from './remit-part.ts';

export const DRAFT = 'Draft: not released';

/** A committee's report as a paper. It repeats what people said, and makes up no cause. */
export function reportPaper(report: Report): Paper {
  const { committee, organisation, period, draft, remit, whole } = report;
  const when = sentence(periodWords(period));
  const crossCutting = crossCuttingPart(report);
  const startsBefore = crossCutting.length > 0;
  const entries = remit.flatMap((part) => part.entries);
  const room = roomFor((tried) => [...crossCutting, ...remitPart(report, startsBefore, tried)]);
  return {
    title: `${committee.title}: what the figures tell us, ${periodWords(period)}`,
    author: organisation.name,
    header: `${shortCommittee(committee.title)}. ${when}`,
    ...(draft && { warning: DRAFT }),
    cover: coverOf(report),
    blocks: [
      ...pageOne(report),
      ...crossCutting,
      ...remitPart(report, startsBefore, room),
      ...wordsInFull(entries, room.words),
      ...moreMeasures(entries, room),
      ...morePictures(entries, room.pictures),
      ...methodAndSources(report),
      ...(whole === undefined ? [] : wholeFramework(whole)),
    ],
  };
}

function coverOf({ committee, organisation, period, meeting, madeOn, draft }: Report): Cover {
  return {
    title: 'What the figures tell us',
    organisation: organisation.name,
    committee: committee.title,
    period: sentence(periodWords(period)),
    meeting: meeting === undefined ? '' : longDay(meeting),
    date: longDay(madeOn),
    status: draft ? `${DRAFT}. For the performance team and the committee’s officer` : 'Released figures only',
  };
}
