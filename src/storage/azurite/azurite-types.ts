/**
 * What we use of Azurite's table server. Its package exports only a command, which reports usage and writes a log; the
 * server class does neither. It is no public interface: the version is pinned, and these lines are all that we know of it.
 */
export type TableServer = {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
  readonly metadataStore: { readonly db: { saveDatabase(done: (error?: Error) => void): void } };
};

export type TableServerModule = { default: new (configuration: unknown) => TableServer };

/** Host, port, keep-alive seconds, file, debug log, access log, its stream, its path, loose, skip version check, then memory. */
export type TableConfigurationModule = { default: new (...settings: readonly unknown[]) => unknown };
