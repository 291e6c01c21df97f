import { View } from '@tarojs/components';

import { ownIdentity } from '#miniapp/platform/login';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { EchoSign } from '#miniapp/ui/echo-sign';
import { Icon } from '#miniapp/ui/icon';
import { Page } from '#miniapp/ui/page';

import { DemoCast } from './demo-cast';
import { useEntering } from './use-entering';

import './sign-in-page.scss';

const offers = [
  { icon: 'camera', words: '拍张图、说一句，半分钟报告问题' },
  { icon: 'clock', words: '谁在处理、什么时候好，一看就知道' },
  { icon: 'done', words: '您说解决了，才算解决' },
] as const;

/** The start page. WeChat knows who comes; the sandbox on the web lets one choose. */
export default function SignInPage() {
  const entering = useEntering();
  const isWechat = ownIdentity() === 'wechat';
  return (
    <Page
      {...(isWechat && {
        actions: (
          <Button
            id="sign-in"
            busy={entering.isRunning && '正在登录'}
            onTap={() => void entering.run(undefined)}
          >
            微信登录
          </Button>
        ),
      })}
    >
      <View className="sign-in__head">
        <EchoSign size="large" />
        <View className="sign-in__name">回声</View>
        <View className="sign-in__line">每一次报告都有回应</View>
      </View>
      <View className="sign-in__offers">
        {offers.map(({ icon, words }) => (
          <View key={icon} className="sign-in__offer">
            <Icon name={icon} />
            <View>{words}</View>
          </View>
        ))}
      </View>
      {entering.error && <Banner tone="late">{entering.error.title}</Banner>}
      {!isWechat && <DemoCast entering={entering} />}
    </Page>
  );
}
