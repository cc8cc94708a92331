import type { View } from '../../domain/views.ts';
import type { Visit } from '../needs.ts';
import type { DroppedFile } from '../ports.ts';

/** Files that somebody dropped on the bot. */
export async function takeFiles(visit: Visit, dropped: readonly DroppedFile[]): Promise<View> {
  const [first] = dropped;
  if (first === undefined) return { kind: 'notice', about: { what: 'fileGone' } };
  const { contact } = visit.setting.framework.organisation;
  return { kind: 'notice', about: { what: 'notYourFile', contact } };
}
