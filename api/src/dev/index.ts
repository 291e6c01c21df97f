export { castNewcomer } from './cast-newcomer';
export { devRoutes } from './dev-routes';
