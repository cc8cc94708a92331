import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/*
 * Figures of how the code is laid out: `npm run house`. `--json` prints them as JSON; `node scripts/house.ts FOLDER`
 * measures another copy of the project.
 */
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const root = resolve(positionals[0] ?? '.');
const src = globSync('src/**/*.ts', { cwd: root }).sort();
const jobs = globSync('jobs/*.ts', { cwd: root }).filter((file) => !/beat/.test(file));
const texts = new Map([...src, ...globSync('jobs/*.ts', { cwd: root })].map((file) => [file, read(file)]));

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Files that a file needs, itself included: by import or export from, dynamic or for a type only, within src and jobs. */
function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file) || !texts.has(file)) return reached;
  reached.add(file);
  for (const [, path = ''] of (texts.get(file) ?? '').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    reachedFrom(normalize(join(dirname(file), path)), reached);
  }
  return reached;
}

/** Names that more than one file of src exports, read at `export const`, `function`, `type`, `interface` and `class`. */
function namesDefinedTwice(): string[] {
  const files = new Map<string, number>();
  for (const file of src) {
    const exported = (texts.get(file) ?? '').matchAll(
      /^export (?:async )?(?:const|let|function\*?|type|interface|class) (\w+)/gm,
    );
    for (const name of new Set([...exported].map(([, found = '']) => found))) {
      files.set(name, (files.get(name) ?? 0) + 1);
    }
  }
  return [...files].filter(([, count]) => count > 1).map(([name]) => name);
}

/** Comments of src and jobs that have lines of their own: neighbouring lines are one comment, each a list of its lines. */
function comments(): string[][] {
  return [...texts.values()].flatMap((text) => {
    const found: string[][] = [];
    let isInside = false;
    for (const line of text.split('\n').map((one) => one.trim())) {
      const begins = line.startsWith('/*');
      const goesOn = isInside || (line.startsWith('//') && found.at(-1)?.at(-1)?.startsWith('//') === true);
      if (goesOn) found.at(-1)?.push(line);
      else if (begins || line.startsWith('//')) found.push([line]);
      else found.push([]); // a line of code ends the comment before it
      isInside = (isInside || begins) && !line.endsWith('*/');
    }
    return found.filter((lines) => lines.length > 0);
  });
}

/** A document outside the repository: `(design, 5.4)`, `(domain brief, 15)`, "the design asks", `domain.md`, `(issue: …)`. */
const CITATION = /\bdomain brief|\bdomain(\.md)?, (section )?\d|\bdesign('s|,| \d| promises| asks)|\(issue: /;
const cites = (comment: readonly string[]) =>
  CITATION.test(comment.map((line) => line.replace(/^(\/\*\*?|\*\/|\*|\/\/)\s*/, '')).join(' '));

/**
 * How many handlers are asked, one after the other, before the one for Submit. None where the table of actions has its verb.
 * Otherwise those in a chain are counted: a handler whose answer may be undefined, and each of a list that is tried in turn.
 */
async function handlersBeforeSubmit(): Promise<number> {
  if (existsSync(join(root, 'src/features.ts'))) {
    const { ACTIONS } = (await import(join(root, 'src/features.ts'))) as typeof import('../src/features.ts');
    if ('submitReading' in ACTIONS.presses) return 0;
  }
  let asked = 0;
  for (const file of src.filter((one) => /\/handle-(inbound|press)\.ts$/.test(one))) {
    const text = texts.get(file) ?? '';
    for (const [, answer = '', handler = ''] of text.matchAll(/const (\w+) = await (\w+)\(/g)) {
      const isTried = text.includes(`if (${answer} !== undefined) return`) && !handler.startsWith('dispatch');
      if (!isTried) continue;
      const list = new RegExp(`for \\(const ${handler} of (\\w+)\\)`).exec(text)?.[1];
      const listed = list === undefined ? undefined : new RegExp(`const ${list}[^]*?= \\[([^]*?)\\]`).exec(text)?.[1];
      asked += listed === undefined ? 1 : listed.split(',').filter((one) => one.trim() !== '').length;
    }
  }
  return asked;
}

const all = comments();
const reach = jobs.map((job) => ({ job, files: reachedFrom(job).size }));
const twice = namesDefinedTwice();
type Row = { readonly what: string; readonly before: number; readonly goal: number; readonly now: number };
const rows: Row[] = [
  { what: 'handlers asked before Submit', before: 13, goal: 0, now: await handlersBeforeSubmit() },
  {
    what: 'files that jobs/remind.ts reaches by import',
    before: 178,
    goal: 60,
    now: reach.find(({ job }) => job === 'jobs/remind.ts')?.files ?? 0,
  },
  { what: 'exported names that two files define', before: 62, goal: 10, now: twice.length },
  {
    what: 'lines of src',
    before: 48_861,
    goal: 44_500,
    now: src.reduce((sum, file) => sum + (texts.get(file) ?? '').split('\n').length - 1, 0),
  },
  { what: 'files of src', before: 689, goal: 600, now: src.length },
  { what: 'comment lines', before: 5000, goal: 3500, now: all.reduce((sum, lines) => sum + lines.length, 0) },
  { what: 'comments that cite a document outside', before: 78, goal: 0, now: all.filter(cites).length },
];

if (values.json) console.log(JSON.stringify({ rows, reach, twice, cited: all.filter(cites).map((c) => c.join(' ')) }));
else {
  console.table(Object.fromEntries(rows.map(({ what, ...figures }) => [what, figures])));
  console.log('Files that each job reaches by import:');
  for (const { job, files } of reach) console.log(`  ${String(files).padStart(4)}  ${job}`);
  console.log(`Names defined twice: ${twice.join(', ')}`);
}
