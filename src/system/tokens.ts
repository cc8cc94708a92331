import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Random, Tokens } from '../core/services.ts';

const BYTES = 24;

/** Random tokens, hashed with SHA-256. They are too long to be guessed, so the hash needs no salt. */
export const tokensFrom = (random: Random): Tokens => ({
  fresh: () => Buffer.from(random.bytes(BYTES)).toString('base64url'),
  derived: (from, about) => createHmac('sha256', from).update(about).digest().subarray(0, BYTES).toString('base64url'),
  hashOf: (token) => createHash('sha256').update(token).digest('hex'),
  same: (hash, other) => {
    const [one, two] = [Buffer.from(hash), Buffer.from(other)];
    return one.length === two.length && timingSafeEqual(one, two);
  },
});
