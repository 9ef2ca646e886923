// Three kinds of test, told apart by the file name: .spec.ts is pure and instant, .int.spec.ts uses
// real servers, .e2e.spec.ts drives the pages in a real browser.
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
  roots: ['apps', 'libs', 'projections', 'docker'].map((folder) => `<rootDir>/${folder}`),
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.ledger/'],
};

const servers = {
  globalSetup: '<rootDir>/libs/postgres/src/testing/start-server.ts',
  globalTeardown: '<rootDir>/libs/postgres/src/testing/stop-server.ts',
};

// `npm run test:long` does the same tests with counts that take minutes.
const isLong = process.env.LEDGER_LONG === '1';

export default {
  testTimeout: isLong ? 3_600_000 : 120_000,
  maxWorkers: '100%',
  showSeed: true,
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.int\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$'],
    },
    { ...shared, ...servers, displayName: 'int', testMatch: ['**/*.int.spec.ts'] },
    { ...shared, ...servers, displayName: 'e2e', testMatch: ['**/*.e2e.spec.ts'] },
  ],
};
