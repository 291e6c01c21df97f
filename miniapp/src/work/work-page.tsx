import { EmptyState } from '#miniapp/ui/empty-state';
import { Page } from '#miniapp/ui/page';

export default function PlaceholderPage() {
  return (
    <Page title="工作" isBarPage>
      <EmptyState title="这里还没有内容" />
    </Page>
  );
}
