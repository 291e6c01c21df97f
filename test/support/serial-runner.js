import TestRunner from 'jest-runner';

/** For tests that bring a server and browsers along: one file after the other, nothing else beside it. */
export default class SerialRunner extends TestRunner {
  isSerial = true;
}
