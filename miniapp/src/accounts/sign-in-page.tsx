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
import { accountWords } from './words';

const offers = [
  { icon: 'camera', words: 'offerReport' },
  { icon: 'clock', words: 'offerProgress' },
  { icon: 'done', words: 'offerOutcome' },
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
            busy={entering.isRunning && accountWords.signIn.signingIn}
            onTap={() => void entering.run(undefined)}
          >
            {accountWords.signIn.byWechat}
          </Button>
        ),
      })}
    >
      <View className="sign-in__head">
        <EchoSign size="large" />
        <View className="sign-in__name">{accountWords.signIn.product}</View>
        <View className="sign-in__line">{accountWords.signIn.promise}</View>
      </View>
      <View className="sign-in__offers">
        {offers.map(({ icon, words }) => (
          <View key={icon} className="sign-in__offer">
            <Icon name={icon} />
            <View>{accountWords.signIn[words]}</View>
          </View>
        ))}
      </View>
      {entering.error && <Banner tone="late">{entering.error.title}</Banner>}
      {!isWechat && <DemoCast entering={entering} />}
    </Page>
  );
}
