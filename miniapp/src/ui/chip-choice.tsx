import { Chip, Chips } from './chip';
import { Section } from './section';

type Option<Name extends string> = readonly [name: Name, label: string];

type ChipRowProps<Name extends string> = {
  /** What the ids of its chips begin with. */
  id: string;
  chosen: Name | null;
  options: readonly Option<Name>[];
  onChoose: (name: Name) => void;
};

/** One of a row of chips. */
export function ChipRow<Name extends string>(props: ChipRowProps<Name>) {
  const { id, chosen, options, onChoose } = props;
  return (
    <Chips>
      {options.map(([name, label]) => (
        <Chip
          key={name}
          id={`${id}-${name}`}
          isChosen={name === chosen}
          onTap={() => {
            onChoose(name);
          }}
        >
          {label}
        </Chip>
      ))}
    </Chips>
  );
}

/** The same under a heading. */
export function ChipChoice<Name extends string>({
  title,
  ...row
}: ChipRowProps<Name> & { title: string }) {
  return (
    <Section title={title}>
      <ChipRow {...row} />
    </Section>
  );
}
