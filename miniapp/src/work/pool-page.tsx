import { useNow } from '#miniapp/client/use-now';
import { Page } from '#miniapp/ui/page';

import { useWork } from './use-work';
import { workWords } from './words';
import { WorkList } from './work-list';

/** What nobody holds yet, the most urgent promise first. */
export default function PoolPage() {
  const now = useNow();
  const pool = useWork('pool');
  return (
    <Page title={workWords.pool.title} isBarPage onRefresh={pool.refresh} asOf={pool.at}>
      <WorkList query={pool} tickets={pool.data ?? []} now={now} empty={workWords.empty.pool} />
    </Page>
  );
}
