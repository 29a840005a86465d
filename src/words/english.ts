import messages from '../../translations/en.json' with { type: 'json' };
import { createWords, type Words } from './words.ts';

/** The words of the product's first language. */
export const ENGLISH: Words = createWords('en', messages);
