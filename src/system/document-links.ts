import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Links } from '../messaging/files.ts';

export type ReadToken = { readonly kind: 'document'; readonly id: string } | { readonly kind: 'forged' | 'over' };

export type DocumentLinks = Links & { read(token: string, now: Date): ReadToken };

/** Links that expire. They are signed with the product's secret, so that a forged one costs no storage request. */
export function documentLinks(secret: Uint8Array, base: () => string | undefined): DocumentLinks {
  const sign = (said: string) => createHmac('sha256', secret).update(said).digest('base64url').slice(0, 32);
  return {
    toDocument(id, until) {
      const address = base();
      const said = `${id}.${Math.floor(until.getTime() / 1000).toString(36)}`;
      return address === undefined ? undefined : `${address}/d/${said}.${sign(said)}`;
    },
    read(token, now) {
      const [, said = '', id = '', until = '', signature = ''] =
        /^(([\w-]{10,64})\.([0-9a-z]{1,10}))\.([\w-]{32})$/.exec(token) ?? [];
      if (said === '' || !timingSafeEqual(Buffer.from(sign(said)), Buffer.from(signature))) return { kind: 'forged' };
      return parseInt(until, 36) * 1000 > now.getTime() ? { kind: 'document', id } : { kind: 'over' };
    },
  };
}
