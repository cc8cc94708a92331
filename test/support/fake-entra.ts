import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const TENANT = '99999999-2222-4333-8444-555555555555';
const ISSUER = 'https://api.botframework.com';

/**
 * Stands in for the two places that a bot in Azure trusts: the Bot Framework's signing keys, and the managed identity
 * that hands out its own token. `env` is what points the product at them; nothing of the product is opened up for it.
 */
export async function fakeEntra() {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host}`;
    const path = request.url ?? '';
    const jwk = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', endorsements: ['msteams'] };
    const body = path.startsWith('/openid')
      ? { issuer: ISSUER, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] }
      : path.startsWith('/keys')
        ? { keys: [jwk] }
        : {
            access_token: 'token-of-the-bot',
            expires_on: String(Math.floor(Date.now() / 1000) + 86_400),
            resource: ISSUER,
            token_type: 'Bearer',
          };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** The environment of a bot in Azure with a managed identity. */
    env: {
      MicrosoftAppId: APP_ID,
      MicrosoftAppTenantId: TENANT,
      MicrosoftAppType: 'UserAssignedMSI',
      PMIF_LOCAL_STORAGE: 'yes',
      HOST: '127.0.0.1',
      PMIF_SERVICE_URL_HOSTS: '127.0.0.1',
      ToChannelFromBotLoginUrl: `${url}/login`,
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/openid-entra`,
      CallerId: 'urn:botframework:azure',
    },
    /** What the machine of a managed identity sets for every process on it. */
    machine: { IDENTITY_ENDPOINT: `${url}/msi`, IDENTITY_HEADER: 'x' },
    /** A token of the channel for this service address, valid unless changed. */
    token(
      serviceurl: string,
      change: Record<string, unknown> = {},
      header: Record<string, unknown> = {},
      forged = false,
    ) {
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: ISSUER, aud: APP_ID, nbf: now - 10, exp: now + 600, serviceurl, ...change };
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const text = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...header })}.${part(claims)}`;
      const key = forged ? foreign.privateKey : keys.privateKey;
      return `Bearer ${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
    },
    close: () => new Promise<void>((done) => server.close(() => done()).closeAllConnections()),
  };
}
