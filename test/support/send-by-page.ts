import type { runningProduct, Teammate } from './running-product.ts';
import { cardOf } from './fake-connector.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;

/** The path of the page that a card's button opens; empty where there is none. */
export const uploadPathIn = (card: unknown): string => /\/u\/[\w-]{32}/.exec(JSON.stringify(card))?.[0] ?? '';

/** What a person was last shown in their own chat. */
export function lastCardOf({ connector }: Product, { id }: Teammate): ReturnType<typeof cardOf> {
  return cardOf(connector.sent.findLast(({ conversation }) => conversation === `a:${id.slice(3)}`));
}

/** Asks for a page, by typing, and says where it is. */
export async function askForPage(product: Product, who: Teammate): Promise<string> {
  await product.type(who, 'upload');
  return uploadPathIn(lastCardOf(product, who));
}

/** Sends a file as the form of the page does, and says what the browser is answered. */
export async function sendByPage(
  { server }: Product,
  path: string,
  file: { readonly name: string; readonly bytes: Uint8Array } | undefined,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number; readonly body: string; readonly to: string }> {
  const form = new FormData();
  form.set('file', new File(file === undefined ? [] : [new Uint8Array(file.bytes)], file?.name ?? ''));
  form.set('send', 'file');
  const sent = await fetch(`${server.url}${path}`, { method: 'POST', body: form, headers, redirect: 'manual' });
  return { status: sent.status, body: await sent.text(), to: sent.headers.get('location') ?? '' };
}
