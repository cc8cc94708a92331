import { readTyped } from './typed-command.ts';
import type { View } from '../core/view.ts';
import { showAnalysis } from '../features/analysis/use-cases/analysis-desk.ts';
import type { Inbound } from './inbound.ts';
import { showNarratives, showOwnNarrative } from '../features/narratives/use-cases/show-narratives.ts';
import type { UserAction } from './action.ts';

/** A typed sentence. Anything that is not understood gets the three things that this person most likely wants. */
export async function handleTyped(action: UserAction, inbound: Inbound): Promise<View | undefined> {
  const command = readTyped(inbound.text ?? '');
  switch (command.kind) {
    case 'help':
    case 'thanks':
    case 'peace':
    case 'pause':
    case 'resume':
      return undefined;
    case 'analysis':
      return showAnalysis(action, command.code);
    case 'narrative':
      return showOwnNarrative(action);
    case 'narratives':
      return showNarratives(action);
    case 'unknown':
      return undefined;
  }
}
