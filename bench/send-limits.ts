import { benchConfig, connectorsOf, activityOf } from './product.ts';
import { poster } from './post.ts';
import { measured, type Sample, type SendTask, times, WARM_UP } from './send-task.ts';

/** The limit of sending: plain posts of the same bodies, and nothing else. */
export async function postAll({ messages, concurrency }: SendTask, { views }: Sample) {
  const bodies = views.map(({ to, view }) => ({
    url: `${to.serviceUrl}v3/conversations/${to.conversationId}/activities`,
    body: JSON.stringify(activityOf(to, view)),
  }));
  const post = poster(concurrency);
  const postOne = async (number: number) => {
    const { url, body } = bodies[number % bodies.length] ?? { url: '', body: '' };
    const status = await post(url, body);
    if (status !== 201) throw new Error(`the connector answered ${status}`);
  };
  await times(WARM_UP, concurrency, postOne);
  return measured(() => times(messages, concurrency, postOne));
}

/** What sending alone computes, by botbuilder's own connector client, with cards that are made already. */
export async function sendOnly({ messages, concurrency, connectionString, table }: SendTask, { views }: Sample) {
  const connectors = connectorsOf(benchConfig(connectionString, table));
  const ready = views.map(({ to, view }) => ({ to, activity: activityOf(to, view) }));
  const send = async (number: number) => {
    const next = ready[number % ready.length];
    if (next === undefined) return;
    const client = await connectors.of(next.to.serviceUrl);
    await client.conversations.sendToConversation(next.to.conversationId, next.activity);
  };
  await times(WARM_UP, concurrency, send);
  return measured(() => times(messages, concurrency, send));
}
