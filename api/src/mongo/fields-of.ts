import type { SchemaDefinitionProperty } from 'mongoose';

/**
 * A schema's fields when none is missing and none is too many: `{ … } satisfies FieldsOf<Ticket>`. Mongoose drops in silence what a
 * schema does not name.
 */
export type FieldsOf<Shape> = { [Name in keyof Required<Shape>]: SchemaDefinitionProperty };
