import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { ClaimsIdentity, type ConnectorClient } from 'botframework-connector';
import type { Config } from '../config.ts';

/** botbuilder's client retries every failed send three times by itself, which doubles cards; this is its policy's name. */
const HIDDEN_RETRIES = 'defaultRetryPolicy';

type WithPipeline = { client?: { pipeline?: { removePolicy(which: { name: string }): unknown } } };

export type Connectors = {
  readonly auth: ConfigurationBotFrameworkAuthentication;
  of(serviceUrl: string): Promise<ConnectorClient>;
};

/**
 * Clients to Teams' connector, one for each service address, with the hidden retries taken out (it reaches a private
 * field, so a test counts requests). An address that is not of a known host is refused: the bot's token goes to no other.
 */
export function connectorsFor(config: Config): Connectors {
  const auth = new ConfigurationBotFrameworkAuthentication(config.bot);
  const appId = config.bot.MicrosoftAppId ?? '';
  const claims = [
    { type: 'aud', value: appId },
    { type: 'appid', value: appId },
  ];
  const factory = auth.createConnectorFactory(new ClaimsIdentity(claims, appId !== ''));
  const clients = new Map<string, Promise<ConnectorClient>>();
  const make = async (serviceUrl: string) => {
    if (!isKnownService(serviceUrl, config)) throw new Error('the service address is not of a known Teams host');
    const client = await factory.create(
      serviceUrl,
      config.bot.ToChannelFromBotOAuthScope ?? 'https://api.botframework.com',
    );
    const { pipeline } = (client as unknown as WithPipeline).client ?? {};
    if (pipeline === undefined)
      throw new Error('botbuilder’s client has no pipeline: its hidden retries cannot be taken out');
    pipeline.removePolicy({ name: HIDDEN_RETRIES });
    return client;
  };
  return {
    auth,
    of: (serviceUrl) => {
      const known = clients.get(serviceUrl) ?? make(serviceUrl);
      if (isKnownService(serviceUrl, config)) clients.set(serviceUrl, known);
      return known;
    },
  };
}

/** https on a known host; plain http only where a loopback host was named (local mode, and tests standing in for Teams). */
export function isKnownService(serviceUrl: string, config: Pick<Config, 'serviceUrlHosts'>): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname } = new URL(serviceUrl);
  if (!config.serviceUrlHosts.includes(hostname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
