import { failedStarts } from './failed-starts.mjs';
import { journeys } from './journeys.mjs';
import { runIn } from './run.mjs';
import { stopped } from './stopped.mjs';
import { updateFromOld } from './update-from-old.mjs';
import { webkit } from './webkit.mjs';

runIn(webkit, [...journeys, ...updateFromOld, ...stopped, ...failedStarts]);
