import './record-page.scss';

import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useQuery } from '#miniapp/client/use-query';
import { openFile } from '#miniapp/platform/open-file';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { ErrorState } from '#miniapp/ui/error-state';
import { Page } from '#miniapp/ui/page';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import { recordApi, type RecordReply } from '#shared/records/record-api';

import { RecordBlocks } from './record-blocks';
import { recordPageWords } from './words/record';

/** Links to the PDF live half an hour at least. */
const pollEvery = 10 * 60_000;

/** What proves the service of one ticket, as it is printed. */
export default function RecordPage() {
  const id = useRouter().params['id'] ?? '';
  const record = useQuery(`record:${id}`, () => call(recordApi.show, { params: { id } }), {
    pollEvery,
    enabled: id !== '',
  });
  const { data, error, refresh } = record;
  return (
    <Page
      title={recordPageWords.title}
      onRefresh={refresh}
      {...(data && { actions: <OpenButton url={data.pdfUrl} /> })}
    >
      {data && <RecordCard record={data} />}
      {!data && error && <ErrorState error={error} onRetry={() => void refresh()} />}
      {!data && !error && <SkeletonCards count={3} />}
    </Page>
  );
}

function OpenButton({ url }: { url: string }) {
  const [isOpening, setOpening] = useState(false);
  const handleOpen = async () => {
    setOpening(true);
    await openFile({ kind: 'document', fileType: 'pdf', url });
    setOpening(false);
  };
  return (
    <Button
      icon="file"
      id="open-pdf"
      busy={isOpening && recordPageWords.opening}
      onTap={() => void handleOpen()}
    >
      {recordPageWords.open}
    </Button>
  );
}

function RecordCard({ record }: { record: RecordReply }) {
  return (
    <Card className="record">
      <View>
        <View className="record__title">{record.title}</View>
        <View className="record__state">{record.number}</View>
        <View className="record__state">{record.state}</View>
      </View>
      {record.sections.map(({ title, blocks }) => (
        <View key={title} className="record__section">
          <View className="record__heading">{title}</View>
          <RecordBlocks blocks={blocks} />
        </View>
      ))}
    </Card>
  );
}
