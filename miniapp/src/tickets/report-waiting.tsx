import { View } from '@tarojs/components';

import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { Icon } from '#miniapp/ui/icon';

import { takeBackReport, trySending, type Outbox } from './report-outbox';
import { sayUnsent } from './report-outbox-words';
import { reportWords } from './words/report';

type ReportWaitingProps = { unsent: Extract<Outbox, { state: 'sending' | 'waiting' }> };

/** The report is written and safe; only the network is missing. */
export function ReportWaiting({ unsent }: ReportWaitingProps) {
  const { draft } = unsent.report;
  const pictures = draft.pictures.filter(({ isLost }) => !isLost).length;
  const isTrying = unsent.state === 'sending';
  return (
    <>
      <View className="report__waiting">
        <Icon name="offline" size="large" />
        <View className="report__waiting-title">{sayUnsent({ ...unsent, state: 'waiting' })}</View>
        <View className="report__waiting-line">{reportWords.sending.mayLeave}</View>
        <View className="report__waiting-buttons">
          <Button kind="quiet" size="small" onTap={takeBackReport}>
            {reportWords.sending.change}
          </Button>
          <Button
            kind="quiet"
            size="small"
            icon="retry"
            busy={isTrying && reportWords.page.submitting}
            onTap={() => void trySending()}
          >
            {reportWords.sending.tryNow}
          </Button>
        </View>
      </View>
      <Card>
        <View className="report__kept">{draft.description}</View>
        {pictures > 0 && (
          <View className="report__kept-pictures">{reportWords.sending.pictures(pictures)}</View>
        )}
      </Card>
    </>
  );
}
