import { readChannelCommand } from '../rules/read-channel-command.ts';
import type { View } from '../../../core/view.ts';
import type { Inbound } from '../../../actions/inbound.ts';
import type { UserAction } from '../../../actions/action.ts';
import { linkChannel, unlinkChannel } from './link-channel.ts';

/**
 * What is typed or pressed about a channel or chat itself; undefined for
 * everything else.
 */
export async function handleInChannel(action: UserAction, inbound: Inbound): Promise<View | undefined> {
  const { press } = inbound;
  if (press !== undefined) {
    if (press.verb === 'untiePlace') return unlinkChannel(action, inbound);
    if (press.verb !== 'tiePlace') return undefined;
    const as = press.data.as === 'group' ? 'group' : 'committee';
    return linkChannel(action, inbound, { as, code: (press.data.code ?? '').trim().slice(0, 100) });
  }
  const command = readChannelCommand(inbound.text ?? '');
  if (command === undefined) return undefined;
  if (command.kind === 'unlink') return unlinkChannel(action, inbound);
  return linkChannel(action, inbound, command);
}
