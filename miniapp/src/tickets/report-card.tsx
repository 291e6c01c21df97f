import { View } from '@tarojs/components';
import { useState } from 'react';

import { openPage } from '#miniapp/platform/navigation';
import { canScan, scan } from '#miniapp/platform/scan';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { EchoSign } from '#miniapp/ui/echo-sign';
import { Sheet } from '#miniapp/ui/sheet';
import { Tap } from '#miniapp/ui/tap';
import { TextField } from '#miniapp/ui/text-field';
import { hasWords } from '#shared/text/clean';

import { assetCodeIn } from './asset-code';
import { hasKeptDraft } from './kept-draft';
import { sayUnsent } from './report-outbox-words';
import { useReportOutbox } from './use-report-outbox';

/** The biggest thing of the first page. */
export function ReportCard({ userId }: { userId: string | undefined }) {
  const [isAsking, setAsking] = useState(false);
  const unsent = useReportOutbox();
  const report = () => {
    openPage('tickets/report-page');
  };
  const handleScan = async () => {
    if (!canScan()) {
      setAsking(true);
      return;
    }
    const scanned = await scan();
    if (scanned !== null) {
      openPage('tickets/report-page', { asset: assetCodeIn(scanned) });
    }
  };
  return (
    <Card className="home__report">
      <EchoSign className="home__arcs" />
      <View className="home__question">遇到问题？</View>
      <View className="home__promise">
        {unsent === null && hasKeptDraft(userId)
          ? '上次写到一半的内容还在'
          : '说一声，工程师马上跟进'}
      </View>
      {unsent && unsent.state !== 'sent' && (
        <Tap className="home__unsent" onTap={report}>
          <Banner tone={unsent.state === 'refused' ? 'late' : 'wait'}>{sayUnsent(unsent)}</Banner>
        </Tap>
      )}
      <View className="home__buttons">
        <Button id="report" onTap={report}>
          报告问题
        </Button>
        <Button id="scan" kind="quiet" icon="scan" narrow onTap={() => void handleScan()}>
          {canScan() ? '扫一扫' : '设备编号'}
        </Button>
      </View>
      <AssetSheet
        isOpen={isAsking}
        onClose={() => {
          setAsking(false);
        }}
      />
    </Card>
  );
}

/** Where there is no camera: the code is typed from the sticker. */
function AssetSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [code, setCode] = useState('');
  const isEmpty = !hasWords(code);
  return (
    <Sheet
      isOpen={isOpen}
      title="设备编号"
      onClose={onClose}
      actions={
        <Button
          disabled={isEmpty}
          onTap={() => {
            onClose();
            openPage('tickets/report-page', { asset: assetCodeIn(code) });
          }}
        >
          报告这台设备的问题
        </Button>
      }
    >
      <View className="home__promise">在设备的标签上，二维码下面</View>
      <TextField
        label="设备编号"
        hideLabel
        hint="例如：YS-PUMP-0032"
        most={64}
        value={code}
        onChange={setCode}
      />
    </Sheet>
  );
}
