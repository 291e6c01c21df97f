import { Text, View } from '@tarojs/components';

import type { RecordBlock } from '#shared/records/record-api';

import { AttachmentStrip } from './attachment-strip';

type RecordBlocksProps = { blocks: readonly RecordBlock[] };

/** What a section of a record is made of. */
export function RecordBlocks({ blocks }: RecordBlocksProps) {
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </>
  );
}

function Block({ block }: { block: RecordBlock }) {
  switch (block.kind) {
    case 'facts':
      return (
        <>
          {block.rows.map(({ label, value }) => (
            <Fact key={label} label={label} value={value} />
          ))}
        </>
      );
    case 'text':
      return <Fact label={block.label} value={block.text} />;
    case 'note':
      return <View className="record__state">{block.text}</View>;
    case 'pictures':
      return (
        <View className="record__pictures">
          <View className="record__state">{block.label}</View>
          <AttachmentStrip attachments={block.pictures} />
        </View>
      );
    case 'steps':
      return <Steps rows={block.rows} />;
  }
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <View className="record__fact">
      <View className="record__label">{label}</View>
      <Text className="record__value" userSelect>
        {value}
      </Text>
    </View>
  );
}

function Steps({ rows }: Pick<Extract<RecordBlock, { kind: 'steps' }>, 'rows'>) {
  return (
    <>
      {rows.map(({ pictures, text, time, title }, index) => (
        <View key={index} className="record__step">
          <View className="record__state">{time}</View>
          <View className="record__deed">{title}</View>
          {text !== '' && (
            <Text className="record__value" userSelect>
              {text}
            </Text>
          )}
          <AttachmentStrip attachments={pictures} />
        </View>
      ))}
    </>
  );
}
