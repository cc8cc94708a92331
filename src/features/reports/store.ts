/** The council's own template for reports, as its register brought it. */
export type Templates = {
  /** Undefined where there is none. One storage transaction. */
  current(): Promise<Uint8Array | undefined>;
  /** Takes the place of the one before. About one storage transaction for each 300 kilobytes. */
  save(bytes: Uint8Array): Promise<void>;
};

declare module '../../core/store.ts' {
  interface Store {
    readonly templates: Templates;
  }
}
