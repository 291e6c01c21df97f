import { attachmentKinds, type AttachmentKind } from '../attachments/attachment-kinds';
import { followUpLimits } from '../follow-ups/follow-up-limits';
import { ratingLimits } from '../ratings/rating';
import { ticketLimits } from '../tickets/ticket-limits';
import { catalogue } from '../words/catalogue';

import type { ErrorCode } from './error-codes';

const minute = 60_000;
const day = 24 * 60 * minute;

const most = (kind: AttachmentKind) => `${attachmentKinds[kind].most / 1024 / 1024} MB`;

/** What a person reads of each failure. */
export const errorWords = catalogue({
  zh: {
    'request.invalid': '有内容需要修改，请看下面的提示',
    'request.unknown_path': '没有这个页面',
    'request.method_not_allowed': '不支持这种请求方式',
    'request.too_slow': '网络太慢，内容没有传完，请再试一次',
    'request.abandoned': '您已离开，这次查询停下了',
    'request.too_large': '内容太大了，请分几次提交',
    'request.unsupported_type': '不支持这种格式',
    'request.key_reused': '这次提交和之前的内容不一致，请返回后重新提交',
    'request.in_progress': '上一次提交还在处理，请稍等几秒',
    'request.too_many': '操作太频繁了，请稍等一会儿再试',
    'request.took_too_long': '这次查询用的时间太长，请把条件写得更具体再试',
    'account.not_signed_in': '登录已过期，请重新进入',
    'account.role_forbidden': '您的角色不能进行此操作',
    'account.bad_login_code': '登录没有成功，请重新进入小程序',
    'account.blocked': '这个账号已停用，请联系服务台',
    'account.wechat_unreachable': '微信暂时没有回应，请稍后再试',
    'account.bad_phone_code': '没有取到手机号，请再点一次',
    'account.organization_not_found': '没有找到这个客户单位',
    'ticket.not_found': '没有找到这张工单',
    'ticket.action_not_allowed': '工单的状态刚刚变了，现在不能进行此操作',
    'ticket.taken': '同事先接单了',
    'ticket.offered_to_other': '这张工单已经派给其他同事',
    'ticket.too_long': '这张工单的记录太长，不能再添加了；如果还有问题，请重新报告一个',
    'ticket.note_required': '请写一句说明',
    'ticket.note_or_attachment_required': '请写一句话或添加一张图片',
    'ticket.assignee_required': '请选择一位工程师',
    'ticket.assignee_unfit': '这位同事不能接工单，请换一位工程师',
    'ticket.resolution_required': '请填写原因和解决办法',
    'ticket.channel_required': '请选择怎样联系的客户',
    'ticket.outcome_required': '请选择为什么结束',
    'ticket.place_required': '请填写地点',
    'ticket.urged_recently': `已经催过了，${ticketLimits.urgeEvery / minute} 分钟后可以再催`,
    'ticket.reopen_too_late': `结束已超过 ${ticketLimits.reopenWithin / day} 天，请重新报告一个问题`,
    'ticket.product_not_found': '没有找到这个产品，请重新选择',
    'ticket.phone_required': '请留一个电话，方便我们联系您',
    'visit.windows_required': '请至少给出一个上门时间',
    'visit.window_required': '请选一个上门时间',
    'visit.window_past': '上门时间要在现在之后，最晚三个月内，请重新选',
    'visit.window_unknown': '可选的上门时间刚刚变了，请重新选一个',
    'rating.answer_required': '请选择是否解决，并点亮星星',
    'rating.too_late': `评价已超过 ${ratingLimits.changeableFor / day} 天，不能再修改`,
    'rating.own_work': '参与处理的同事不能评价这张工单',
    'follow_up.required': '请选择是哪一次回访',
    'follow_up.not_open': '这次回访已经结束了，请看最新的进度',
    'follow_up.taken': '这次回访已经有同事负责了',
    'follow_up.owner_required': '请选择一位同事',
    'follow_up.owner_unfit': '这位同事不负责回访，请换一位',
    'follow_up.time_required': '请选择新的时间',
    'follow_up.time_unfit': `请选择以后的时间，最晚 ${followUpLimits.postponeWithin / day} 天内`,
    'follow_up.outcome_required': '请选择这次回访的结果',
    'follow_up.words_required': '请写一句客户怎么说，或者为什么结束',
    'follow_up.attempts_missing': `打过 ${followUpLimits.attemptsTold} 次都没有打通，才能结束回访`,
    'follow_up.too_many_attempts': '已经打了很多次，请结束这次回访，并写明原因',
    'follow_up.reopen_impossible': '工单现在不能重新打开',
    'attachment.not_found': '没有找到这个附件',
    'attachment.file_required': '没有收到文件，请重新选择',
    'attachment.kind_not_allowed':
      '不支持这种文件，可以发图片、PDF、不带宏的 Excel（.xlsx）、文本和日志、手机拍的视频',
    'attachment.too_large': `文件太大了，图片不超过 ${most('image')}，文档不超过 ${most('document')}，视频不超过 ${most('video')}`,
    'attachment.too_many_pixels': '图片尺寸太大了，请换一张小一些的，动图请少几帧',
    'attachment.unreadable': '这个文件打不开，可能没有传完整，请换一个试试',
    'attachment.busy': '现在传图片的人很多，请过半分钟再试',
    'attachment.link_expired': '链接已过期，请返回后重新打开',
    'article.not_found': '没有找到这篇内容',
    'directory.not_found': '没有找到这条记录，可能已经删除了',
    'directory.name_taken': '这个名称或编号已经有了，请换一个',
    'directory.in_use': '还有别的记录在用它，请先改掉再删除',
    'directory.full': '已经到上限了，请先删掉不用的',
    'directory.person_unfit': '不能为这位同事安排，请换一位',
    'moderation.text_refused': '这段文字可能不合适，请换个说法再试',
    'moderation.flag_not_found': '没有找到这条待复核的内容',
    'push.not_found': '没有找到这条通知，可能已经处理了',
    'work.not_found': '没有找到这项工作，可能已经重试了',
    'wechat.push_refused': '消息校验没有通过',
    'server.stopping': '服务正在重启，请稍后再试',
    'server.busy': '现在使用的人很多，请过几秒再试',
    'server.not_ready': '服务暂时连不上数据，请稍后再试',
    'server.disk_full':
      '服务器的存储空间满了，这次没有保存；以前提交的都在，请先留着这份内容，稍后再提交',
    'server.unexpected': '这次没有成功，您填的内容还在，请稍后再试',
  } satisfies Record<ErrorCode, string>,
});
