import { explainPush } from '#shared/notices/push-reason-words';
import { pushReasons, type PushReason } from '#shared/notices/push-reasons';

it.each(pushReasons)('says why and what to do about %s', (reason) => {
  const { why, advice } = explainPush(reason, null);
  expect(`${why}${advice}`).toMatch(/^[\u4e00-\u9fff，；A-Z a-z、]+$/u);
});

it.each<[PushReason, number | null, string]>([
  ['refused', 40_003, '微信不认识对方的账号'],
  ['refused', 47_003, '通知里有微信不接受的内容'],
  ['refused', 99_999, '微信没有接受这条通知'],
  ['not_sent', 45_009, '今天的微信通知次数用完了'],
  ['not_sent', 40_001, '微信不认可服务器的凭证'],
  ['not_sent', -1, '微信系统繁忙'],
  ['not_sent', null, '多次没有连上微信'],
  // what a sender never learned does not become certain by an old code
  ['unknown', 40_003, '没有等到微信的回执，可能已经送到'],
  ['no_credit', 43_101, '对方没有剩余的通知次数'],
])('%s with %s: %s', (reason, errcode, why) => {
  expect(explainPush(reason, errcode).why).toBe(why);
});
