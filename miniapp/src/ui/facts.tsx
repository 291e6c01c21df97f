import { View } from '@tarojs/components';

/** Short facts side by side; one that has no room goes to the next line whole. */
export function Facts({ facts }: { facts: readonly string[] }) {
  return (
    <View className="facts">
      {facts
        .filter((fact) => fact !== '')
        .map((fact) => (
          <View key={fact}>{fact}</View>
        ))}
    </View>
  );
}
