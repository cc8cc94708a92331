import { feature } from '../../feature.ts';
import { measureCard } from './words/measure-card.ts';

/** Released measures, found from any chat; nothing can be pressed on their card. */
export const search = feature('search', { views: { measureCard } });
