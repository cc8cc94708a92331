/** A bug that the machine must find: one exact text of the product, and what stands there instead. */
export type Plant = { readonly name: string; readonly from: string; readonly to: string };

export const PLANTS: readonly Plant[] = [
  {
    name: 'lease-ignored',
    from: 'holds: () => held !== undefined && time.ms() - held.renewed < goodForMs(leaseMs),',
    to: 'holds: () => true,',
  },
  {
    name: 'index-row-not-written',
    from: 'await transactMany(table, READY_INDEX, [...rows.values()]);',
    to: 'if (rows.size > 1) await transactMany(table, READY_INDEX, [...rows.values()]);',
  },
  {
    name: 'outcome-given-up',
    from: 'if (!(fault instanceof StorageUnavailable) || time.ms() > until) throw fault;',
    to: 'throw fault;',
  },
  {
    name: 'unknown-taken-for-delivered',
    from: "if ('fault' in shown)\n    return record(",
    to: "if ('fault' in shown || delivery.jitter() < 0.2)\n    return record(delivery, loaded, { state: 'delivered', reason: '', attempts: 1, activityId: '1' }); if ('fault' in shown)\n    return record(",
  },
  {
    name: 'rights-not-checked',
    from: 'return allows(right, relationships) ? handle(who, input, found) : on.refuse(who, found, input);',
    to: 'return handle(who, input, found);',
  },
  {
    name: 'version-not-checked',
    from: "version === '' ? { act: 'insert', row: CHAIN, columns } : { act: 'replace', row: CHAIN, columns, etag: version };",
    to: "version === '' ? { act: 'insert', row: CHAIN, columns } : { act: 'put', row: CHAIN, columns };",
  },
  {
    name: 'chain-not-linked',
    from: 'const revision = chained(reading, head);',
    to: "const revision = chained(reading, reading.revision === 3 ? '' : head);",
  },
  {
    name: 'acts-not-linked',
    from: "const unsealed: StoredAuditEntry = { ...whole, previousHash: head, hash: '' };",
    to: "const unsealed: StoredAuditEntry = { ...whole, previousHash: act.what === 'locked' ? '' : head, hash: '' };",
  },
  {
    name: 'two-messages-a-day',
    from: '...(takesDay ? [lock] : []),',
    to: '',
  },
  {
    name: 'five-days-not-looked-at',
    from: 'if (heardTooMuch(on, heardOn, calendar, quiet)) continue;',
    to: '',
  },
  {
    name: 'five-days-looked-at-once',
    from: 'return [-4, -3, -2, -1, 0].some((back) => {',
    to: 'return [0].some((back) => {',
  },
  {
    name: 'small-numbers-off-for-a-word',
    from: 'proportion|share|percentage)',
    to: 'proportion|share|percentage|number|count)',
  },
  {
    name: 'unreleased-is-public',
    from: 'return readings.flatMap((reading) => asReleased(reading) ?? []);',
    to: 'return readings.flatMap((reading) => asReleased(reading) ?? reading);',
  },
  {
    name: 'weekend',
    from: 'if (!weekdays.includes(weekday(on)) || !isWorkingDay(calendar, on)) continue;',
    to: '',
  },
  {
    name: 'saved-not-stored',
    from: "return change === undefined || (await store.measures.save(file, change)) === 'saved' ? outcome : 'conflict';",
    to: 'if (change !== undefined) await store.measures.save(file, change);\n    return outcome;',
  },
  {
    name: 'old-preview-believed',
    from: 'const changed = seen !== undefined && seen !== seenMark(preview);',
    to: 'const changed = false;',
  },
  {
    name: 'pause-not-looked-at',
    from: 'if (!waiting.some(isScheduled) || (await services.store.pauses.current()) === undefined) return waiting;',
    to: 'return waiting;',
  },
  {
    name: 'away-not-looked-at',
    from: "if (notWhileAway === true && isAway(to.person, to.context.today)) return { skip: 'away' };",
    to: '',
  },
  {
    name: 'undo-without-end',
    from: 'return since >= 0 && since <= UNDO_FOR;',
    to: 'return since >= 0;',
  },
  {
    name: 'lock-not-looked-at',
    from: 'const locked = whyLocked(action, file, due);',
    to: 'const locked = undefined;',
  },
  {
    name: 'exempt-is-exported',
    from: "if (!sight.unreleased && (measure.status === 'draft' || isExempt(measure, context.framework.committees))) return [];",
    to: "if (!sight.unreleased && measure.status === 'draft') return [];",
  },
  {
    name: 'former-owner-is-asked',
    from: "if (!mayAnswer(person.profile, found.file.measure)) return { skip: 'overtaken' };",
    to: '',
  },
  {
    name: 'rights-checked-once',
    from: 'if (rightsRestOn(file, current) !== rightsRestOn(opened, due)) throw new RightsMayHaveChanged();',
    to: '',
  },
];
