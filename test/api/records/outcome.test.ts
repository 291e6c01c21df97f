import { outcome } from '#api/records/sections/outcome';
import type { AttachmentReply } from '#shared/attachments/attachment-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';
import type { AttachmentMark } from '#shared/visits/attachment-marks';

type Resolution = NonNullable<TicketReply['resolution']>;
type Source = Parameters<typeof outcome>[0];

const words = {
  cause: '电源老化',
  solution: '换了电源',
  prevention: '',
  at: '2026-11-30T08:00:00Z',
};
const nothing: Resolution = {
  ...words,
  ...{ parts: [], minutesSpent: null, travelMinutes: null, signature: null, breachCause: null },
};
const picture = (id: string) => ({ id, kind: 'image' }) as AttachmentReply;

function sectionOf(resolution: Resolution, marks: Record<string, AttachmentMark | null> = {}) {
  const attachments = Object.entries(marks).map(([id, mark]) => ({ ...picture(id), mark }));
  const entry = { kind: 'resolve', attachments } as TimelineEntryReply;
  return outcome({ ticket: { resolution }, entries: [entry] } as unknown as Source);
}

it('proves what was used up, how long it took, why it was late and who signed', () => {
  const section = sectionOf(
    {
      ...nothing,
      parts: [
        { name: '电源模块', serial: 'PS-1', quantity: 2, cost: 36_000 },
        { name: '防雷器', serial: '', quantity: 1, cost: null },
      ],
      ...{ minutesSpent: 90, travelMinutes: 40, signature: picture('s') },
      breachCause: { kind: 'parts', note: '仓库发错了货' },
    },
    { p: null, b: 'before', a: 'after', s: 'signature' },
  );
  const said = JSON.stringify(section);
  for (const known of [
    '电源模块 ×2，序列号 PS-1',
    '防雷器',
    '1 小时 30 分钟',
    '40 分钟',
    '等备件',
  ]) {
    expect(said).toContain(known);
  }
  // prices and words about a breach are the company's own matter, whoever fetches the record
  expect(said).not.toMatch(/36000|360|仓库发错了货/);
  const shown = section?.blocks.flatMap((block) =>
    block.kind === 'pictures' ? [[block.label, ...block.pictures.map(({ id }) => id)]] : [],
  );
  expect(shown).toEqual([
    ['处理前', 'b'],
    ['处理后', 'a'],
    ['解决时的图片', 'p'],
    ['客户签字', 's'],
  ]);
});

it('leaves out what nobody said', () => {
  const labels = JSON.stringify(sectionOf(nothing));
  expect(labels).toContain('换了电源');
  expect(labels).not.toMatch(/配件|用时|签字|处理前/);
});
