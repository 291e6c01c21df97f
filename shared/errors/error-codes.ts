import { attachmentWords } from '../attachments/attachment-kinds';
import { ratingLimits } from '../ratings/rating';
import { ticketLimits } from '../tickets/ticket-limits';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Every failure a client can meet: code → HTTP status and the words shown to a person.
 * Adding a code here is all it takes for the API to send it and the mini-program to show it.
 */
export const errorCodes = {
  'request.invalid': { status: 400, title: '有内容需要修改，请看下面的提示' },
  'request.unknown_path': { status: 404, title: '没有这个页面' },
  'request.method_not_allowed': { status: 405, title: '不支持这种请求方式' },
  'request.too_slow': { status: 408, title: '网络太慢，内容没有传完，请再试一次' },
  'request.abandoned': { status: 408, title: '您已离开，这次查询停下了' },
  'request.too_large': { status: 413, title: '内容太大了，请分几次提交' },
  'request.unsupported_type': { status: 415, title: '不支持这种格式' },
  'request.key_reused': { status: 422, title: '这次提交和之前的内容不一致，请返回后重新提交' },
  'request.in_progress': { status: 409, title: '上一次提交还在处理，请稍等几秒' },
  'request.too_many': { status: 429, title: '操作太频繁了，请稍等一会儿再试' },
  'request.took_too_long': { status: 503, title: '这次查询用的时间太长，请把条件写得更具体再试' },
  'account.not_signed_in': { status: 401, title: '登录已过期，请重新进入' },
  'account.role_forbidden': { status: 403, title: '您的角色不能进行此操作' },
  'account.bad_login_code': { status: 400, title: '登录没有成功，请重新进入小程序' },
  'account.blocked': { status: 403, title: '这个账号已停用，请联系服务台' },
  'account.wechat_unreachable': { status: 503, title: '微信暂时没有回应，请稍后再试' },
  'account.bad_phone_code': { status: 400, title: '没有取到手机号，请再点一次' },
  'account.organization_not_found': { status: 404, title: '没有找到这个客户单位' },
  'ticket.not_found': { status: 404, title: '没有找到这张工单' },
  'ticket.action_not_allowed': { status: 409, title: '工单的状态刚刚变了，现在不能进行此操作' },
  'ticket.too_long': {
    status: 409,
    title: '这张工单的记录太长，不能再添加了；如果还有问题，请重新报告一个',
  },
  'ticket.note_required': { status: 400, title: '请写一句说明' },
  'ticket.note_or_attachment_required': { status: 400, title: '请写一句话或添加一张图片' },
  'ticket.assignee_required': { status: 400, title: '请选择一位工程师' },
  'ticket.assignee_unfit': { status: 400, title: '这位同事不能接工单，请换一位工程师' },
  'ticket.resolution_required': { status: 400, title: '请填写原因和解决办法' },
  'ticket.place_required': { status: 400, title: '请填写到达的地点' },
  'ticket.urged_recently': {
    status: 429,
    title: `已经催过了，${ticketLimits.urgeEvery / minute} 分钟后可以再催`,
  },
  'ticket.reopen_too_late': {
    status: 409,
    title: `完成已超过 ${ticketLimits.reopenWithin / day} 天，请重新报告一个问题`,
  },
  'ticket.product_not_found': { status: 400, title: '没有找到这个产品，请重新选择' },
  'ticket.phone_required': { status: 400, title: '请留一个电话，方便我们联系您' },
  'rating.answer_required': { status: 400, title: '请选择是否解决，并点亮星星' },
  'rating.too_late': {
    status: 409,
    title: `评价已超过 ${ratingLimits.changeableFor / day} 天，不能再修改`,
  },
  'rating.own_work': { status: 403, title: '参与处理的同事不能评价这张工单' },
  'attachment.not_found': { status: 404, title: '没有找到这个附件' },
  'attachment.file_required': { status: 400, title: '没有收到文件，请重新选择' },
  'attachment.kind_not_allowed': {
    status: 415,
    title: `不支持这种文件，可以发${attachmentWords.kinds}`,
  },
  'attachment.too_large': { status: 413, title: `文件太大了，${attachmentWords.sizes}` },
  'attachment.too_many_pixels': {
    status: 413,
    title: '图片尺寸太大了，请换一张小一些的，动图请少几帧',
  },
  'attachment.unreadable': { status: 400, title: '这个文件打不开，可能没有传完整，请换一个试试' },
  'attachment.busy': { status: 503, title: '现在传图片的人很多，请过半分钟再试' },
  'attachment.link_expired': { status: 403, title: '链接已过期，请返回后重新打开' },
  'article.not_found': { status: 404, title: '没有找到这篇内容' },
  'moderation.text_refused': { status: 400, title: '这段文字可能不合适，请换个说法再试' },
  'moderation.flag_not_found': { status: 404, title: '没有找到这条待复核的内容' },
  'push.not_found': { status: 404, title: '没有找到这条通知，可能已经处理了' },
  'work.not_found': { status: 404, title: '没有找到这项工作，可能已经重试了' },
  'wechat.push_refused': { status: 403, title: '消息校验没有通过' },
  'server.stopping': { status: 503, title: '服务正在重启，请稍后再试' },
  'server.not_ready': { status: 503, title: '服务暂时连不上数据，请稍后再试' },
  'server.disk_full': {
    status: 507,
    title: '服务器的存储空间满了，这次没有保存；以前提交的都在，请先留着这份内容，稍后再提交',
  },
  'server.unexpected': { status: 500, title: '这次没有成功，您填的内容还在，请稍后再试' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorCodes;
export type FieldError = { path: string; message: string };

/** RFC 9457 problem+json with this product's members. `title` is Chinese a customer may read. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail?: string;
  requestId: string;
  errors?: FieldError[];
  /** With `ticket.action_not_allowed`: what this person may do instead. */
  allowedActions?: string[];
};
