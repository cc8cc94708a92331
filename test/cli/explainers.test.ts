import { runExplain } from '../../src/features/thrive/use-cases/run-explain.ts';
import { explainersCommand } from '../../src/cli/explainers.ts';
import { runningProduct } from '../support/running-product.ts';

let product: Awaited<ReturnType<typeof runningProduct>>;
beforeAll(async () => {
  product = await runningProduct();
  await runExplain(product.services, { dry: false, confirm: true });
});
afterAll(() => product.close());

async function printed(options: Parameters<typeof explainersCommand>[1], json = true) {
  const lines: string[] = [];
  const out = jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const wrong = jest.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
  try {
    return { code: await explainersCommand(product, options, json), lines };
  } finally {
    out.mockRestore();
    wrong.mockRestore();
  }
}

describe('pmif explainers', () => {
  it('lists groups, sums, gaps and what waits, as one document or to be read', async () => {
    const { code, lines } = await printed({});
    expect([code, lines.length]).toEqual([0, 1]);
    const said = JSON.parse(lines[0]!);
    expect(said.sum).toMatchObject({ groups: 5, people: 245, by: { noPlace: { groups: 4 }, waiting: { groups: 1 } } });
    expect(said.explainers).toContainEqual({ group: 'refuse', code: 'TSM-TP10', period: 'FY2023/24', state: 'draft' });
    expect(said.gaps).toContainEqual({ group: 'repairs', code: '', what: 'place' });
    expect((await printed({}, false)).lines.join('\n')).toContain('5 groups with 245 people: ');
  });

  it('approves what waits, and says why it does not', async () => {
    const refused = await printed({ approve: 'refuse', sentence: 'It is all due to our crew.' });
    expect(refused.code).toBe(1);
    expect(refused.lines.join('\n')).toContain('“due to” says that the work makes the figure what it is');
    expect(await printed({ approve: 'refuse', sentence: 'Clean lanes help.' })).toMatchObject({ code: 0 });
    expect(await printed({ approve: 'refuse' })).toMatchObject({ code: 1 });
    expect(await printed({ approve: 'nobody' })).toMatchObject({ code: 1 });
    const [explainer] = await product.services.store.explainers.ofGroup('refuse');
    expect(explainer?.history.at(-1)).toMatchObject({ what: 'approved', by: 'command', sentence: 'Clean lanes help.' });
  });
});
