import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';

import { signIn } from '#miniapp/client/sign-in';
import { useAction } from '#miniapp/client/use-action';
import { openBarPage, openLink } from '#miniapp/platform/navigation';
import { Avatar } from '#miniapp/ui/avatar';
import { barTabs } from '#miniapp/ui/bar-tabs';
import { Card } from '#miniapp/ui/card';
import { EchoSign } from '#miniapp/ui/echo-sign';
import { ListRow } from '#miniapp/ui/list-row';
import { Notice } from '#miniapp/ui/notice';
import { Page } from '#miniapp/ui/page';
import { demoCast, demoNames, type DemoName } from '#shared/accounts/demo-cast';
import { roleNames } from '#shared/accounts/roles';

import './sign-in-page.scss';

/** The web in sandbox mode: choose whom to be. WeChat never comes here. */
export default function SignInPage() {
  const { from } = useRouter().params;
  const entering = useAction(async (name: DemoName) => {
    const { role } = await signIn(name);
    if (from) {
      openLink(decodeURIComponent(from));
    } else {
      openBarPage(barTabs[role][0].path);
    }
  });
  return (
    <Page>
      <View className="sign-in__head">
        <EchoSign size="large" />
        <View className="sign-in__name">回声</View>
        <View className="sign-in__line">每一次报告都有回应</View>
      </View>
      {entering.error && <Notice tone="late">{entering.error.title}</Notice>}
      <View className="sign-in__hint">演示环境：选择一个身份进入</View>
      <Card flush>
        {demoNames.map((name) => (
          <ListRow
            key={name}
            id={`as-${name}`}
            lead={<Avatar name={demoCast[name].name} />}
            title={demoCast[name].name}
            note={demoCast[name].line}
            value={roleNames[demoCast[name].role]}
            onTap={() => void entering.run(name)}
          />
        ))}
      </Card>
    </Page>
  );
}
