import { Schema } from 'mongoose';

import type { FieldsOf } from '#api/mongo/index';

export const text = { type: String, default: '' };
export const time = { type: Date, required: true };
export const maybe = <T>(type: T) => ({ type, default: null });
export const oneOf = (values: readonly string[]) => ({
  ...{ type: String, enum: values, required: true },
});

/** A part of a ticket, every field of its type named. */
export const partOf = <Shape>(fields: FieldsOf<Shape>) => new Schema(fields, { _id: false });
