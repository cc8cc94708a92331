import { AsyncLocalStorage } from 'node:async_hooks';
import { COUNTED, type Telemetry, type Trigger } from '../core/telemetry.ts';

const current = new AsyncLocalStorage<Trigger>();

/** Runs an act so that its log lines and storage requests carry the occasion. */
export const onOccasion = <T>(occasion: Trigger, act: () => Promise<T>): Promise<T> => current.run(occasion, act);

/** What is added to every log line: `{activity: "…"}`, `{message: "…"}`, `{beat: "…"}`; nothing outside an occasion. */
export function occasionNow(): Readonly<Record<string, string>> {
  const occasion = current.getStore();
  return occasion === undefined ? {} : { [occasion.kind]: occasion.id };
}

/** The same as a request id, which storage writes into its own log: text that a header can hold, 200 characters at most. */
export function requestId(): string | undefined {
  const occasion = current.getStore();
  return occasion && `${occasion.kind} ${occasion.id}`.replace(/[^\x21-\x7e]+/g, ' ').slice(0, 200);
}

export type Instruments = Telemetry & {
  /** Adds a request to storage, by its kind (`POST transaction`), to the current trace. */
  stored(what: string): void;
  stop(): Promise<void>;
};

/** Log lines carry their occasion, and nothing is sent. */
const NOWHERE: Instruments = {
  within: onOccasion,
  count: () => {},
  watch: () => {},
  stored: () => {},
  stop: () => Promise.resolve(),
};

/**
 * Our own spans and counts to Azure Monitor, if a connection string is set. Automatic instruments record web addresses,
 * which name people. `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` apply.
 */
export async function openTelemetry(connectionString: string, onFault: (fault: unknown) => void): Promise<Instruments> {
  if (connectionString === '') return NOWHERE;
  const [
    { AzureMonitorMetricExporter, AzureMonitorTraceExporter },
    { context, trace, SpanStatusCode },
    { setGlobalErrorHandler },
    { detectResources, envDetector, resourceFromAttributes },
    { MeterProvider, PeriodicExportingMetricReader },
    { BatchSpanProcessor, NodeTracerProvider },
  ] = await Promise.all([
    import('@azure/monitor-opentelemetry-exporter'),
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/sdk-trace-node'),
  ]);
  setGlobalErrorHandler(onFault);
  const to = { connectionString, disableOfflineStorage: true };
  const resource = resourceFromAttributes({ 'service.name': 'pmif' }).merge(
    detectResources({ detectors: [envDetector] }),
  );
  const traces = new NodeTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new AzureMonitorTraceExporter(to))],
  });
  // Spans nest by the global context. Nothing of ours passes a trace on to another service.
  traces.register({ propagator: null });
  const measurements = new MeterProvider({
    resource,
    readers: [new PeriodicExportingMetricReader({ exporter: new AzureMonitorMetricExporter(to) })],
  });
  const meter = measurements.getMeter('pmif');
  const tracer = traces.getTracer('pmif');
  const counters = new Map(COUNTED.map((name) => [name, meter.createCounter(`pmif.${name}`)]));
  return {
    within: (occasion, act) =>
      tracer.startActiveSpan(occasion.kind, { attributes: { [`pmif.${occasion.kind}`]: occasion.id } }, (span) =>
        onOccasion(occasion, act)
          .catch((fault: unknown) => {
            span.setStatus({ code: SpanStatusCode.ERROR, message: fault instanceof Error ? fault.name : 'unknown' });
            throw fault;
          })
          .finally(() => span.end()),
      ),
    count: (what, by) => counters.get(what)?.add(by),
    watch(what, read) {
      meter.createObservableGauge(`pmif.${what}`).addCallback(async (result) => {
        const value = await read().catch(() => undefined);
        if (value !== undefined) result.observe(value);
      });
    },
    stored: (what) => void trace.getActiveSpan()?.addEvent(what),
    async stop() {
      await Promise.all([traces.shutdown(), measurements.shutdown()]).catch(onFault);
      trace.disable();
      context.disable();
    },
  };
}
