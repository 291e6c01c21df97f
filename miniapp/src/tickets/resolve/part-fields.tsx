import { View } from '@tarojs/components';

import { canScan, scan } from '#miniapp/platform/scan';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { Icon } from '#miniapp/ui/icon';
import { Section } from '#miniapp/ui/section';
import { Tap } from '#miniapp/ui/tap';
import { TextField } from '#miniapp/ui/text-field';
import { visitLimits } from '#shared/visits/visit-limits';

import { assetCodeIn } from '../asset-code';
import { resolveWords } from '../words/resolve';

import { emptyPart, type DraftPart, type ResolveProblem } from './resolve-draft';

type PartFieldsProps = {
  parts: readonly DraftPart[];
  problems: readonly ResolveProblem[];
  onChange: (parts: DraftPart[]) => void;
};

/** What was used up. */
export function PartFields({ parts, problems, onChange }: PartFieldsProps) {
  const words = resolveWords.parts;
  return (
    <Section title={words.title}>
      {parts.map((part, at) => (
        <OnePart
          key={at}
          {...{ part, at, problems }}
          onChange={(changed) => {
            onChange(parts.map((one, index) => (index === at ? { ...one, ...changed } : one)));
          }}
          onRemove={() => {
            onChange(parts.filter((_one, index) => index !== at));
          }}
        />
      ))}
      {parts.length < visitLimits.parts && (
        <Button
          kind="quiet"
          icon="plus"
          id="add-part"
          onTap={() => {
            onChange([...parts, emptyPart]);
          }}
        >
          {words.add}
        </Button>
      )}
    </Section>
  );
}

type OnePartProps = {
  part: DraftPart;
  at: number;
  problems: readonly ResolveProblem[];
  onChange: (changed: Partial<DraftPart>) => void;
  onRemove: () => void;
};

function OnePart({ part, at, problems, onChange, onRemove }: OnePartProps) {
  const words = resolveWords.parts;
  return (
    <Card className="part">
      <View className="part__row">
        <View className="part__wide">
          <TextField
            id={`part-name-${at}`}
            label={words.name}
            hint={words.nameHint}
            most={60}
            value={part.name}
            error={problems.includes(`part ${at}`) ? words.nameMissing : undefined}
            onChange={(name) => {
              onChange({ name });
            }}
          />
        </View>
        <Tap className="part__remove" label={words.remove(at + 1)} onTap={onRemove}>
          <Icon name="remove" />
        </Tap>
      </View>
      <Serial part={part} at={at} onChange={onChange} />
      <View className="part__row">
        <Quantity part={part} at={at} onChange={onChange} />
        <View className="part__wide">
          <TextField
            id={`part-cost-${at}`}
            label={words.cost}
            hint={words.costHint}
            most={12}
            value={part.cost}
            error={problems.includes(`cost ${at}`) ? words.costWrong : undefined}
            onChange={(cost) => {
              onChange({ cost });
            }}
          />
        </View>
      </View>
    </Card>
  );
}

type OneFieldProps = Pick<OnePartProps, 'at' | 'onChange' | 'part'>;

function Serial({ part, at, onChange }: OneFieldProps) {
  const words = resolveWords.parts;
  const handleScan = async () => {
    const scanned = await scan();
    if (scanned !== null) {
      onChange({ serial: assetCodeIn(scanned) });
    }
  };
  return (
    <View className="part__row">
      <View className="part__wide">
        <TextField
          id={`part-serial-${at}`}
          label={words.serial}
          hint={words.serialHint}
          most={60}
          value={part.serial}
          onChange={(serial) => {
            onChange({ serial });
          }}
        />
      </View>
      {canScan() && (
        <Button
          kind="quiet"
          icon="scan"
          narrow
          id={`part-scan-${at}`}
          onTap={() => void handleScan()}
        >
          {words.scan}
        </Button>
      )}
    </View>
  );
}

function Quantity({ part: { quantity }, at, onChange }: OneFieldProps) {
  const words = resolveWords.parts;
  const change = (by: number) => () => {
    onChange({ quantity: Math.min(visitLimits.quantity, Math.max(1, quantity + by)) });
  };
  return (
    <View className="field">
      <View className="field__label">{words.quantity}</View>
      <View className="part__quantity">
        <Tap className="part__step" label={words.less} onTap={change(-1)}>
          <Icon name="minus" />
        </Tap>
        <View className="part__count">{quantity}</View>
        <Tap className="part__step" id={`part-more-${at}`} label={words.more} onTap={change(1)}>
          <Icon name="plus" />
        </Tap>
      </View>
    </View>
  );
}
