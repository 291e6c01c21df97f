import { useNow } from '#miniapp/client/use-now';
import { Page } from '#miniapp/ui/page';

import { useWork } from './use-work';
import { WorkList } from './work-list';

const empty = { title: '接单池是空的', line: '有新的工单会马上出现在这里' };

/** What nobody holds yet, the most urgent promise first. */
export default function PoolPage() {
  const now = useNow();
  const pool = useWork('pool');
  return (
    <Page title="接单池" isBarPage onRefresh={pool.refresh}>
      <WorkList query={pool} tickets={pool.data ?? []} now={now} empty={empty} />
    </Page>
  );
}
