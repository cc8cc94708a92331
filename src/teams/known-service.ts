import type { Config } from '../config/config.ts';
import { isLoopback } from '../config/rules.ts';

/** https on a known host; http on loopback only, where that is configured (local mode, and tests that stand in for Teams). */
export function isKnownService(serviceUrl: string, config: Pick<Config, 'serviceUrlHosts'>): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname } = new URL(serviceUrl);
  if (!config.serviceUrlHosts.includes(hostname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
