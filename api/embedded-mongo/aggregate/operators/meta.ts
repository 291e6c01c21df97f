import { textOf } from '../../bson/describe';
import { doubleValue } from '../../bson/value';
import { ServerError } from '../../errors/server-error';
import type { SpecialOperator } from '../expression/environment';

/** `{ $meta: 'textScore' }`. @throws ServerError 40218 where no search is known, 238 for what else there is */
export const meta: SpecialOperator = (operand) => {
  if (operand !== 'textScore') {
    throw new ServerError(
      238,
      `$meta: ${textOf(operand)} is not supported by the embedded database`,
    );
  }
  return ({ root, scoreOf }) => {
    if (!scoreOf) {
      throw new ServerError(40218, 'query requires text score metadata, but it is not available');
    }
    return doubleValue(scoreOf(root));
  };
};
