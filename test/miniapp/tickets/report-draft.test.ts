import {
  bodyOf,
  emptyDraft,
  fieldOf,
  isBegun,
  missingIn,
  type ReportDraft,
} from '#miniapp/tickets/report-draft';
import { ticketApi } from '#shared/tickets/ticket-api';

const contact = { name: '林晓', phone: '' };
const whole = { contact, hasPhone: true };
const complete: ReportDraft = {
  ...emptyDraft,
  category: 'error',
  description: ' 导入凭证报错 ',
  severity: 'blocked',
};

describe('what is missing', () => {
  it('is nothing in a complete report', () => {
    expect(missingIn(complete, whole)).toEqual({});
  });

  it('is everything required in an empty one', () => {
    expect(Object.keys(missingIn(emptyDraft, { contact, hasPhone: false }))).toEqual([
      'category',
      'description',
      'severity',
      'contact',
    ]);
  });

  it.each([
    ['a number when the account has none', '', false, '请留一个电话，方便我们联系您'],
    ['a whole number', '138', true, '这个电话好像不完整'],
    ['nothing for a landline', '0571-8888 6666', false, undefined],
  ])('%s', (_case, phone, hasPhone, problem) => {
    const missing = missingIn(complete, { contact: { name: '林晓', phone }, hasPhone });
    expect(missing.contact).toBe(problem);
  });

  it('is a time for an address and an address for a time', () => {
    const visit = (address: string, preferredTime: string) =>
      Object.keys(missingIn({ ...complete, visit: { address, preferredTime } }, whole));
    expect(visit('3 楼机房', '')).toEqual(['preferredTime']);
    expect(visit('', '周五下午')).toEqual(['address']);
    expect(visit('3 楼机房', '周五下午')).toEqual([]);
  });
});

describe('the body that is sent', () => {
  const sending = { contact, environment: 'iPhone 15', attachmentIds: ['a'.repeat(24)] };

  it('is what the API takes, trimmed, without what was left empty', () => {
    const body = bodyOf(complete, sending);
    expect(body).toEqual({
      category: 'error',
      severity: 'blocked',
      scope: 'me',
      description: '导入凭证报错',
      attachmentIds: ['a'.repeat(24)],
      contact: { name: '林晓' },
      environment: 'iPhone 15',
    });
    expect(ticketApi.submit.body?.safeParse(body).success).toBe(true);
  });

  it('carries what stands under 更多', () => {
    const draft: ReportDraft = {
      ...complete,
      scope: 'organization',
      productId: 'b'.repeat(24),
      assetCode: ' YS-1 ',
      visit: { address: '3 楼 ', preferredTime: ' 下午' },
    };
    const body = bodyOf(draft, { ...sending, contact: { name: '林晓', phone: ' 13800008000 ' } });
    expect(body).toMatchObject({
      scope: 'organization',
      productId: 'b'.repeat(24),
      assetCode: 'YS-1',
      visit: { address: '3 楼', preferredTime: '下午' },
      contact: { name: '林晓', phone: '13800008000' },
    });
    expect(ticketApi.submit.body?.safeParse(body).success).toBe(true);
  });

  it.each(['\u200b\u2060', '\u3164', ' \u00ad '])(
    'does not exist when the description %j has nothing to read',
    (description) => {
      expect(bodyOf({ ...complete, description }, sending)).toBeNull();
      expect(missingIn({ ...complete, description }, whole).description).toBeDefined();
    },
  );

  it('is cut between signs, never through one', () => {
    const body = bodyOf(complete, { ...sending, environment: `${'好'.repeat(499)}😀😀` });
    expect(body?.environment).toBe(`${'好'.repeat(499)}😀`);
  });

  it('does not exist while something required is missing', () => {
    expect(bodyOf({ ...complete, severity: null }, sending)).toBeNull();
    expect(bodyOf({ ...complete, description: '  ' }, sending)).toBeNull();
  });
});

it.each([
  ['contact.phone', 'contact'],
  ['description', 'description'],
  ['attachmentIds.0', 'pictures'],
  ['visit.address', 'address'],
  ['visit.preferredTime', 'preferredTime'],
  ['environment', null],
])('shows the API’s message for %s at %s', (path, field) => {
  expect(fieldOf(path)).toBe(field);
});

it('is begun by what a person does, not by what we filled in', () => {
  expect(isBegun({ ...emptyDraft, productId: 'b'.repeat(24), contact })).toBe(false);
  expect(isBegun({ ...emptyDraft, description: '登' })).toBe(true);
  expect(isBegun({ ...emptyDraft, category: 'slow' })).toBe(true);
});
