/** The house's borders, as sentences: `npm run check:borders`. */
module.exports = {
  forbidden: [
    {
      name: 'domain-stays-pure',
      severity: 'error',
      comment:
        'The domain imports only itself and the calendar arithmetic of temporal-polyfill, so that every rule can be tested with plain values. Pass the value in, or move the work to src/app.',
      from: { path: '^src/domain/' },
      to: { pathNot: ['^src/domain/', 'node_modules/temporal-polyfill'] },
    },
    {
      name: 'app-talks-to-ports',
      severity: 'error',
      comment:
        'A use case knows the domain and its own ports, never Teams, Azure or a file. Ask for what you need in src/app/ports.ts.',
      from: { path: '^src/app/' },
      to: { pathNot: ['^src/(app|domain)/'] },
    },
    {
      name: 'presenters-only-word-things',
      severity: 'error',
      comment: 'A presenter turns facts of the domain into words and card data; it fetches nothing.',
      from: { path: '^src/presenters/' },
      to: { pathNot: ['^src/(presenters|domain)/', 'node_modules/temporal-polyfill'] },
    },
    {
      name: 'teams-lives-in-channel',
      severity: 'error',
      comment:
        'botbuilder is out of support: only src/channel may know it (and restify, and cards), so that one folder changes when it is replaced.',
      from: { path: '^(src|jobs)/', pathNot: '^src/channel/' },
      to: { path: 'node_modules/(botbuilder|botframework|restify|adaptivecards-templating|adaptive-expressions)' },
    },
    {
      name: 'azure-lives-in-adapters',
      severity: 'error',
      comment: 'Azure SDK types stop at src/adapters, so that a change of storage touches one folder.',
      from: { path: '^(src|jobs)/', pathNot: '^src/(adapters|channel)/' },
      to: { path: 'node_modules/(@azure|azurite)/' },
    },
    {
      name: 'adapters-do-not-know-teams',
      severity: 'error',
      comment: 'Adapters implement ports; what a person is shown is none of their business.',
      from: { path: '^src/adapters/' },
      to: { path: '^src/(channel|presenters|cli|local)/' },
    },
    {
      name: 'only-the-container-joins',
      severity: 'error',
      comment:
        'Only src/container.ts joins ports to adapters and the channel; main, the command line and jobs go through it.',
      from: { path: '^(src/(cli|main)|jobs/)', pathNot: '^src/container\\.ts$' },
      to: { path: '^src/(adapters|presenters)/' },
    },
    {
      name: 'what-ships-needs-no-tools',
      severity: 'error',
      comment:
        'The image has no development tools. Only the local Azurite and the playground, which run on a desk, may load one; everything else that the product needs is a dependency.',
      from: { path: '^(src|jobs)/', pathNot: '^src/(adapters/azurite/azurite-process\\.ts|local/)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that import each other are one idea in two places. Find the third thing that both need.',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
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
