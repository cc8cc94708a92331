import { BOX_WORDS } from '../../narratives/words/narrative-words.ts';
import type { Block } from '../rules/paper.ts';
import type { ObjectivePart, Report } from '../rules/report.ts';
import { linesOf, objectiveTitle, openWords, paragraph, plain } from './blocks.ts';

/** What an objective's lead wrote, box by box, above its measures. */
export function narrativeBlocks({ narrative }: ObjectivePart): Block[] {
  if (narrative === undefined) return [];
  if (narrative.kind === 'stillToCome') {
    return [paragraph(plain('The words of this objective’s lead are still to come.'))];
  }
  return narrative.boxes
    .filter(({ box }) => box !== 'crossCutting')
    .flatMap(({ box, words }) => linesOf(openWords(words), `${BOX_WORDS[box].title}.`).map(paragraph));
}

/** What leads say of issues beyond their objective, together at the front. */
export function crossCuttingPart(report: Report): Block[] {
  const blocks = report.remit.flatMap((part) => {
    const { narrative } = part;
    const own = narrative?.kind === 'written' ? narrative.boxes.find(({ box }) => box === 'crossCutting') : undefined;
    return own === undefined ? [] : linesOf(openWords(own.words), `${objectiveTitle(part)}.`).map(paragraph);
  });
  if (blocks.length === 0) return [];
  return [{ kind: 'heading', level: 2, text: 'Issues that cut across objectives', newPage: true }, ...blocks];
}
