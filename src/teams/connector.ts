import {
  type AuthenticationConfiguration,
  AuthenticationError,
  ClaimsIdentity,
  type ConnectorClient,
} from 'botframework-connector';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config/config.ts';
import { channelIssuer, isKnownService } from './check-request.ts';

/** botbuilder's client retries every failed send three times, which can duplicate cards; this is the policy's name. */
const HIDDEN_RETRIES = 'defaultRetryPolicy';

/** A bot meets a handful of services. The limit keeps made-up paths from filling the memory. */
const MOST_CLIENTS = 50;

type Sent = { timeout: number; abortSignal: AbortSignal };
type Policy = { name: string; sendRequest(request: Sent, next: (request: Sent) => Promise<unknown>): Promise<unknown> };
type Pipeline = { removePolicy(which: { name: string }): unknown; addPolicy(policy: Policy): void };

export type Connectors = {
  readonly auth: ConfigurationBotFrameworkAuthentication;
  /** Rejects with `UnknownService` for an unknown host: the bot's token must not go there. */
  of(serviceUrl: string): Promise<ConnectorClient>;
};

export class UnknownService extends Error {
  override readonly name = 'UnknownService';
}

/** One client for each service address, without hidden retries. It reaches a private field: a test counts requests. */
export function connectorsFor(config: Config): Connectors {
  const auth = new Authentication(config.bot, undefined, channelTokensOnly(config), (serviceUrl) => of(serviceUrl));
  const appId = config.bot.MicrosoftAppId ?? '';
  const claims = [
    { type: 'aud', value: appId },
    { type: 'appid', value: appId },
  ];
  const factory = auth.createConnectorFactory(new ClaimsIdentity(claims, appId !== ''));
  const audience = config.bot.ToChannelFromBotOAuthScope ?? 'https://api.botframework.com';
  const clients = new LRUCache<string, Promise<ConnectorClient>>({ max: MOST_CLIENTS });
  const of = (serviceUrl: string): Promise<ConnectorClient> => {
    if (!isKnownService(serviceUrl, config)) return Promise.reject(new UnknownService('not a known Teams host'));
    const known = clients.get(serviceUrl);
    if (known !== undefined) return known;
    const made = factory.create(serviceUrl, audience).then((client) => oneAttempt(client, config.sendTimeoutMs));
    clients.set(serviceUrl, made);
    made.catch(() => clients.delete(serviceUrl)); // try again next time
    return made;
  };
  return { auth, of };
}

type UserTokens = ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>;

/** botbuilder's own with two changes: turns share their clients, and a forged token gets a 401 instead of a 500. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #connectorOf: (serviceUrl: string) => Promise<ConnectorClient>;
  #userTokens: UserTokens | undefined;

  constructor(
    bot: Config['bot'],
    credentials: undefined,
    tokens: AuthenticationConfiguration,
    connectorOf: (serviceUrl: string) => Promise<ConnectorClient>,
  ) {
    super(bot, credentials, tokens);
    this.#connectorOf = connectorOf;
  }

  /** No user signs in through this bot, so one client serves all. */
  override createUserTokenClient(claims: ClaimsIdentity): UserTokens {
    if (this.#userTokens !== undefined) return this.#userTokens;
    const made = super.createUserTokenClient(claims);
    this.#userTokens = made;
    made.catch(() => (this.#userTokens = undefined));
    return made;
  }

  override async authenticateRequest(
    ...asked: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ) {
    try {
      const authenticated = await super.authenticateRequest(...asked);
      return { ...authenticated, connectorFactory: { create: this.#connectorOf } };
    } catch (fault) {
      const forged =
        fault instanceof Error && ['JsonWebTokenError', 'NotBeforeError', 'SyntaxError'].includes(fault.name);
      throw forged ? new AuthenticationError('the token is not valid', 401) : fault;
    }
  }
}

/** Takes the retries out, and gives up after `longestWait`: before Teams gives up on our turn. */
function oneAttempt(client: ConnectorClient, longestWait: number): ConnectorClient {
  const { pipeline } = (client as unknown as { client?: { pipeline?: Pipeline } }).client ?? {};
  if (pipeline === undefined)
    throw new Error('botbuilder’s client has no pipeline: its hidden retries cannot be taken out');
  pipeline.removePolicy({ name: HIDDEN_RETRIES });
  pipeline.addPolicy({
    name: 'longestWait',
    sendRequest: async (request, next) => {
      // The client's own timeout leaves a timer running after a broken connection, which keeps a command from ending.
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), longestWait);
      request.timeout = 0;
      request.abortSignal = limit.signal;
      try {
        return await next(request);
      } finally {
        clearTimeout(timer);
      }
    },
  });
  return client;
}

/**
 * botbuilder also accepts a token of any tenant for this app's id, and then checks no service address. check-request.ts
 * refuses those first; this is the second check.
 */
function channelTokensOnly(config: Config): AuthenticationConfiguration {
  const validateClaims = (claims: readonly { type: string; value: string }[]) => {
    const issuer = claims.find(({ type }) => type === 'iss')?.value;
    return config.mode === 'local' || issuer === channelIssuer(config)
      ? Promise.resolve()
      : Promise.reject(new AuthenticationError('not a token of the channel', 401));
  };
  return { requiredEndorsements: [], validateClaims } as unknown as AuthenticationConfiguration;
}
