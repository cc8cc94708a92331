import { delivererOf } from '../../src/messaging/use-cases/deliver.ts';
import { exportRows } from '../../src/features/register/use-cases/export.ts';
import { testClock } from '../support/azurite.ts';
import { pressOf, textsOf, TROUBLES } from '../support/fake-connector.ts';
import { OWNER, runningProduct, STRANGER } from '../support/running-product.ts';

type Product = Awaited<ReturnType<typeof runningProduct>>;
const LAC = 'PMIF-LAC-N';

let product: Product;
beforeEach(async () => {
  product = await runningProduct();
});
afterEach(() => product.close());

const said = () => textsOf(product.lastCard()).join('\n');
/** What the post office does some minutes later. */
const later = async (minutes = 1) => {
  const now = new Date(product.services.clock.now().getTime() + minutes * 60_000);
  const services = { ...product.services, clock: testClock(now.toISOString()) };
  return delivererOf(services, await product.messenger(), { perSecond: 1000, concurrency: 4 }).deliver();
};
const waiting = async () => (await exportRows(product.services, 'messages')).filter(({ kind }) => kind === 'reply');
const during = async (trouble: () => Promise<unknown>) => {
  product.connector.meet(() => ({ status: 503 }));
  await trouble();
  product.connector.meet(() => undefined);
};

describe('an owner who writes while Teams cannot be answered', () => {
  it('has their list once it can', async () => {
    await during(() => product.type(OWNER, 'due'));
    expect(product.connector.sent).toEqual([]);
    expect(await waiting()).toMatchObject([{ state: 'queued', to: expect.any(String) as string }]);
    expect(await later()).toMatchObject({ targeted: 1, delivered: 1 });
    expect(said()).toContain('Number of looked after children');
    expect(await later()).toMatchObject({ targeted: 0 });
  });

  it('has one list, however often they wrote', async () => {
    await during(async () => {
      await product.type(OWNER, 'due');
      await product.type(OWNER, 'help');
      await product.type(OWNER, 'due');
    });
    expect(await later()).toMatchObject({ targeted: 3, delivered: 1, skipped: { saidLater: 2 } });
    expect(product.connector.sent).toHaveLength(1);
  });

  it('hears no more of it when they were answered meanwhile', async () => {
    await during(() => product.type(OWNER, 'due'));
    await product.type(OWNER, 'due');
    expect(await later()).toMatchObject({ delivered: 0, skipped: { answered: 1 } });
    expect(product.connector.sent).toHaveLength(1);
  });

  it('has the form that they were at', async () => {
    await product.type(OWNER, 'due');
    const open = pressOf(product.lastCard(), 'openReading', (data) => data.measure === LAC);
    await during(() => product.press(OWNER, open));
    expect(await later()).toMatchObject({ delivered: 1 });
    expect(pressOf(product.lastCard(), 'submitReading').measure).toBe(LAC);
  });

  it('is not kept from the day’s ask by it', async () => {
    await during(() => product.type(OWNER, 'due'));
    const heard = (await product.services.store.people.byEntraId(OWNER.aadObjectId))?.heardOn;
    expect(heard).toEqual([]);
  });
});

it('somebody outside the register is not written to later', async () => {
  await during(() => product.type(STRANGER, 'hello'));
  expect(await waiting()).toEqual([]);
});

it('what was refused for good is not said again', async () => {
  product.connector.meet(() => TROUBLES.refused(400, 'Bad Argument'));
  expect((await product.type(OWNER, 'due')).status).toBe(200);
  expect(await waiting()).toEqual([]);
});
