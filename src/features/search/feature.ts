import { feature } from '../../feature.ts';
import { measureCard } from './words/measure-card.ts';

/** Released measures, found from any chat. */
export const search = feature('search', { views: { measureCard } });
