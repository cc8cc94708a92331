import type { View } from '../../domain/views.ts';
import type { Visit } from '../needs.ts';
import type { DroppedFile } from '../ports.ts';
import { dropRegister } from './drop-register.ts';
import { mayUseTheRegister, notYours } from './tools.ts';

const WHY = { tooLarge: 'fileTooLarge', notOurs: 'fileNotOurs', gone: 'fileGone' } as const;

/**
 * Files that somebody dropped on the bot: one at a time, for what comes of it is one card. Who may have nothing read is
 * told so before anything is fetched.
 */
export async function takeFiles(visit: Visit, dropped: readonly DroppedFile[]): Promise<View> {
  const [first, ...others] = dropped;
  if (first === undefined) return { kind: 'notice', about: { what: 'fileGone' } };
  if (others.length > 0) return { kind: 'notice', about: { what: 'twoFiles', taken: first.name } };
  if (!mayUseTheRegister(visit)) return notYours(visit);
  const fetched = await first.read();
  if (fetched.kind === 'refused') return { kind: 'notice', about: { what: WHY[fetched.why] } };
  return dropRegister(visit, { name: first.name, type: '', bytes: fetched.bytes });
}
