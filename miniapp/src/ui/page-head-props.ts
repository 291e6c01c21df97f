export type PageHeadProps = { title: string | undefined; isBarPage: boolean };
