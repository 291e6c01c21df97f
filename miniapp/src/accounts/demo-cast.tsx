import { View } from '@tarojs/components';
import { useState } from 'react';

import { useSession } from '#miniapp/client/session';
import { hasDemoPhones, openDemoPhones } from '#miniapp/platform/demo-phones';
import { Avatar } from '#miniapp/ui/avatar';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { demoCast, demoNames, type DemoName } from '#shared/accounts/demo-cast';
import { isStaff } from '#shared/accounts/roles';

import type { useEntering } from './use-entering';

const sides = [
  { title: '客户', names: demoNames.filter((name) => !isStaff(demoCast[name].role)) },
  { title: '服务团队', names: demoNames.filter((name) => isStaff(demoCast[name].role)) },
];

/** The demonstration: whom to be. */
export function DemoCast({ entering }: { entering: ReturnType<typeof useEntering> }) {
  const [chosen, setChosen] = useState<DemoName | null>(null);
  const me = useSession()?.user.name;
  const valueFor = (name: DemoName) => {
    if (entering.isRunning && chosen === name) {
      return <View className="spinner" />;
    }
    return demoCast[name].name === me && '当前';
  };
  return (
    <>
      {sides.map(({ title, names }) => (
        <Section key={title} title={`演示：以${title}的身份进入`}>
          <Card flush>
            {names.map((name) => (
              <ListRow
                key={name}
                id={`as-${name}`}
                lead={<Avatar name={demoCast[name].name} />}
                title={demoCast[name].name}
                note={demoCast[name].line}
                value={valueFor(name)}
                onTap={() => {
                  setChosen(name);
                  void entering.run(name);
                }}
              />
            ))}
          </Card>
        </Section>
      ))}
      {hasDemoPhones() && (
        <Card flush>
          <ListRow
            id="demo-phones"
            icon="message"
            title="手机上的微信"
            note="看看每个人的微信收到了什么"
            onTap={openDemoPhones}
          />
        </Card>
      )}
      <View className="sign-in__hint">
        开两个窗口，一边当客户、一边当工程师，就能看到一张工单怎样走完
      </View>
    </>
  );
}
