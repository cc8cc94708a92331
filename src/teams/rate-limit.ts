import { INVOKE_RESPONSE_KEY, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Messenger } from '../messaging/messenger.ts';
import { allowanceOf, perPerson, TOLD_PER_PERSON } from '../web/limits.ts';
import { readActivity } from './read-activity.ts';

type Turn = (context: TurnContext) => Promise<void>;

const NOT_TAKEN = {
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: 'That was too fast for us. Please press it again in a minute.',
};

/**
 * A broken client that repeats itself does not keep others waiting. The person is verified by then, and told once a
 * minute.
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
    log.warn({ activity: activity.id }, 'an activity exceeded the rate limit');
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
