import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type ConversationReference } from 'botbuilder';
import { present } from '../src/features.ts';
import { CARDS, cardsOf } from './product.ts';
import { measured, type Sample, type SendTask, times, WARM_UP } from './send-task.ts';

/**
 * What one would write without this product: botbuilder in a loop, with a fresh template for each card. It stores and
 * records nothing. It is given as many sends at once as the product, though most loops wait for each.
 */
export async function sendInALoop({ messages, concurrency }: SendTask, { views }: Sample) {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const sendOne = async (number: number) => {
    const next = views[number % views.length];
    if (next === undefined) return;
    const { to, view } = next;
    const { template, data, fallbackText, speak, summary } = present(view);
    const payload: unknown = JSON.parse(readFileSync(join(CARDS, `${template}.card.json`), 'utf8'));
    const card: unknown = new Template(payload).expand({ $root: { ...data, fallbackText, speak } });
    const reference: Partial<ConversationReference> = {
      channelId: 'msteams',
      serviceUrl: to.serviceUrl,
      conversation: {
        id: to.conversationId,
        isGroup: false,
        conversationType: 'personal',
        name: '',
        tenantId: to.tenantId,
      },
      bot: { id: to.botId, name: '' },
      user: { id: to.userId, name: '' },
    };
    await adapter.continueConversationAsync('', reference, async (context) => {
      await context.sendActivity({
        type: 'message',
        summary,
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
      });
    });
  };
  await times(WARM_UP, concurrency, sendOne);
  return measured(() => times(messages, concurrency, sendOne));
}

/** What making cards alone computes: words and template, with all the checks. */
export async function expandOnly({ messages }: SendTask, { views }: Sample) {
  const cards = cardsOf();
  const expand = (number: number) => {
    const next = views[number % views.length];
    if (next !== undefined) cards.expandCard(present(next.view), { action: 'submit' });
    return Promise.resolve();
  };
  await times(WARM_UP, 1, expand);
  return measured(() => times(messages, 1, expand));
}
