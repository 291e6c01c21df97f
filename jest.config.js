const usual = {
  testEnvironment: 'node',
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^#shared/(.*)$': '<rootDir>/shared/$1.ts',
    '^#api/(.*)$': '<rootDir>/api/src/$1.ts',
    '^#miniapp/(.*)$': '<rootDir>/miniapp/src/$1',
  },
};

// each brings whole processes along: servers, phones, browsers
const whole = ['<rootDir>/test/weapp/', '<rootDir>/test/e2e/', '<rootDir>/test/crash/'];

/** @type {import('jest').Config} */
export default {
  maxWorkers: 2,
  testTimeout: 30_000,
  reporters: ['<rootDir>/test/support/summary-reporter.js'],
  projects: [
    {
      ...usual,
      displayName: 'parts',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...whole],
    },
    {
      ...usual,
      displayName: 'whole',
      testMatch: whole.map((folder) => `${folder}**/*.test.ts`),
      runner: '<rootDir>/test/support/serial-runner.js',
    },
  ],
};
