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
import { reportWords } from './words/report';

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
      <View className="home__question">{reportWords.card.question}</View>
      <View className="home__promise">
        {unsent === null && hasKeptDraft(userId)
          ? reportWords.card.draftIsKept
          : reportWords.card.promise}
      </View>
      {unsent && unsent.state !== 'sent' && (
        <Tap className="home__unsent" onTap={report}>
          <Banner tone={unsent.state === 'refused' ? 'late' : 'wait'}>{sayUnsent(unsent)}</Banner>
        </Tap>
      )}
      <View className="home__buttons">
        <Button id="report" onTap={report}>
          {reportWords.page.title}
        </Button>
        <Button id="scan" kind="quiet" icon="scan" narrow onTap={() => void handleScan()}>
          {canScan() ? reportWords.card.scan : reportWords.card.assetCode}
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
      title={reportWords.card.assetCode}
      onClose={onClose}
      actions={
        <Button
          disabled={isEmpty}
          onTap={() => {
            onClose();
            openPage('tickets/report-page', { asset: assetCodeIn(code) });
          }}
        >
          {reportWords.card.reportAsset}
        </Button>
      }
    >
      <View className="home__promise">{reportWords.card.whereIsCode}</View>
      <TextField
        label={reportWords.card.assetCode}
        hideLabel
        hint={reportWords.card.codeHint}
        most={64}
        value={code}
        onChange={setCode}
      />
    </Sheet>
  );
}
