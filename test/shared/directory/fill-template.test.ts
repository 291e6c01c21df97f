import { fillTemplate, unknownVariables } from '#shared/directory/fill-template';

const values = {
  ...{ customer: '林晓', ticketNumber: 'SH20261121-0001', engineer: '陈志远', time: '16:30' },
};

it('fills everything in, as often as it stands there', () => {
  expect(fillTemplate('{客户}您好，我是{工程师}，{时间}前回复您（{工单号}）。{客户}', values)).toBe(
    '林晓您好，我是陈志远，16:30前回复您（SH20261121-0001）。林晓',
  );
});

it('leaves what stands for nothing, and names it', () => {
  expect(fillTemplate('{天气} {} {客户', values)).toBe('{天气} {} {客户');
  expect(unknownVariables('{天气}{客户}{}')).toEqual(['天气', '']);
});

it('fills nothing into what was filled in', () => {
  expect(fillTemplate('{客户}', { ...values, customer: '{工程师}' })).toBe('{工程师}');
});
