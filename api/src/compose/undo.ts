/** What to undo when the product stops, last one first. */
export type Undo = (() => Promise<unknown>)[];

export async function undoAll(undo: Undo): Promise<void> {
  for (const step of undo.splice(0).reverse()) {
    await step();
  }
}
