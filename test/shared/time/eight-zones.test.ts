import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

type Result = { zone: string; offsets: number; wrong: number };

const withSummerTime = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Santiago',
];
const withoutSummerTime = ['UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'Pacific/Apia'];

it('Shanghai’s days, clock, promised calls and quiet hours are the same wherever the machine stands', async () => {
  const script = path.resolve('test/shared/time/every-hour.ts');
  const zones = [...withSummerTime, ...withoutSummerTime];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--import', 'tsx', script],
    ...zones,
  ]);
  const results = JSON.parse(stdout) as Result[];
  expect(results).toEqual([
    ...withSummerTime.map((zone) => ({ zone, offsets: 2, wrong: 0 })),
    ...withoutSummerTime.map((zone) => ({ zone, offsets: 1, wrong: 0 })),
  ]);
});
