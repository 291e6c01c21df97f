import { numberLines } from '#miniapp/work/number-lines';
import type { WorkNumbers } from '#shared/tickets/work-numbers-api';

const numbers: WorkNumbers = {
  ...{ days: 30, solved: 12, reopened: 1, isCut: false, ratings: [] },
  kept: { count: 9, of: 12 },
  firstResponse: { mean: 75, median: 12 },
  rated: { count: 3, mean: 4.7 },
};

it('says of each number what it is counted from: unrated is not praise', () => {
  expect(numberLines(numbers).map(({ value, notes }) => [value, ...notes])).toEqual([
    ['12 张', '1 张被退回或重新打开'],
    ['75%', '12 张里 9 张按时'],
    ['12 分钟', '中位数，含下班时间', '平均 1 小时 15 分钟'],
    ['4.7 星', '12 张里 3 张有评价'],
  ]);
});

it('makes nothing up where nothing is known', () => {
  const none = {
    ...{ kept: { count: 0, of: 0 }, rated: { count: 0, mean: null } },
    firstResponse: { mean: null, median: null },
  };
  expect(numberLines({ ...numbers, ...none }).map(({ value }) => value)).toEqual([
    '12 张',
    ...['还没有', '还没有', '还没有'],
  ]);
});
