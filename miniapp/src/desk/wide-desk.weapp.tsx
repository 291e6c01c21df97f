/** WeChat has the phone's desk on every screen. */
export const WideDesk = () => null;
