import { View } from '@tarojs/components';

import { Button } from './button';
import { kitWords } from './words';

type SignatureWaysProps = { isSigned: boolean; onClear: () => void; onDone: () => void };

/** Once more, or done. */
export function SignatureWays({ isSigned, onClear, onDone }: SignatureWaysProps) {
  return (
    <View className="signature__ways">
      <Button kind="quiet" id="clear-signature" onTap={onClear}>
        {kitWords.signature.clear}
      </Button>
      <Button kind="quiet" icon="check" id="take-signature" disabled={!isSigned} onTap={onDone}>
        {kitWords.signature.done}
      </Button>
    </View>
  );
}
