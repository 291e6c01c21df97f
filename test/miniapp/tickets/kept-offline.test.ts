import { sayKeptOffline } from '#miniapp/tickets/kept-offline';
import type { BreachReply } from '#shared/tickets/clock-replies';

const at = (clock: string) => `2026-11-30T${clock}:00.000+08:00`;
const breach = (metAt: string | null): BreachReply => ({
  ...{ promise: 'solution', round: 1, dueAt: at('15:00'), at: at('15:01') },
  metAt,
});

it.each<[string, BreachReply[] | null, string[]]>([
  [
    'says that it was kept although it was recorded as late',
    [breach(at('14:40'))],
    ['解决：处理时已离线按时完成（今天 14:40），不算超时。今天 15:01 记为超时时还没有同步'],
  ],
  ['nothing of what was kept late', [breach(at('15:10'))], []],
  ['nothing of what is still to be kept', [breach(null)], []],
  ['nothing to customers, who are told none of it', null, []],
])('%s', (_rule, breaches, said) => {
  expect(sayKeptOffline({ breaches }, Date.parse(at('18:00')))).toEqual(said);
});
