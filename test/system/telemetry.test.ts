import { openTelemetry } from '../../src/system/telemetry.ts';
import { fakeIngestion } from '../support/fake-ingestion.ts';

describe('telemetry', () => {
  it('sends spans, counts and gauges with their ids, and nothing that it found out about the machine', async () => {
    const ingestion = await fakeIngestion();
    const faults: unknown[] = [];
    const telemetry = await openTelemetry(ingestion.connectionString, (fault) => faults.push(fault));
    await telemetry.within({ kind: 'activity', id: 'activity-1' }, async () => {
      telemetry.stored('POST transaction');
      telemetry.count('readings.answered', 2);
      await telemetry.within({ kind: 'message', id: 'message-1' }, () => Promise.resolve());
    });
    const failing = telemetry.within({ kind: 'beat', id: 'beat-1' }, () =>
      Promise.reject(new Error('words of a person')),
    );
    await expect(failing).rejects.toThrow();
    telemetry.watch('outbox.lag', () => Promise.resolve(7));
    telemetry.watch('beats.oldestDue', () => Promise.reject(new Error('storage is away')));
    await telemetry.stop();
    await ingestion.close();

    const sent = ingestion.bodies.join('\n');
    for (const said of ['activity-1', 'message-1', 'beat-1', 'POST transaction', '"ai.cloud.role":"pmif"']) {
      expect(sent).toContain(said);
    }
    expect(sent).toContain('"name":"pmif.readings.answered","kind":"Aggregation","value":2');
    expect(sent).toContain('"name":"pmif.outbox.lag","kind":"Aggregation","value":7');
    expect(sent).not.toMatch(/words of a person|beats\.oldestDue|host\.|os\.|process\./);
    expect(faults).toEqual([]);
  });

  it('says so when Azure refuses it', async () => {
    const ingestion = await fakeIngestion(400);
    const faults: unknown[] = [];
    const telemetry = await openTelemetry(ingestion.connectionString, (fault) => faults.push(fault));
    await telemetry.within({ kind: 'activity', id: 'activity-1' }, () => Promise.resolve());
    await telemetry.stop();
    await ingestion.close();
    expect(faults).not.toEqual([]);
  });
});
