/** Whether this can be the id of a record at all; asking the database for anything else is an error of ours. */
export function isObjectId(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{24}$/i.test(id);
}
