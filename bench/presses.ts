import { conversation, entraIdOf, measureCode, ownerKey } from './registers.ts';

/** Owners with three measures each: one to submit, one whose form comes next, and one for the bare handler to write to. */
export const OWNERS = 20;
const PERIOD = 'FY2026/27-H1';

/** What Teams posts when an owner types or presses, each as the text of an HTTP body. */
export function presses(serviceUrl: string) {
  let activities = 0;
  const activity = (owner: number, more: Readonly<Record<string, unknown>>) => {
    const { conversationId, tenantId, botId, userId } = conversation(owner, serviceUrl);
    return JSON.stringify({
      type: 'message',
      id: `1700000000${(activities += 1)}`,
      timestamp: '2026-10-14T10:00:00.000Z',
      channelId: 'msteams',
      serviceUrl,
      from: { id: userId, name: `Service Manager ${owner}`, aadObjectId: entraIdOf(owner) },
      conversation: { id: conversationId, conversationType: 'personal', tenantId },
      recipient: { id: botId, name: 'Performance' },
      channelData: { tenant: { id: tenantId } },
      locale: 'en-GB',
      replyToId: '1700000000001',
      ...more,
    });
  };
  const about = (owner: number) => ({ measure: measureCode(owner), period: PERIOD });
  return {
    typed: (owner: number) => activity(owner, { text: 'due' }),
    open: (owner: number) => activity(owner, { value: { verb: 'openReading', ...about(owner), card: '1' } }),
    submit: (owner: number, form: number, next: boolean) =>
      activity(owner, {
        value: {
          verb: 'submitReading',
          ...about(owner),
          card: String(form),
          rest: next ? '2' : '',
          value: `${(45 + (form % 20) / 10).toFixed(1)}%`,
          soWhat: `Two teams now share one rota, so round ${form} of repairs took fewer visits and tenants waited less.`,
          nextSteps: 'Extend the shared rota to the east of the borough from January.',
          provisional: 'false',
        },
      }),
    bare: (owner: number, next: boolean) => {
      const card = `${serviceUrl}v3/conversations/${conversation(owner, serviceUrl).conversationId}/activities/1`;
      // A measure of the same shape whose rows the product leaves alone.
      const measure = measureCode(2 * OWNERS + owner);
      const after = next ? measureCode(OWNERS + owner) : '';
      return activity(owner, { value: { owner: ownerKey(owner), measure, next: after, card } });
    },
  };
}
