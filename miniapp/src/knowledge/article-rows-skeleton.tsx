import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { Skeleton } from '#miniapp/ui/skeleton';

const widths = ['72%', '56%', '64%', '48%'];

/** Rows of articles that are on their way. */
export function ArticleRowsSkeleton({ count }: { count: number }) {
  return (
    <Card flush>
      {Array.from({ length: count }, (_, index) => (
        <ListRow
          key={index}
          title={<Skeleton width={widths[index % widths.length] ?? '60%'} height="24px" />}
        />
      ))}
    </Card>
  );
}
