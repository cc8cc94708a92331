/**
 * The parts of Azurite's table server that we use. Its package exports only a command, which reports usage and writes a
 * log; the server class does neither. It is not a public interface, so the version is pinned.
 */
export type TableServer = {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
  readonly metadataStore: { readonly db: { saveDatabase(done: (error?: Error) => void): void } };
};

export type TableServerModule = { default: new (configuration: unknown) => TableServer };

/**
 * Host, port, keep-alive, file, debug log, access log and its stream and path, loose, skip version check, …, in memory.
 */
export type TableConfigurationModule = { default: new (...settings: readonly unknown[]) => unknown };
