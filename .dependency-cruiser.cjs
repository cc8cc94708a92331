/** The house's borders, as sentences: `npm run check:borders`. */
const PURE_LIBRARIES = 'node_modules/(temporal-polyfill|fraction\\.js|zod)/';
module.exports = {
  forbidden: [
    {
      name: 'core-knows-no-feature',
      severity: 'error',
      comment:
        'core is what every feature shares. What a feature adds to it (a store, a view, a milestone) it declares itself, by declaration merging.',
      from: { path: '^src/core/' },
      to: { path: '^src/(?!core/)', pathNot: '^src/messaging/rules/' },
    },
    {
      name: 'rules-stay-pure',
      severity: 'error',
      comment:
        'Rules import core and other rules only, so that each can be tested with plain values. Pass the value in, or move the work to use-cases/.',
      from: { path: '/rules/' },
      to: { pathNot: ['^src/core/', '/rules/', PURE_LIBRARIES] },
    },
    {
      name: 'words-only-word-things',
      severity: 'error',
      comment: 'words/ turns facts into text and card data; it fetches nothing. Give it what it needs in the view.',
      from: { path: '/words/' },
      to: { path: '^src/', pathNot: ['^src/core/', '/rules/', '/words/'] },
    },
    {
      name: 'features-meet-at-their-doors',
      severity: 'error',
      comment:
        'A feature imports another through its feature.ts, the types of its store.ts, its rules/ or its words/. What else others need is exported by feature.ts, or becomes a hook that the other declares.',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: ['^src/features/$1/', '/rules/', '/words/', '/(feature|store)\\.ts$'] },
    },
    {
      name: 'teams-lives-in-teams',
      severity: 'error',
      comment:
        'botbuilder is out of support: only src/teams knows it and its cards, so that one folder changes when it is replaced.',
      from: { path: '^(src|jobs)/', pathNot: '^src/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework|adaptivecards-templating|adaptive-expressions)' },
    },
    {
      name: 'the-web-server-lives-in-web',
      severity: 'error',
      comment: 'restify serves public pages and Teams’ door; nothing else knows that there is a web server.',
      from: { path: '^(src|jobs)/', pathNot: '^src/(web|teams)/' },
      to: { path: 'node_modules/restify/' },
    },
    {
      name: 'azure-lives-in-storage',
      severity: 'error',
      comment: 'Azure SDK types stop at src/storage and src/system, so that a change of storage touches one folder.',
      from: { path: '^(src|jobs)/', pathNot: '^src/(storage|system)/' },
      to: { path: 'node_modules/(@azure|azurite)/' },
    },
    {
      name: 'adapters-do-not-know-teams',
      severity: 'error',
      comment: 'storage, documents and system implement what features ask for; what a person is shown is not theirs.',
      from: { path: '^src/(storage|documents|system)/' },
      to: { path: '^src/(teams|web|cli|local|actions)/' },
    },
    {
      name: 'only-the-container-joins',
      severity: 'error',
      comment: 'Only container.ts joins features to storage, documents, system and Teams; all others go through it.',
      from: { path: '^(src/(cli|main|features|messaging|actions|core)|jobs/)', pathNot: '^src/container\\.ts$' },
      to: { path: '^src/(storage|documents|system|teams)/' },
    },
    {
      name: 'what-ships-needs-no-tools',
      severity: 'error',
      comment:
        'The image has no development tools. Only the local Azurite and the playground may load one; everything else that the product needs is a dependency.',
      from: { path: '^(src|jobs)/', pathNot: '^src/(storage/azurite/azurite-process\\.ts|local/)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that import each other are one idea in two places. Find the third thing that both need.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'The product does not know its tests.',
      from: { path: '^(src|jobs)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
