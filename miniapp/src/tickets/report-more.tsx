import { View } from '@tarojs/components';
import { useState } from 'react';

import { canScan, scan } from '#miniapp/platform/scan';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Icon } from '#miniapp/ui/icon';
import { Section } from '#miniapp/ui/section';
import { Tap } from '#miniapp/ui/tap';
import { TextField } from '#miniapp/ui/text-field';
import { ticketScopeNames, ticketScopes } from '#shared/tickets/ticket-words';

import { assetCodeIn } from './asset-code';
import { PlaceField, placeOfVisit } from './place-field';
import { sayMore } from './say-more';
import type { Report } from './use-report';
import { reportWords } from './words/report';

/** What helps but is not needed, folded until somebody wants it. */
export function ReportMore({ report }: { report: Report }) {
  const { draft, problems, products, productId } = report;
  const [isUnfolded, setUnfolded] = useState(false);
  const isOpen =
    isUnfolded || problems.address !== undefined || problems.preferredTime !== undefined;
  const product = products.items.find(({ id }) => id === productId);
  return (
    <Card flush>
      <Tap
        id="more"
        className="report__fold"
        onTap={() => {
          setUnfolded(!isOpen);
        }}
      >
        <View className="report__fold-title">{reportWords.more.title}</View>
        <View className="report__fold-line">{isOpen ? '' : sayMore(draft, product?.name)}</View>
        <Icon name={isOpen ? 'up' : 'down'} size="small" />
      </Tap>
      {isOpen && <Unfolded report={report} />}
    </Card>
  );
}

function Unfolded({ report }: { report: Report }) {
  const { draft, change, products, productId } = report;
  return (
    <View className="report__more">
      <Section title={reportWords.more.scope}>
        <Chips>
          {ticketScopeNames.map((scope) => (
            <Chip
              key={scope}
              id={`scope-${scope}`}
              isChosen={draft.scope === scope}
              onTap={() => {
                change({ scope });
              }}
            >
              {ticketScopes[scope].label}
            </Chip>
          ))}
        </Chips>
      </Section>
      {products.items.length > 0 && (
        <Section title={reportWords.more.product}>
          <Chips>
            {products.items.map(({ id, name, version }) => (
              <Chip
                key={id}
                isChosen={productId === id}
                onTap={() => {
                  change({ productId: productId === id ? null : id });
                }}
              >
                {version === null ? name : `${name} ${version}`}
              </Chip>
            ))}
          </Chips>
        </Section>
      )}
      <AssetField report={report} />
      <VisitFields report={report} />
    </View>
  );
}

function AssetField({ report: { draft, change } }: { report: Report }) {
  const handleScan = async () => {
    const scanned = await scan();
    if (scanned !== null) {
      change({ assetCode: assetCodeIn(scanned) });
    }
  };
  return (
    <View className="report__asset">
      <View className="report__asset-code">
        <TextField
          id="asset-code"
          label={reportWords.card.assetCode}
          hint={reportWords.more.codeHint}
          most={64}
          value={draft.assetCode}
          onChange={(assetCode) => {
            change({ assetCode });
          }}
        />
      </View>
      {canScan() && (
        <Button kind="quiet" icon="scan" narrow onTap={() => void handleScan()}>
          {reportWords.more.scan}
        </Button>
      )}
    </View>
  );
}

function VisitFields({ report: { draft, change, problems } }: { report: Report }) {
  const { visit } = draft;
  return (
    <>
      <View id="report-address">
        <PlaceField
          id="visit-address"
          label={reportWords.more.address}
          hint={reportWords.more.addressHint}
          place={placeOfVisit({ visit })}
          error={problems.address}
          onChange={({ name: address, latitude, longitude }) => {
            change({ visit: { ...visit, address, latitude, longitude } });
          }}
        />
      </View>
      <View id="report-preferredTime">
        <TextField
          id="visit-time"
          label={reportWords.more.time}
          hint={reportWords.more.timeHint}
          most={100}
          value={visit.preferredTime}
          error={problems.preferredTime}
          onChange={(preferredTime) => {
            change({ visit: { ...visit, preferredTime } });
          }}
        />
      </View>
    </>
  );
}
