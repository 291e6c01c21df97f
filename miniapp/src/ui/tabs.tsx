import { View } from '@tarojs/components';

import { classes } from './classes';
import { Tap } from './tap';

type TabsProps<Name extends string> = {
  tabs: readonly { name: Name; label: string }[];
  chosen: Name;
  onChoose: (name: Name) => void;
};

/** Two or three places side by side, one of them shown. */
export function Tabs<Name extends string>({ tabs, chosen, onChoose }: TabsProps<Name>) {
  return (
    <View className="tabs">
      {tabs.map(({ name, label }) => (
        <Tap
          key={name}
          id={`tab-${name}`}
          role="tab"
          checked={name === chosen}
          className={classes('tabs__tab', name === chosen && 'tabs__tab--chosen')}
          onTap={() => {
            onChoose(name);
          }}
        >
          {label}
        </Tap>
      ))}
    </View>
  );
}
