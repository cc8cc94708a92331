import type { Act, ActKind } from '../../../core/audit-entry.ts';
import type { MemberRequest, RequestAct } from './request.ts';

const KINDS: Readonly<Record<RequestAct['what'], ActKind>> = {
  raised: 'asked',
  acknowledged: 'changed',
  given: 'handedOver',
  answered: 'answered',
  done: 'closed',
  reopened: 'opened',
  drafted: 'changed',
  wentLive: 'changed',
};

/** The last act on a request for the audit. A partner has no account, so the product acts for them. */
export function auditOf(before: Pick<MemberRequest, 'status'> | undefined, after: MemberRequest): Act[] {
  const act = after.acts.at(-1);
  if (act === undefined) return [];
  const { what, by = 'product', at, words, to, dueOn } = act;
  const given = to === undefined ? '' : ` to ${to} by ${dueOn ?? ''}`;
  return [
    {
      what: KINDS[what],
      about: after.id,
      by,
      at,
      before: before?.status ?? '',
      after: `${after.status}${given}`,
      reason: what === 'raised' ? after.text : words,
    },
  ];
}
