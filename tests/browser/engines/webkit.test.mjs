import { journeys } from './journeys.mjs';
import { runIn } from './run.mjs';
import { webkit } from './webkit.mjs';

runIn(webkit, journeys);
