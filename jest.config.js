// components are compiled as Taro does it: without a React in sight
const components = {
  parser: { syntax: 'typescript', tsx: true },
  transform: { react: { runtime: 'automatic' } },
};

// Node asks for the type of a JSON module
const experimental = { keepImportAttributes: true };
const plain = { parser: { syntax: 'typescript' }, experimental };

const usual = {
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/test/support/second-try.js'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: plain }],
    '^.+\\.tsx$': ['@swc/jest', { jsc: components }],
  },
  // of a twin pair of the mini-program, a test sees the one for WeChat
  moduleFileExtensions: ['ts', 'tsx', 'weapp.ts', 'weapp.tsx', 'js', 'cjs', 'mjs', 'json', 'node'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^#shared/(.*)$': '<rootDir>/shared/$1.ts',
    '^#api/(.*)$': '<rootDir>/api/src/$1.ts',
    '^#miniapp/(.*)$': '<rootDir>/miniapp/src/$1',
  },
};

// each brings whole processes along: servers, phones, browsers
const whole = '<rootDir>/test/{weapp,e2e,durability,processes}/**/*.test.ts';

/** @type {import('jest').Config} */
export default {
  maxWorkers: 2,
  testTimeout: 60_000,
  // the reporter says what keeps a finished run from ending
  openHandlesTimeout: 0,
  reporters: ['<rootDir>/test/support/summary-reporter.js'],
  projects: [
    {
      ...usual,
      displayName: 'parts',
      testMatch: ['<rootDir>/{test,api/embedded-mongo/test}/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/(weapp|e2e|durability|processes)/',
      ],
    },
    {
      ...usual,
      displayName: 'whole',
      testMatch: [whole],
      runner: '<rootDir>/test/support/serial-runner.js',
    },
  ],
};
