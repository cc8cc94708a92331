import type { Config } from '../../config/config.ts';
import { isLoopback } from '../../config/rules.ts';

/**
 * Whether a file may be fetched from, or put to, an address that came in an activity: https on SharePoint or a configured
 * host; http on loopback only, where that is configured (local mode, and tests that stand in for Teams).
 */
export function isFileHost(address: string, { fileHosts }: Pick<Config, 'fileHosts'>): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, port } = new URL(address);
  const known = fileHosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
  if (!known || username !== '') return false;
  return protocol === 'http:' ? isLoopback(hostname) : protocol === 'https:' && (port === '' || isLoopback(hostname));
}
