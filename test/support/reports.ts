import type { LiveMeasure, PersonKey } from '../../src/core/measures/measure.ts';
import type { Person } from '../../src/core/measures/people.ts';
import { periodOf } from '../../src/core/periods/read-period.ts';
import type { DueReading } from '../../src/core/readings/due-reading.ts';
import type { Reading } from '../../src/core/readings/reading.ts';
import type { MemberRequest } from '../../src/features/requests/rules/request.ts';
import { buildReport } from '../../src/features/reports/rules/build-report.ts';
import type { Entry, Report, ReportedFile, ReportFacts } from '../../src/features/reports/rules/report.ts';
import { aMeasure, on, owner } from './examples.ts';
import { aCommittee, aFramework } from './frameworks.ts';

/** A measure of the families' remit with its readings. */
export function aFile(
  measure: Partial<LiveMeasure> = {},
  readings: readonly Reading[] = [],
  due: readonly DueReading[] = [],
): ReportedFile {
  return { measure: aMeasure({ countsPeople: false, ...measure }), readings, due };
}

export const theOwner: Person = {
  ...{ key: owner as PersonKey, email: 'service.manager@example.gov.uk', aliases: [], entraId: '' },
  ...{ name: 'Service Manager', service: 'Children’s Social Care', workDays: [], roles: [] },
};

/** Facts of a report to the families' committee about the year to March 2022, made in November 2026. */
export function facts(remit: readonly ReportedFile[], change: Partial<ReportFacts> = {}): ReportFacts {
  const families = { ...aCommittee('families', []), title: 'Families Overview and Scrutiny Committee' };
  const care = { ...aCommittee('chw', []), title: 'Care, Health and Wellbeing Overview and Scrutiny Committee' };
  return {
    committee: families,
    period: periodOf('FY2021/22'),
    framework: {
      ...aFramework([families, care]),
      objectives: [
        { code: 'PO1', wordings: [{ from: on('2021-05-20'), text: 'Give every child the best start in life' }] },
        {
          code: 'PO2',
          wordings: [{ from: on('2021-05-20'), text: 'Enable all children to maximise their capabilities' }],
        },
      ],
    },
    today: on('2026-11-24'),
    draft: false,
    wantedOn: (_measure, period) => period.end,
    remit,
    beside: new Map(remit.map((file) => [file.measure.code.toUpperCase(), file])),
    relatives: [],
    owners: new Map([[theOwner.key, theOwner]]),
    ...{ narratives: new Map(), requests: [] },
    ...change,
  };
}

/** The report on some measures. */
export const reportOn = (remit: readonly ReportedFile[], change: Partial<ReportFacts> = {}): Report =>
  buildReport(facts(remit, change));

/** The entries of a report's remit, in their order. */
export const entriesOf = (report: Report): Entry[] => report.remit.flatMap((part) => part.entries);

/** A request of the families' committee that nobody has looked at yet. */
export function aRequest(change: Partial<MemberRequest> = {}): MemberRequest {
  return {
    ...{ id: '7', text: 'Why are there more children in our care than in March?', status: 'open', acts: [] },
    askedBy: { committee: 'families', meeting: on('2021-12-02'), role: 'councillor' },
    raisedAt: '2021-12-03T10:00:00.000Z',
    about: { kind: 'gap' },
    ...change,
  };
}
