import { airplane } from './airplane.js';
import { alps } from './alps.js';
import { boats } from './boats.js';
import { cat } from './cat.js';
import { flower } from './flower.js';
import type { DemoPhoto } from './types.js';

export type { DemoPhoto, ScriptedPrompt } from './types.js';

/** The photos of the playground in the order of its strip. */
export const photos: readonly DemoPhoto[] = [boats, cat, flower, airplane, alps];
