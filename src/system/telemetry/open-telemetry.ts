import { COUNTED, type Telemetry } from '../../core/telemetry.ts';
import { onOccasion } from './occasions.ts';

export type Instruments = Telemetry & {
  /** Hears of a request to storage by its kind (`POST transaction`); a step of whatever trace is under way. */
  stored(what: string): void;
  /** Sends what is gathered, and ends. */
  stop(): Promise<void>;
};

/** Logs bear their occasion, and nothing leaves. */
const NOWHERE: Instruments = {
  within: onOccasion,
  count: () => {},
  watch: () => {},
  stored: () => {},
  stop: () => Promise.resolve(),
};

/**
 * The library is told by the environment alone; what is set there already stays. It takes over the words of every Azure
 * client and prints them, of which its own faults alone are wanted.
 */
function settle(): void {
  const wanted = {
    OTEL_SERVICE_NAME: 'pmif',
    AZURE_LOG_LEVEL: 'error',
    APPLICATIONINSIGHTS_INSTRUMENTATION_LOGGING_LEVEL: 'ERROR',
  };
  // eslint-disable-next-line no-restricted-properties -- it is written for a library, and nothing of ours is read from it
  for (const [name, value] of Object.entries(wanted)) process.env[name] ??= value;
}

/** What leaves is only what is said here: instruments that read addresses and headers for themselves stay off. */
const OFF = { enabled: false };

/**
 * Telemetry to Azure Monitor by OpenTelemetry, where a connection string says so; else nothing of it is loaded. Only our own
 * spans and counts go: the library's instruments would take along web addresses, which name people.
 */
export async function openTelemetry(connectionString: string, onFault: (fault: unknown) => void): Promise<Instruments> {
  if (connectionString === '') return NOWHERE;
  settle();
  const [{ useAzureMonitor, shutdownAzureMonitor }, { metrics, trace, SpanStatusCode }] = await Promise.all([
    import('@azure/monitor-opentelemetry'),
    import('@opentelemetry/api'),
  ]);
  useAzureMonitor({
    azureMonitorExporterOptions: { connectionString, disableOfflineStorage: true },
    // All of it: a council's day is some thousand activities.
    tracesPerSecond: 0,
    samplingRatio: 1,
    enableLiveMetrics: false,
    enableStandardMetrics: false,
    enablePerformanceCounters: false,
    instrumentationOptions: {
      http: OFF,
      azureSdk: OFF,
      mongoDb: OFF,
      mySql: OFF,
      postgreSql: OFF,
      redis: OFF,
      redis4: OFF,
    },
  });
  const meter = metrics.getMeter('pmif');
  const tracer = trace.getTracer('pmif');
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
    stop: () => shutdownAzureMonitor().catch(onFault),
  };
}
