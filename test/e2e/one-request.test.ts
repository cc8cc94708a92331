import { productInBrowser, type ProductInBrowser } from '../support/playground-chat.ts';

const QUESTION = 'Why is there nothing on culture and youth?';
const ANSWER = 'The annual survey asks young people from March on.';
const WE_DID = 'A measure of young people in cultural activities is drafted.';

let product: ProductInBrowser;

beforeAll(async () => {
  product = await productInBrowser('performance');
});
afterAll(() => product?.stop());

it('a request goes from raised to answered to “we did”, between two people in two browsers', async () => {
  const [councillor, performance] = [await product.chatOf('councillor'), await product.openChat()];

  // Three things that a councillor most likely wants; one of them is the form.
  await councillor.type('help');
  await councillor.shows('Is something missing, or would you like to know more?');
  await councillor.press('Ask about a gap');
  await councillor.fill('The question', QUESTION);
  await councillor.choose('Which committee asked?', /^Families .*meeting of/);
  await councillor.press('Send to the performance team');
  await councillor.shows('Thank you. The performance team has it, and you hear what comes of it.');

  await performance.type('requests');
  await performance.shows('Nobody has looked at it yet.');
  await performance.press('Open 1');
  await performance.shows(QUESTION);
  await performance.press('Acknowledge');
  await performance.shows('Acknowledged. Whoever asked hears so.');
  await performance.press('Give to somebody');
  await performance.choose('Who looks into it?', /^Performance Lead/);
  await performance.press('Give it');
  await performance.shows('With Performance Lead now.');

  await councillor.type('my requests');
  await councillor.shows('With Performance Lead, by Tue 8 Dec.');

  await performance.press('Answer');
  await performance.fill('The answer', ANSWER);
  await performance.press('Send the answer');
  await performance.shows('The answer is stored.');
  await performance.press('Say what we did');
  await performance.fill('What did we do about it?', WE_DID);
  await performance.press('Close with this');
  await performance.shows('Closed. Whoever asked hears what was done.');

  await councillor.press('Open 1');
  await councillor.shows(ANSWER);
  await councillor.shows(WE_DID);

  // And the committee's digest says it: what was asked, what the answer is, and that it is done.
  const officer = await product.chatOf('officer');
  await officer.type('committee families');
  await officer.shows(QUESTION);
  await officer.shows('Answered, and done.');
  expect(await officer.text()).toContain(`${ANSWER} We did: ${WE_DID}`);
});
