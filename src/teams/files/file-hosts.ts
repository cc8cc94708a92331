import type { Config } from '../../config/config.ts';
import { isLoopback } from '../../config/rules.ts';

/**
 * Whether a file may be fetched from, or put to, an address that came in an activity: https on SharePoint or a host that
 * was named; plain http on loopback only, where that was named (local mode, and tests standing in for Teams).
 */
export function isFileHost(address: string, { fileHosts }: Pick<Config, 'fileHosts'>): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, port } = new URL(address);
  const known = fileHosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
  if (!known || username !== '') return false;
  return protocol === 'http:' ? isLoopback(hostname) : protocol === 'https:' && (port === '' || isLoopback(hostname));
}
