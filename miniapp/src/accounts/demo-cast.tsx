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
import { accountWords } from './words';

const sides = [
  { side: 'asCustomer', names: demoNames.filter((name) => !isStaff(demoCast[name].role)) },
  { side: 'asStaff', names: demoNames.filter((name) => isStaff(demoCast[name].role)) },
] as const;

/** The demonstration: whom to be. */
export function DemoCast({ entering }: { entering: ReturnType<typeof useEntering> }) {
  const [chosen, setChosen] = useState<DemoName | null>(null);
  const me = useSession()?.user.name;
  const valueFor = (name: DemoName) => {
    if (entering.isRunning && chosen === name) {
      return <View className="spinner" />;
    }
    return demoCast[name].name === me && accountWords.demo.current;
  };
  return (
    <>
      {sides.map(({ side, names }) => (
        <Section key={side} title={accountWords.demo[side]}>
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
            title={accountWords.demo.phones}
            note={accountWords.demo.phonesNote}
            onTap={openDemoPhones}
          />
        </Card>
      )}
      <View className="sign-in__hint">{accountWords.demo.twoWindows}</View>
    </>
  );
}
