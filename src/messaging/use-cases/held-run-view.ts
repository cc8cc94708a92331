import type { Services } from '../../core/services.ts';
import type { Message } from '../rules/message.ts';
import type { MessageView } from './message-shown.ts';

/** The question whether a held run may go; it is overtaken once the run went or was dropped. */
export async function heldRunView(services: Services, { topics: [about] }: Message): Promise<MessageView> {
  const held = await services.store.runs.held(about?.code ?? '');
  if (held === undefined) return { skip: 'overtaken' };
  return { view: { kind: 'notice', about: { what: 'heldRun', job: held.job, people: held.people } }, shown: {} };
}
