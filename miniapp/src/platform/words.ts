import { catalogue } from '#shared/words/catalogue';

/** What the pages of this room say. */
export const platformWords = catalogue({
  zh: {
    pictures: {
      picture: (number: number) => `第 ${number} 张图片`,
      viewer: '查看图片',
      close: '关闭',
      previous: '上一张',
      next: '下一张',
      smaller: '缩小',
      larger: '放大',
      notLoaded: '图片没有加载出来，请返回后再试',
    },
    files: {
      onlyOnComputer: '这个文件请在电脑上打开',
    },
    /** What a report says of the phone; engineers read it. */
    environment: {
      wechat: (version: string) => `微信 ${version}`,
      library: (version: string) => `基础库 ${version}`,
      window: (width: number, height: number) => `窗口 ${width}×${height}`,
    },
    consent: {
      title: '回声 申请获取以下通知权限',
      refuse: '拒绝',
      allow: '允许',
      hint: '演示环境：这里代替微信来询问',
    },
  },
});
