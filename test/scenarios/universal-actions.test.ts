import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { pressOf } from '../support/fake-connector.ts';
import { OWNER, runningProduct } from '../support/running-product.ts';

const WORDS = 'Two homes closed this summer, so more children came into care; we are adding foster carers.';

it('with PMIF_CARD_ACTION=execute every press is an Action.Execute, answered with the card and stored the same', async () => {
  const product = await runningProduct({ env: { PMIF_CARD_ACTION: 'execute' } });
  const execute = async (data: Record<string, string>) => {
    const action = { type: 'Action.Execute', verb: data.verb, data };
    const { status, body } = await product.post(
      product.activityOf(OWNER, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: product.last().id,
        value: { action, trigger: 'manual' },
      }),
    );
    expect(status).toBe(200);
    const answer = JSON.parse(body) as { statusCode: number; type: string; value: unknown };
    expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    return answer.value;
  };
  try {
    await product.type(OWNER, 'PMIF-LAC-N');
    expect(JSON.stringify(product.lastCard())).toContain('"type":"Action.Execute","title":"Submit"');
    expect(JSON.stringify(product.lastCard())).not.toContain('Action.Submit');
    const form = pressOf(product.lastCard(), 'submitReading');
    const sentBack = await execute({ ...form, value: '490', soWhat: 'on track' });
    expect(JSON.stringify(sentBack)).toContain('Would you look at');
    await execute({ ...pressOf(sentBack, 'submitReading'), value: '490', soWhat: WORDS });
    const answers = await exportRows(product.services, 'readings');
    expect(answers.find(({ code, period }) => code === 'PMIF-LAC-N' && period === '2026-09-30')).toMatchObject({
      value: '490',
      soWhat: WORDS,
    });
  } finally {
    await product.close();
  }
});
