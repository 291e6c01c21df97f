/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  moduleNameMapper: {
    '^#shared/(.*)$': '<rootDir>/shared/$1.ts',
    '^#api/(.*)$': '<rootDir>/api/src/$1.ts',
  },
};
