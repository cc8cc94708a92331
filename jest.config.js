/** Tests run on Node 24 (the npm package `node`), through swc; types are checked apart, by `tsc --noEmit`. */
const swc = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'commonjs' } },
];

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: process.env.PMIF_SLOW ? ['/node_modules/'] : ['/node_modules/', '\\.slow\\.test\\.ts$'],
  extensionsToTreatAsEsm: [],
  transform: { '\\.(ts|js|mjs)$': swc },
  // Its build for Node waits for a native library at the top level, which CommonJS cannot; nothing is drawn with it.
  moduleNameMapper: { '^vega-canvas$': '<rootDir>/node_modules/vega-canvas/build/vega-canvas.browser.js' },
  // These ship as ES modules only; jest runs CommonJS, so swc turns them.
  transformIgnorePatterns: [
    '/node_modules/(?!(vega|vega-[a-z-]+|d3-[a-z-]+|internmap|delaunator|robust-predicates|topojson-client|json-stringify-pretty-compact|csv-parse|csv-stringify|read-excel-file|write-excel-file|temporal-polyfill|temporal-utils|commander|syllable|flesch-kincaid|p-map|p-limit|yocto-queue)/)',
  ],
  // A busy machine must not fail a test: this ends what hangs.
  testTimeout: (process.env.PMIF_SLOW ? 60 : 10) * 60_000,
  globalSetup: '<rootDir>/test/support/run-folder.ts',
  maxWorkers: 2,
};
