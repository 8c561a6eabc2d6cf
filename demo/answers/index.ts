import { airplane } from './airplane.js';
import { alps } from './alps.js';
import { boats } from './boats.js';
import { cat } from './cat.js';
import { flower } from './flower.js';
import { harbour } from './harbour.js';
import type { DemoFilm, DemoPhoto } from './types.js';
import { walkingCat } from './walkingCat.js';

export type { DemoFilm, DemoPhoto, ScriptedPrompt } from './types.js';

/** The photos of the playground in the order of its strip. */
export const photos: readonly DemoPhoto[] = [boats, cat, flower, airplane, alps];

/** The films of the playground in the order of its strip. */
export const films: readonly DemoFilm[] = [harbour, walkingCat];
