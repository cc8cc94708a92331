import type { Block, Paragraph } from '../rules/paper.ts';
import type { ObjectivePart, Report } from '../rules/report.ts';
import { BOX_WORDS } from '../../narratives/words/box-words.ts';
import { labelled, plain } from './entry-words.ts';
import { openWords } from './open-words.ts';
import { objectiveTitle } from './objective-title.ts';

/** An objective's own text, above its measures: what its lead wrote, box by box, and nothing that nobody wrote. */
export function narrativeBlocks({ narrative }: ObjectivePart): Block[] {
  if (narrative === undefined) return [];
  if (narrative.kind === 'stillToCome') {
    return [{ kind: 'paragraph', runs: plain('The words of this objective’s lead are still to come.') }];
  }
  return narrative.boxes
    .filter(({ box }) => box !== 'crossCutting')
    .flatMap(({ box, words }) => paragraphsOf(`${BOX_WORDS[box].title}.`, openWords(words)));
}

/** What leads say of issues that reach beyond their objective, together at the front. */
export function crossCuttingPart(report: Report): Block[] {
  const blocks = report.remit.flatMap((part) => {
    const { narrative } = part;
    const own = narrative?.kind === 'written' ? narrative.boxes.find(({ box }) => box === 'crossCutting') : undefined;
    return own === undefined ? [] : paragraphsOf(`${objectiveTitle(part)}.`, openWords(own.words));
  });
  if (blocks.length === 0) return [];
  return [{ kind: 'heading', level: 2, text: 'Issues that cut across objectives', newPage: true }, ...blocks];
}

/** A text with its label before the first of its lines. */
function paragraphsOf(label: string, text: string): Block[] {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
  return lines.map((line, index): Block => {
    const runs: Paragraph = index === 0 ? labelled(label, line.trim()) : plain(line.trim());
    return { kind: 'paragraph', runs };
  });
}
