import { INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Messenger } from '../messaging/messenger.ts';
import { allowanceOf, perPerson, TOLD_PER_PERSON } from '../web/limits.ts';
import { readActivity } from './read-activity.ts';

type Turn = (context: TurnContext) => Promise<void>;

/** A press that was not taken, as the card's own protocol says it. */
const NOT_TAKEN = {
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: 'That was too fast for us. Please press it again in a minute.',
};

/**
 * A turn for those who have allowance left. Whoever has not is told so, once a minute, and what they sent is not taken: a
 * broken client that repeats itself may not keep others waiting. Who it is has been verified by then.
 */
export function rateLimitPerUser(
  turn: Turn,
  { messenger, log, burst }: { messenger: Messenger; log: Logger; burst: number },
): Turn {
  const [mayAct, mayHear] = [allowanceOf(perPerson(burst)), allowanceOf(TOLD_PER_PERSON)];
  return async (context) => {
    const { activity } = context;
    const person = activity.from.aadObjectId ?? activity.from.id;
    if (mayAct(person)) return turn(context);
    log.warn({ activity: activity.id }, 'an activity came too fast and was not taken');
    if (activity.type === 'invoke') {
      context.turnState.set(INVOKE_RESPONSE_KEY, { type: 'invokeResponse', value: { status: 200, body: NOT_TAKEN } });
    } else if (mayHear(person)) {
      const { conversation } = readActivity(activity, () => Promise.resolve(undefined));
      const sent = await messenger.send(conversation, { kind: 'notice', about: { what: 'tryAgain' } });
      if (sent.kind !== 'delivered')
        log.warn({ activity: activity.id, reason: sent.reason }, 'a reply could not be sent');
    }
  };
}
