import { catalogue } from '#shared/words/catalogue';

/** What the pages of this room say. */
export const accountWords = catalogue({
  zh: {
    signIn: {
      offerReport: '拍张图、说一句，半分钟报告问题',
      offerProgress: '谁在处理、什么时候好，一看就知道',
      offerOutcome: '您说解决了，才算解决',
      signingIn: '正在登录',
      byWechat: '微信登录',
      product: '回声',
      promise: '每一次报告都有回应',
    },
    demo: {
      asCustomer: '演示：以客户的身份进入',
      asStaff: '演示：以服务团队的身份进入',
      current: '当前',
      phones: '手机上的微信',
      phonesNote: '看看每个人的微信收到了什么',
      twoWindows: '开两个窗口，一边当客户、一边当工程师，就能看到一张工单怎样走完',
    },
    me: {
      title: '我的',
      phoneChanged: '手机号已更新',
    },
    head: {
      changeAvatar: '换头像',
      rename: (name: string) => `${name}，修改名字`,
      ownAccount: '个人用户',
      yourName: '您的名字',
      name: '名字',
      nameHint: '工程师这样称呼您',
      save: '保存',
      saving: '正在保存',
    },
    settings: {
      facts: '资料',
      organization: '单位',
      onDuty: '在岗',
      onDutyNote: '有新工单会通知您',
      offDuty: '不在岗',
      offDutyNote: '不再收到新工单，手上的不变',
      nowOnDuty: '已上岗，有新工单会通知您',
      nowOffDuty: '已离岗，不再收到新工单',
      deskNote: '新工单直接显示在工作台',
      deskNowOnDuty: '已上岗',
      deskNowOffDuty: '已离岗',
    },
    phone: {
      title: '手机号',
      bindInWechat: '在微信里绑定',
      bindByWechat: '用微信绑定',
    },
    notices: {
      title: '通知',
      settings: '通知设置',
      settingsNote: '通知哪些事、怎样通知、夜间免打扰',
      failures: '推送失败',
      failuresNote: '没有送到微信的通知，和没有做完的工作',
      noFailures: '没有',
      failureCount: (total: number) => `${total} 条`,
    },
    work: {
      title: '工作',
      numbers: '我的数据',
      numbersNote: '近 30 天解决了多少、客户怎么评价',
      week: '本周上门',
      weekNote: '每天去哪里、几点到',
      quickReplies: '快捷回复',
      quickRepliesNote: '常说的话，点一下就填好',
    },
    leave: {
      switchIdentity: '切换身份',
      switchIdentityNote: '演示环境：换一个人看看',
      signOut: '退出登录',
      whatIsKept: '工单和没写完的报告都会保留，再次登录后继续',
      whatWaits: (count: number) =>
        `还有 ${count} 项操作没有同步，会留在手机里，再次登录后才会同步`,
      signingOut: '正在退出',
    },
  },
});
