import { View } from '@tarojs/components';

import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { EmptyState } from '#miniapp/ui/empty-state';
import { Page } from '#miniapp/ui/page';

export default function HomePage() {
  return (
    <Page isBarPage>
      <Card>
        <View>遇到问题？</View>
        <Button>报告问题</Button>
      </Card>
      <EmptyState title="还没有进行中的工单" />
    </Page>
  );
}
