import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { filledManifest, packageOf } from '../../scripts/teams-package.ts';
import { sentenceOf } from '../../src/actions/dispatch.ts';
import { ACTIONS } from '../../src/features.ts';

const values = {
  APP_VERSION: '1.2.3',
  APP_NAME_SUFFIX: ' test',
  TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
  BOT_ID: '99999999-2222-4333-8444-555555555555',
  BOT_DOMAIN: 'so-what.example.gov.uk',
  DEVELOPER_NAME: 'The “Example” Council, "so"',
  WEBSITE_URL: 'https://example.gov.uk',
  PRIVACY_URL: 'https://example.gov.uk/privacy',
  TERMS_URL: 'https://example.gov.uk/terms',
};

type Manifest = {
  manifestVersion: string;
  version: string;
  name: { short: string };
  developer: { name: string };
  localizationInfo: { defaultLanguageTag: string };
  bots: {
    botId: string;
    scopes: string[];
    supportsFiles: boolean;
    commandLists: { scopes: string[]; commands: { title: string }[] }[];
  }[];
};

type Extension = {
  botId: string;
  commands: { id: string; type: string; context: string[]; parameters: { name: string }[] }[];
};

/** As Microsoft publishes it, at the address that the manifest's `$schema` names; their package of all schemas is 8 MB. */
const SCHEMA = 'test/fixtures/teams/MicrosoftTeams.schema.json';

function problemsOf(manifest: unknown): unknown {
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
  validate(manifest);
  return validate.errors;
}

function manifestOf(): Manifest {
  const filled = filledManifest(values);
  if (filled.kind === 'missing') throw new Error(filled.names.join());
  return JSON.parse(filled.text) as Manifest;
}

/** Width, height, and whether any pixel may be seen through: read from the file's own header. */
function pngOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20), hasAlpha: view.getUint8(25) === 6 };
}

describe('the Teams app', () => {
  it('is valid by Microsoft’s newest schema', () => {
    expect(problemsOf(manifestOf())).toBeNull();
    expect(manifestOf().manifestVersion).toBe('1.30');
  });

  it('would be refused with a wrong id: the schema does look', () => {
    expect(problemsOf({ ...manifestOf(), id: 'so-what' })).not.toBeNull();
  });

  it('searches from the box of any chat, and asks for nothing but a word', () => {
    const [extension, ...others] = (manifestOf() as unknown as { composeExtensions: Extension[] }).composeExtensions;
    expect(others).toEqual([]);
    expect(extension?.botId).toBe(values.BOT_ID);
    const [command] = extension?.commands ?? [];
    expect(command).toMatchObject({ id: 'findMeasure', type: 'query', parameters: [{ name: 'search' }] });
    expect(command?.context.toSorted()).toEqual(['commandBox', 'compose']);
  });

  it('talks to a person, in a channel and in a group chat, and takes files', () => {
    const [bot] = manifestOf().bots;
    expect(bot).toMatchObject({ botId: values.BOT_ID, supportsFiles: true });
    expect(bot?.scopes.toSorted()).toEqual(['groupChat', 'personal', 'team']);
  });

  it('is in British English, and another language can be added beside it', () => {
    expect(manifestOf().localizationInfo.defaultLanguageTag).toBe('en-GB');
  });

  it('offers commands for each place where it can be talked to, once each', () => {
    const lists = manifestOf().bots[0]?.commandLists ?? [];
    expect(lists.flatMap(({ scopes }) => scopes).toSorted()).toEqual(['groupChat', 'personal', 'team']);
    for (const { commands } of lists) {
      expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
    }
  });

  it('offers only what the bot understands', () => {
    const titles = (manifestOf().bots[0]?.commandLists ?? []).flatMap(({ commands }) =>
      commands.map(({ title }) => title),
    );
    const typed = titles.map((title) => (title.endsWith('until') ? `${title} 15 January` : title));
    expect(titles).toContain('due');
    const isUnknown = (text: string) =>
      !ACTIONS.commands.some(({ input }) => input.safeParse(sentenceOf(text, true)).success);
    expect(typed.filter(isUnknown)).toEqual([]);
  });

  it('names every value that is not set yet', () => {
    expect(packageOf({ ...values, BOT_ID: '', TERMS_URL: undefined })).toEqual({
      kind: 'missing',
      names: ['TERMS_URL', 'BOT_ID'],
    });
  });
});

describe('the package', () => {
  const made = packageOf(values);
  if (made.kind === 'missing') throw new Error(made.names.join());
  const files = unzipSync(made.zip);

  it('opens again, with the manifest and its icons at the root and nothing else', () => {
    expect(Object.keys(files).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  });

  it('holds the environment’s values, whatever signs a council’s name has', () => {
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as Manifest;
    expect(manifest).toMatchObject({ version: '1.2.3', name: { short: 'So what test' } });
    expect(manifest.developer.name).toBe(values.DEVELOPER_NAME);
    expect(problemsOf(manifest)).toBeNull();
  });

  it('has icons of the sizes that Teams wants, the outline one to be seen through', () => {
    expect(pngOf(files['color.png'] ?? new Uint8Array())).toMatchObject({ width: 192, height: 192 });
    expect(pngOf(files['outline.png'] ?? new Uint8Array())).toEqual({ width: 32, height: 32, hasAlpha: true });
  });

  it('is the same, byte for byte, from the same values', () => {
    expect(packageOf(values)).toEqual(made);
  });
});
