/** What somebody of the staff wrote down about a customer. */
export type CustomerNote = {
  id: string;
  customerId: string;
  authorId: string;
  at: Date;
  text: string;
};
