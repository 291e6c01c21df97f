import { call } from '#miniapp/client/call';
import { useQuery } from '#miniapp/client/use-query';
import { ChipChoice } from '#miniapp/ui/chip-choice';
import { regionApi } from '#shared/directory/region-api';

type RegionChoiceProps = {
  id: string;
  title: string;
  /** What it says when none is chosen. */
  without: string;
  chosen: string | null;
  onChoose: (regionId: string | null) => void;
};

const none = 'none';

/** Where somebody has to go, out of the regions that the company drives to; nothing while there are none. */
export function RegionChoice({ id, title, without, chosen, onChoose }: RegionChoiceProps) {
  const { data } = useQuery('regions', async () => (await call(regionApi.regions)).items);
  if (!data || data.length === 0) {
    return null;
  }
  return (
    <ChipChoice
      {...{ id, title }}
      chosen={chosen ?? none}
      options={[
        [none, without],
        ...data.map(({ id: regionId, name }): [string, string] => [regionId, name]),
      ]}
      onChoose={(regionId) => {
        onChoose(regionId === none ? null : regionId);
      }}
    />
  );
}
