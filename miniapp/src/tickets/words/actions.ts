import { afterWord } from '#shared/time/beside-word';
import { catalogue } from '#shared/words/catalogue';

import { correctionActions } from './corrections';
import { followUpActions } from './follow-ups';
import { linkActions } from './link-actions';
import { offerActions } from './offer-actions';
import { taskActions } from './task-actions';

/**
 * What each action says on the phone: in its form, once it is through (`done`) and, after a name, on the timeline
 * (`deed`). Button and title are its label in `ticketActionWords` unless the form has its own.
 */
export const actionWords = catalogue({
  zh: {
    ...linkActions,
    answer: {
      form: {
        label: '补充说明',
        hint: '写下对方想了解的内容，也可以只发截图',
        submit: '提交',
        busy: '正在提交',
      },
      done: '已提交，工程师会继续处理',
      deed: '补充了信息',
    },
    confirm: {
      form: { busy: '正在提交' },
      done: '谢谢确认',
      deed: '确认已解决',
      deedOfNobody: '按约定自动完成',
    },
    reject: {
      form: {
        label: '现在是什么情况',
        hint: '例如：按步骤做了，点保存还是报同样的错',
        submit: '告诉工程师',
        busy: '正在提交',
      },
      done: '已告诉工程师',
      deed: '说还没有解决',
    },
    rate: {
      labelOnceRated: '修改评价',
      done: '谢谢您的评价',
      doneAndCalled: (moment: string) => `谢谢，我们会在${afterWord(moment)} 前给您回电`,
      deed: '评价了',
      deedWithdrawn: '修改了评价，原来约的回电取消了',
    },
    reopen: {
      form: {
        label: '为什么要重新打开',
        hint: '例如：今天又出现了同样的问题',
        busy: '正在提交',
      },
      done: '已重新打开',
      deed: '重新打开了工单',
    },
    cancel: {
      form: {
        label: '取消的原因',
        hint: '例如：自己已经解决了',
        busy: '正在取消',
      },
      done: '已取消',
      deed: '取消了工单',
    },
    urge: {
      done: '已催单',
      doneTo: (name: string) => `已催单，${name}工程师收到了提醒`,
      doneToDesk: '已催单，调度收到了提醒',
      deed: '催单了',
    },
    message: {
      form: {
        label: '留言内容',
        hint: '想说什么都可以，对方会马上收到通知',
        submit: '发送',
        busy: '正在发送',
      },
      done: '已发送',
      // its words say it
      deed: '',
    },
    ...followUpActions,
    ...taskActions,
    accept: {
      done: '已接单',
      deed: '受理了',
    },
    propose_visit: {
      form: { title: '约时间上门', submit: '发给客户选', busy: '正在发送' },
      done: '已发给客户，选好会通知您',
      deed: '提出了上门的时间',
    },
    pick_visit: {
      form: { submit: '就这个时间', busy: '正在提交' },
      done: '已选好上门时间',
      doneAt: (window: string) => `约好 ${window} 上门`,
      deed: '选了上门时间',
      deedAt: (window: string) => `选了 ${window} 上门`,
    },
    ask_other_time: {
      form: {
        title: '换个上门时间',
        label: '什么时间方便',
        hint: '例如：周三、周四的下午都可以',
        submit: '告诉工程师',
        busy: '正在提交',
      },
      done: '已告诉工程师，会再和您约时间',
      deed: '想换个上门时间',
    },
    depart: {
      form: { title: '现在出发吗？', busy: '正在提交' },
      done: '已出发，客户看得到预计到达的时间',
      deed: '出发了',
      deedUntil: (time: string) => `出发了，预计 ${time} 到`,
    },
    arrive: {
      form: { submit: '我到了', busy: '正在提交' },
      done: '已到达',
      deed: '到达现场',
      deedAt: (place: string) => `到达${place}`,
    },
    start: {
      done: '已开始处理',
      deed: '开始处理',
    },
    resolve: {
      form: { submit: '提交给客户验收', busy: '正在提交' },
      done: '已提交，等客户验收',
      deed: '给出了解决办法',
    },
    ask: {
      form: {
        label: '想了解什么',
        hint: '例如：请发一张完整的报错截图，并告诉我操作到哪一步',
        submit: '发给客户',
        busy: '正在发送',
      },
      done: '已发给客户',
      deed: '请客户补充信息',
      deedToYou: '请您补充信息',
    },
    contact: {
      form: {
        label: '联系的结果（客户能看到）',
        hint: '例如：已和客户通话，今天下午 3 点远程查看',
        submit: '保存',
        busy: '正在保存',
      },
      done: '已记录，客户能看到',
      deed: '联系了客户',
      deeds: {
        customer: (channel: string) => `${channel}联系了您`,
        staff: (channel: string) => `${channel}联系了客户`,
      },
    },
    resume: {
      form: {
        label: '客户怎么说（客户能看到）',
        hint: '例如：客户在电话里说明了操作步骤',
        busy: '正在提交',
      },
      done: '已继续处理',
      deed: '继续处理',
    },
    withdraw: {
      form: {
        title: '撤回解决办法',
        label: '为什么撤回（客户能看到）',
        hint: '例如：复查时发现还有一张表没有同步',
        submit: '撤回，继续处理',
        busy: '正在撤回',
      },
      done: '已撤回，工单回到处理中',
      deed: '撤回了解决办法，继续处理',
    },
    note: {
      form: {
        label: '记录内容',
        hint: '例如：已远程查看，怀疑是科目映射表没有更新',
        submit: '保存记录',
        busy: '正在保存',
      },
      done: '已记录',
      deed: '更新了进展',
      deedInternal: '记录（仅内部可见）',
    },
    escalate: {
      form: {
        busy: '正在提交',
      },
      done: '已升级，调度收到了提醒',
      deed: '请求支援',
    },
    ...correctionActions,
    ...offerActions,
  },
});
